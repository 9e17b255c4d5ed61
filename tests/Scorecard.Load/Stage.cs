using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Scorecard.Api.Features.Session;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Load;

/// <summary>One who works: manages a unit, records a KPI and checks in on a key result of an objective of their own.</summary>
internal sealed record CastMember(Guid Id, string Email, Guid KpiId, Guid ObjectiveId, Guid KeyResultId, Guid ScorecardId);

/// <param name="Year">Of the scorecards: the last that is over, so that every month of it can be recorded.</param>
internal sealed record Cast(Guid OrgId, int Year, IReadOnlyList<CastMember> People);

/// <summary>Sets up the organization of a run by the write path, without HTTP: units of five people, a KPI and an objective for each.</summary>
internal sealed class Stage : WebApplicationFactory<Program>
{
    public const string Password = "correct horse battery";
    private const int PerUnit = 5;

    private readonly string _database;
    private readonly Guid _orgId = Guid.CreateVersion7();
    private readonly Guid _administrator = Guid.CreateVersion7();

    private Stage(string database) => _database = database;

    public static async Task<Cast> SetAsync(string database, int people)
    {
        await using var stage = new Stage(database);
        await stage.Services.GetRequiredService<StartUp>().Ready;
        return await stage.SetAsync(people);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseContentRoot(AppContext.BaseDirectory)
        .UseSetting("ConnectionStrings:Scorecard", _database)
        .ConfigureLogging(logging => logging.ClearProviders())
        .ConfigureTestServices(_ => { });

    private async Task<Cast> SetAsync(int people)
    {
        var (root, year) = (Guid.CreateVersion7(), DateTime.UtcNow.Year - 1);
        await using (var scope = Services.CreateAsyncScope())
        {
            await using var connection = await scope.ServiceProvider.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            var settings = new OrganizationSettings("Load", "en", "UTC", "EUR", FiscalYearStartMonth: 1);
            var foundation = new Foundation(_orgId, settings, root, _administrator, "Administrator", "administrator@example.org", "en");
            if (await scope.ServiceProvider.GetRequiredService<Founding>().FoundAsync(transaction, foundation, default) is { } refused)
                throw new InvalidOperationException(refused.Code);
            await transaction.CommitAsync();
        }

        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var cycle = await CreateAsync<Cycle, CycleEvent>(
            new CyclePlanned("Load", CycleKind.Custom, today.AddDays(-30), today.AddDays(60), CheckInRhythm.Default), new CycleStarted());
        List<CastMember> cast = [];
        while (cast.Count < people)
            cast.AddRange(await SetUnitAsync(root, cycle, year, cast.Count, Math.Min(PerUnit, people - cast.Count)));
        return new(_orgId, year, cast);
    }

    private async Task<List<CastMember>> SetUnitAsync(Guid root, Guid cycle, int year, int number, int people)
    {
        var unit = await CreateAsync<Unit, UnitEvent>(new UnitDefined($"team-{number}", $"Team {number}", root));
        List<CastMember> members = [];
        for (var at = number; at < number + people; at++)
        {
            var (id, email) = (Guid.CreateVersion7(), $"person-{at}@example.org");
            await RunAsync(commands => commands.CreateAsync<Person, PersonEvent>(id, _ => [new PersonAdded(unit), new PersonRoleGranted(Role.UnitManager, unit)], default));
            await AccountAsync(id, email);
            var kpi = await CreateAsync<Kpi, KpiEvent>(
                new KpiDefined(Definition(unit, id, at)), new KpiTargetsSet([new TargetEntry(Period.Parse($"{year}-01").Required, 100m, null, null)], []), new KpiActivated());
            var objective = Guid.CreateVersion7();
            var keyResult = Guid.CreateVersion7();
            await RunAsync(commands => commands.CreateAsync<Objective, ObjectiveEvent>(
                objective,
                _ =>
                [
                    new OkrObjectiveDrafted(cycle, new ObjectiveContent($"Objective {at}", null, Ambition.Committed, unit, id, false), [], id),
                    new KeyResultAdded(keyResult, new KeyResultContent($"Key result {at}", Measure.OfMetric(0m, 1_000_000m, "%"))),
                    new OkrObjectiveAgreed(),
                ],
                default));
            members.Add(new(id, email, kpi, objective, keyResult, Guid.Empty));
        }

        var scorecard = await CreateAsync<BalancedScorecard, ScorecardEvent>(new ScorecardCreated(
            unit,
            year,
            $"Scorecard {number}",
            Period.Parse($"{year}-01").Required,
            [new Perspective(Guid.CreateVersion7(), PerspectiveKind.Financial, "Financial", 1, [new StrategicObjective(
                Guid.CreateVersion7(), new ObjectiveDetails("Grow", null, null, 1, null), [.. members.Select(member => new KpiPlacement(member.KpiId, 1))], [])])],
            [],
            RollUpSettings.Default));
        return [.. members.Select(member => member with { ScorecardId = scorecard })];
    }

    private async Task AccountAsync(Guid id, string email)
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<People>().SaveAsync(_orgId, id, email, email, title: null, default);
        var accounts = scope.ServiceProvider.GetRequiredService<Accounts>();
        await accounts.SetPasswordAsync(await accounts.EnsureAsync(_orgId, id, email), Password);
    }

    private async Task<Guid> CreateAsync<TState, TEvent>(params IReadOnlyList<TEvent> events)
        where TState : IAggregate<TState, TEvent>
        where TEvent : class
    {
        var id = Guid.CreateVersion7();
        await RunAsync(commands => commands.CreateAsync<TState, TEvent>(id, _ => [.. events], default));
        return id;
    }

    private async Task RunAsync(Func<CommandRunner, Task<Outcome>> command)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAs(_orgId, _administrator);
        if (await command(scope.ServiceProvider.GetRequiredService<CommandRunner>()) is Outcome.Refused { Error: var error })
            throw new InvalidOperationException(error.Code);
    }

    private static KpiDefinition Definition(Guid unit, Guid owner, int number) => new(
        $"kpi-{number}", $"KPI {number}", Description: null, UnitKind.Currency, UnitSymbol: "EUR", Decimals: 0, Direction.Increase, KpiLevel.Strategic,
        KpiTiming.Lagging, KpiHorizon.Short, KpiNature.Quantitative, Category: null, PerspectiveKind.Financial, Frequency.Monthly, Aggregation.Sum,
        RatioFactor: null, unit, owner, DataSource: "ERP", DataPath: null, Formula: null, Baseline: null, Benchmark: null, BenchmarkSource: null,
        ParentKpiId: null, ScaleSettings.Default);
}
