using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Scorecard.Api.Features.ApiKeys;
using Scorecard.Api.Features.Session;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Domain.Organizations;
using Scorecard.IntegrationTests.ApiKeys;
using Scorecard.IntegrationTests.Live;

namespace Scorecard.IntegrationTests.Infrastructure;

/// <summary>A process whose log tells everything it can, and what whoever reads that must not learn.</summary>
public class SecretsInLogsTests(ApiFixture api)
{
    private const string NewPassword = "a new secret pass phrase";
    private const string WrongPassword = "a wrong secret pass phrase";

    [Fact]
    public async Task However_much_is_logged_no_password_token_key_cookie_or_address_is()
    {
        var (_, id, email) = await api.PersonAsync(Role.Administrator);
        var administrator = await api.SignedInAsync(Role.Administrator);
        var reset = await (await administrator.PostAsync($"/api/v1/people/{id}/password-resets", content: null)).ReadAsync<AccountLinkView>();
        var link = reset.Link!.Split('/')[^1];
        await using var process = new Talkative(LiveProcess.DatabaseOf(api));
        var (server, log) = (process.Start(), process.Log);
        CookieContainer cookies = new();
        using var handler = new SocketsHttpHandler { CookieContainer = cookies };
        using var browser = new HttpClient(handler) { BaseAddress = server };

        await TokenAsync(browser);
        await browser.GetAsync("/api/v1/setup?token=the-secret-of-a-setup-link");
        await browser.GetAsync("/invitations/the-secret-of-a-page");
        await browser.GetAsync("/password-resets/the-secret-of-a-page");
        await browser.GetAsync("/api/v1/invitations/the-secret-of-an-invitation");
        await browser.GetAsync($"/api/v1/password-resets/{link}");
        await browser.PostAsJsonAsync("/api/v1/session", new { email, password = WrongPassword });
        var accepted = await browser.PostAsJsonAsync($"/api/v1/password-resets/{link}", new { password = NewPassword });
        Assert.True(accepted.IsSuccessStatusCode, await accepted.Content.ReadAsStringAsync());
        await browser.PostAsJsonAsync("/api/v1/session", new { email, password = NewPassword });
        await TokenAsync(browser);
        await browser.PostAsJsonAsync("/api/v1/session/password", new { currentPassword = NewPassword, newPassword = WrongPassword });
        await browser.PostAsJsonAsync("/api/v1/session", new { email, password = WrongPassword });
        var csrf = await TokenAsync(browser);
        var made = await (await browser.PostAsync(KeyClients.Path, KeyClients.Request(api.RootUnitId) with { Password = WrongPassword })).ReadAsync<ApiKeyMade>();

        using var machine = new HttpClient { BaseAddress = server };
        foreach (var presented in (string[])[made.Text, made.Text[..^4] + "AAAA", "eyJhbGciOiJub25lIn0.the-secret-of-a-token.x"])
        {
            machine.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", presented);
            await machine.GetAsync("/api/v1/units");
            await machine.SendAsync(new(HttpMethod.Put, "/api/v1/units/not-an-id") { Content = new StringContent("{ \"secret\": 1") });
        }

        string[] secrets =
        [
            NewPassword, WrongPassword, ApiFixture.Password, link, "the-secret-of", csrf, KeyClients.SecretOf(made.Text), email,
            .. cookies.GetAllCookies().Select(cookie => cookie.Value),
        ];
        var told = string.Join('\n', log);
        Assert.Contains("api/v1/password-resets/{token}", told, StringComparison.Ordinal);
        Assert.Contains(log, line => line.StartsWith("Debug ", StringComparison.Ordinal)); // it really tells everything
        Assert.All(secrets, secret => Assert.True(secret.Length > 8 && !told.Contains(secret, StringComparison.OrdinalIgnoreCase), $"{secret}:\n{Around(told, secret)}"));
    }

    private static string Around(string told, string secret) =>
        string.Join('\n', told.Split('\n').Where(line => line.Contains(secret, StringComparison.OrdinalIgnoreCase)).Take(3));

    private static async Task<string> TokenAsync(HttpClient http)
    {
        var token = (await http.GetFromJsonAsync<JsonElement>("/api/v1/session")).GetProperty("csrfToken").GetString()!;
        http.DefaultRequestHeaders.Remove("X-CSRF-TOKEN");
        http.DefaultRequestHeaders.Add("X-CSRF-TOKEN", token);
        return token;
    }

    private sealed class Talkative(string database) : WebApplicationFactory<Program>
    {
        public ConcurrentQueue<string> Log { get; } = [];

        /// <summary>On a real port, so that the server's own log is seen too.</summary>
        public Uri Start()
        {
            UseKestrel(0);
            StartServer();
            Services.GetRequiredService<DevelopmentClock>().RunFrom(ApiFixture.Start);
            return ClientOptions.BaseAddress;
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
            .UseSetting("ConnectionStrings:Scorecard", database)
            .UseSetting("Scorecard:SignInAttemptsPerMinute", "100000")
            .UseSetting("Logging:LogLevel:Default", "Trace")
            .UseSetting("Logging:LogLevel:Microsoft", "Trace")
            .UseSetting("Logging:LogLevel:Microsoft.AspNetCore", "Trace")
            .UseSetting("Logging:LogLevel:Microsoft.EntityFrameworkCore", "Trace")
            .UseSetting("Logging:LogLevel:System.Net.Http", "Trace")
            .ConfigureLogging(logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(new Recorder(Log)))
            .ConfigureTestServices(services => services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1));
    }

    private sealed class Recorder(ConcurrentQueue<string> log) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new Writer(categoryName, log);

        public void Dispose()
        {
        }
    }

    private sealed class Writer(string category, ConcurrentQueue<string> log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Enqueue($"{logLevel} {category} {formatter(state, exception)} {exception}");
    }
}
