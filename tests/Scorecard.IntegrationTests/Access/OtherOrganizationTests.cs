using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Scorecard.Api.Features.Okrs;
using Scorecard.Api.Features.Session;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.IntegrationTests.ApiKeys;
using Scorecard.IntegrationTests.Importing;
using Scorecard.IntegrationTests.Kpis;
using static Scorecard.IntegrationTests.Kpis.KpiScenarios;

namespace Scorecard.IntegrationTests.Access;

/// <summary>Two organizations on one instance: whoever has every role in one of them sees, and finds, nothing of the other.</summary>
public class OtherOrganizationTests
{
    private const string Mark = "Kestrelmark";

    [Fact]
    public async Task What_belongs_to_another_organization_is_as_if_it_were_not_there()
    {
        await using var own = new ApiFixture();
        var (insider, key) = await WithEveryRoleAsync(own);
        var foreign = await FoundAnotherAsync(own);

        List<string> faults = [];
        foreach (var (route, method, path, hasBody) in Walk.Routes(own).Where(route => !route.Route.EndsWith("/session", StringComparison.Ordinal)))
        {
            var nothing = await AskAsync(insider, method, path, hasBody);
            if (nothing.Text.Contains(Mark, StringComparison.Ordinal) || foreign.Any(id => nothing.Text.Contains(id.ToString(), StringComparison.Ordinal)))
                faults.Add($"{route} tells of the other organization");
            if (!path.Contains(Walk.Nothing, StringComparison.Ordinal))
                continue;

            foreach (var id in foreign)
            {
                var address = path.Replace(Walk.Nothing, id.ToString(), StringComparison.Ordinal);
                var answer = await AskAsync(insider, method, address, hasBody);
                if (answer.Status != nothing.Status || answer.Text.Contains(Mark, StringComparison.Ordinal))
                    faults.Add($"{route} with {id}: {(int)answer.Status} instead of {(int)nothing.Status}");
            }
        }

        Assert.Empty(faults);
        Assert.DoesNotContain(Mark, await (await key.GetAsync("/api/v1/kpis")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string Text)> AskAsync(HttpClient http, string method, string path, bool hasBody)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (hasBody)
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var endless = answer.Content.Headers.ContentType?.MediaType == "text/event-stream";
        return (answer.StatusCode, endless ? "" : await answer.Content.ReadAsStringAsync());
    }

    private static async Task<(HttpClient Http, HttpClient Key)> WithEveryRoleAsync(ApiFixture own)
    {
        var (http, id, _) = await own.PersonAsync(Role.Administrator);
        foreach (var (role, version) in Enum.GetValues<Role>().Where(role => role is not Role.Administrator).Select((role, index) => (role, index + 2)))
        {
            await own.RunAsync(commands => commands.ChangeAsync<Person, PersonEvent>(
                id, version, _ => [new PersonRoleGranted(role, own.RootUnitId)], default));
        }

        return (http, await own.MachineAsync(http, own.RootUnitId, [.. KeyScope.Offered]));
    }

    /// <summary>Another organization with something of everything. Answers the ids of all of it.</summary>
    private static async Task<List<Guid>> FoundAnotherAsync(ApiFixture own)
    {
        var (orgId, unit, administrator) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        const string Email = "kestrelmark@example.org";
        await using (var scope = own.Services.CreateAsyncScope())
        {
            var services = scope.ServiceProvider;
            await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            var settings = new OrganizationSettings($"{Mark} Inc.", "en", "Europe/Berlin", "EUR", FiscalYearStartMonth: 1);
            Assert.Null(await services.GetRequiredService<Founding>().FoundAsync(
                transaction, new Foundation(orgId, settings, unit, administrator, $"{Mark} Smith", Email, "en"), default));
            await transaction.CommitAsync();
            var accounts = services.GetRequiredService<Accounts>();
            await accounts.SetPasswordAsync(await accounts.EnsureAsync(orgId, administrator, Email), ApiFixture.Password);
        }

        var http = await own.AnonymousAsync();
        await ApiFixture.SignInAsync(http, Email);
        var kpi = await http.DefineAsync(Definition(unit) with { Name = $"{Mark} revenue", Code = "kestrelmark" }, Target("2026-01", 10));
        await http.RecordAsync(kpi, "2026-10", 9, comment: Mark);
        var key = await http.KeyAsync(unit);
        var import = await http.UploadAsync(Encoding.UTF8.GetBytes($"code,2026-10\n{Mark},1\n"), $"{Mark}.csv");
        var (cycle, objective) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using (var scope = own.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<Caller>().ActAs(orgId, administrator);
            var commands = scope.ServiceProvider.GetRequiredService<CommandRunner>();
            Assert.IsType<Outcome.Done>(await commands.CreateAsync<Cycle, CycleEvent>(
                cycle, _ => [new CyclePlanned(Mark, CycleKind.Custom, new(2026, 10, 1), new(2026, 12, 31), CheckInRhythm.Default), new CycleStarted()], default));
            Assert.IsType<Outcome.Done>(await commands.CreateAsync<BalancedScorecard, ScorecardEvent>(
                Guid.CreateVersion7(), _ => [new ScorecardCreated(unit, 2026, Mark, At("2026-01"), [], [], RollUpSettings.Default)], default));
        }

        await (await http.PutAsync(
            $"/api/v1/objectives/{objective}", new DraftOkrObjectiveRequest(cycle, Mark, Ambition.Committed, unit, OwnerPersonId: administrator, Private: false, Parents: []))).ReadAsync<CommandAccepted>();
        await using var command = own.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select distinct id from streams where org_id = $1");
        command.Parameters.AddWithValue(orgId);
        await using var row = await command.ExecuteReaderAsync();
        List<Guid> ids = [key.Key.Id, import.Id];
        while (await row.ReadAsync())
            ids.Add(row.GetGuid(0));
        return ids;
    }
}
