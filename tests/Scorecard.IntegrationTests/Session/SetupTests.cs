using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Api.Features.Session;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.Session;

/// <summary>A new installation on an empty database, set up by the link in its log.</summary>
public sealed class SetupTests(PostgresFixture postgres) : IAsyncLifetime
{
    private string _database = "";

    public async ValueTask InitializeAsync() => _database = await postgres.CreateDatabaseAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_link_in_the_log_sets_up_the_organization_once()
    {
        await using var installation = new Installation(_database);
        var http = await ApiFixture.WithTokenAsync(installation.CreateClient());
        Assert.True((await http.GetAsync<SessionView>("/api/v1/session")).SetupRequired);
        var token = await installation.SetupTokenAsync();
        Assert.True((await http.GetAsync<SetupView>($"/api/v1/setup?token={token}")).Open);

        var session = await (await http.PostAsync("/api/v1/setup", Request(token))).ReadAsync<SessionView>();

        Assert.Equal("admin@example.org", session.Person!.Email);
        Assert.Equal(("Hanbit", "Asia/Seoul", 4), (session.Organization!.Name, session.Organization.TimeZone, session.Organization.FiscalYearStartMonth));
        Assert.Equal([Role.Administrator], session.Grants.Select(grant => grant.Role));
        var again = await (await ApiFixture.WithTokenAsync(installation.CreateClient())).PostAsync("/api/v1/setup", Request(token));
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Equal("setup.not_found", await again.CodeAsync());
        Assert.False((await http.GetAsync<SessionView>("/api/v1/session")).SetupRequired);
    }

    [Fact]
    public async Task Of_two_at_once_one_founds_the_organization()
    {
        await using var installation = new Installation(_database);
        var (first, second) = (await ApiFixture.WithTokenAsync(installation.CreateClient()), await ApiFixture.WithTokenAsync(installation.CreateClient()));
        var token = await installation.SetupTokenAsync();

        var answers = await Task.WhenAll(first.PostAsync("/api/v1/setup", Request(token)), second.PostAsync("/api/v1/setup", Request(token)));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotFound], answers.Select(answer => answer.StatusCode).Order());
    }

    [Fact]
    public async Task A_restart_ends_the_link_and_keeps_the_sessions()
    {
        string earlier;
        await using (var installation = new Installation(_database))
        {
            installation.CreateClient();
            earlier = await installation.SetupTokenAsync();
        }

        await using var restarted = new Installation(_database);
        var http = await ApiFixture.WithTokenAsync(restarted.CreateClient());
        var token = await restarted.SetupTokenAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await http.PostAsync("/api/v1/setup", Request(earlier))).StatusCode);
        var signedIn = await http.PostAsync("/api/v1/setup", Request(token));
        signedIn.EnsureSuccessStatusCode();
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(header => header.StartsWith("scorecard-session", StringComparison.Ordinal));

        await using var later = new Installation(_database);
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/organization");
        request.Headers.Add("Cookie", cookie.Split(';')[0]);
        Assert.Equal(HttpStatusCode.OK, (await later.CreateClient().SendAsync(request)).StatusCode);
        await later.Services.GetRequiredService<SetupLinks>().RunAsync(TestContext.Current.CancellationToken);
        Assert.False(later.HasSetupLink);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Outside_development_the_contract_is_for_those_who_are_signed_in()
    {
        await using var installation = new Installation(_database);
        var http = await ApiFixture.WithTokenAsync(installation.CreateClient());
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/openapi/v1.json")).StatusCode);

        (await http.PostAsync("/api/v1/setup", Request(await installation.SetupTokenAsync()))).EnsureSuccessStatusCode();

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/openapi/v1.json")).StatusCode);
    }

    [Fact]
    public async Task The_log_names_routes_and_traces_and_no_person_and_no_secret()
    {
        await using var installation = new Installation(_database);
        var http = await ApiFixture.WithTokenAsync(installation.CreateClient());
        var token = await installation.SetupTokenAsync();
        await http.GetAsync($"/api/v1/setup?token={token}");
        (await http.PostAsync("/api/v1/setup", Request(token))).EnsureSuccessStatusCode();
        await ApiFixture.WithTokenAsync(http);
        await http.PostAsync("/api/v1/session", new SignInRequest("admin@example.org", "not the password"));

        var log = installation.Log.Where(line => !line.Contains("Set one up here, once", StringComparison.Ordinal)).ToList();

        Assert.Contains(log, line => line.StartsWith("POST api/v1/setup answered 200", StringComparison.Ordinal));
        Assert.Contains(log, line => line.StartsWith("POST api/v1/session answered 401", StringComparison.Ordinal));
        foreach (var secret in (string[])["admin@example.org", "김관리", "Hanbit", "not the password", "a long enough password", token])
            Assert.DoesNotContain(log, line => line.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_field_is_checked_before_the_link_is_used_up()
    {
        await using var installation = new Installation(_database);
        var http = await ApiFixture.WithTokenAsync(installation.CreateClient());
        var token = await installation.SetupTokenAsync();

        var refused = await http.PostAsync("/api/v1/setup", new SetupRequest(token, " ", "Korean", "Mars/Base", "won", 13, "", "nobody", "short"));

        Assert.Equal(
            ["currency", "email", "fiscalYearStartMonth", "locale", "name", "organizationName", "password", "timeZone"],
            (await refused.ErrorsAsync()).Keys.Order());
        Assert.True((await http.GetAsync<SetupView>($"/api/v1/setup?token={token}")).Open);
    }

    private static SetupRequest Request(string token) =>
        new(token, "Hanbit", "ko", "Asia/Seoul", "KRW", 4, "김관리", "admin@example.org", "a long enough password");
}
