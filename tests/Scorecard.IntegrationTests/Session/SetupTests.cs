using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Scorecard.Api.Features.Session;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.Session;

/// <summary>A new installation on an empty database, set up by the link in its log.</summary>
public sealed partial class SetupTests(PostgresFixture postgres) : IAsyncLifetime
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
        var token = installation.SetupToken();
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
        var token = installation.SetupToken();

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
            earlier = installation.SetupToken();
        }

        await using var restarted = new Installation(_database);
        var http = await ApiFixture.WithTokenAsync(restarted.CreateClient());
        Assert.Equal(HttpStatusCode.NotFound, (await http.PostAsync("/api/v1/setup", Request(earlier))).StatusCode);
        var signedIn = await http.PostAsync("/api/v1/setup", Request(restarted.SetupToken()));
        signedIn.EnsureSuccessStatusCode();
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(header => header.StartsWith("scorecard-session", StringComparison.Ordinal));

        await using var later = new Installation(_database);
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/organization");
        request.Headers.Add("Cookie", cookie.Split(';')[0]);
        Assert.Equal(HttpStatusCode.OK, (await later.CreateClient().SendAsync(request)).StatusCode);
        Assert.Null(later.FindSetupToken());
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Every_field_is_checked_before_the_link_is_used_up()
    {
        await using var installation = new Installation(_database);
        var http = await ApiFixture.WithTokenAsync(installation.CreateClient());
        var token = installation.SetupToken();

        var refused = await http.PostAsync("/api/v1/setup", new SetupRequest(token, " ", "Korean", "Mars/Base", "won", 13, "", "nobody", "short"));

        Assert.Equal(
            ["currency", "email", "fiscalYearStartMonth", "locale", "name", "organizationName", "password", "timeZone"],
            (await refused.ErrorsAsync()).Keys.Order());
        Assert.True((await http.GetAsync<SetupView>($"/api/v1/setup?token={token}")).Open);
    }

    private static SetupRequest Request(string token) =>
        new(token, "Hanbit", "ko", "Asia/Seoul", "KRW", 4, "김관리", "admin@example.org", "a long enough password");

    /// <summary>A process of the API, in production, whose log can be read.</summary>
    private sealed partial class Installation(string database) : WebApplicationFactory<Program>, ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _log = new();

        public string SetupToken() => FindSetupToken() ?? throw new InvalidOperationException("The log has no link.");

        public string? FindSetupToken() => _log.Select(line => Link().Match(line)).FirstOrDefault(match => match.Success)?.Groups[1].Value;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _log.Enqueue(formatter(state, exception));

        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
            .UseEnvironment(Environments.Production)
            .UseSetting("ConnectionStrings:Scorecard", database)
            .ConfigureServices(services => services.AddSingleton<ILoggerProvider>(this));

        [GeneratedRegex(@"/setup\?token=([\w-]{43})$")]
        private static partial Regex Link();
    }
}
