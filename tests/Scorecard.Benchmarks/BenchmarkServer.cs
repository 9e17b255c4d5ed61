using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
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
using Scorecard.Domain.Organizations;

namespace Scorecard.Benchmarks;

/// <summary>The real application on a port of this machine, with an organization of its own and its administrator signed in.</summary>
public sealed class BenchmarkServer : WebApplicationFactory<Program>
{
    /// <summary>Where <see cref="Bytes"/> are answered as they are, before everything else the application does.</summary>
    public const string StaticPath = "/static-answer";

    private const string Email = "administrator@example.org";
    private const string Password = "correct horse battery";

    private readonly string _connectionString;

    private BenchmarkServer(string connectionString) => _connectionString = connectionString;

    public static DateTimeOffset Founded { get; } = new(2023, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset Now { get; } = new(2026, 11, 16, 1, 0, 0, TimeSpan.Zero);

    public Guid OrgId { get; } = Guid.CreateVersion7();

    public Guid RootUnitId { get; } = Guid.CreateVersion7();

    public Guid AdministratorId { get; } = Guid.CreateVersion7();

    public byte[] Bytes { get; set; } = [];

    public DevelopmentClock Clock => Services.GetRequiredService<DevelopmentClock>();

    public static async Task<BenchmarkServer> StartAsync(BenchmarkDatabase database)
    {
        var server = new BenchmarkServer(database.ConnectionString);
        server.UseKestrel(0);
        server.StartServer();
        await server.FoundAsync();
        return server;
    }

    /// <summary>A client with this many connections, signed in.</summary>
    public async Task<HttpClient> SignedInAsync(int connections)
    {
        var handler = new SocketsHttpHandler { MaxConnectionsPerServer = connections, CookieContainer = new() };
        var http = new HttpClient(handler) { BaseAddress = ClientOptions.BaseAddress };
        using var session = await http.GetAsync("/api/v1/session");
        var token = (await session.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("csrfToken").GetString();
        http.DefaultRequestHeaders.Add("X-CSRF-TOKEN", token);
        using var answer = await http.PostAsJsonAsync("/api/v1/session", new { email = Email, password = Password });
        answer.EnsureSuccessStatusCode();
        return http;
    }

    /// <summary>Runs a command as the administrator, recorded at the moment given.</summary>
    public async Task RunAsync(DateTimeOffset at, Func<CommandRunner, Task<Outcome>> command)
    {
        using var then = Clock.At(at);
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAs(OrgId, AdministratorId);
        if (await command(scope.ServiceProvider.GetRequiredService<CommandRunner>()) is Outcome.Refused { Error: var error })
            throw new InvalidOperationException(error.Code);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseContentRoot(AppContext.BaseDirectory)
        .UseSetting("ConnectionStrings:Scorecard", _connectionString)
        .UseSetting("Scorecard:RateLimits:PerPerson", "0")
        .UseSetting("Scorecard:RateLimits:PerAddress", "0")
        .ConfigureLogging(logging => logging.ClearProviders())
        .ConfigureTestServices(services => services.AddSingleton<IStartupFilter>(new StaticAnswer(this)));

    private async Task FoundAsync()
    {
        Clock.RunFrom(Now);
        using (Clock.At(Founded))
        {
            await using var scope = Services.CreateAsyncScope();
            await using var connection = await scope.ServiceProvider.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            var settings = new OrganizationSettings("Benchmark", "en", "UTC", "EUR", FiscalYearStartMonth: 1);
            var foundation = new Foundation(OrgId, settings, RootUnitId, AdministratorId, "Administrator", Email, "en");
            if (await scope.ServiceProvider.GetRequiredService<Founding>().FoundAsync(transaction, foundation, default) is { } refused)
                throw new InvalidOperationException(refused.Code);
            await transaction.CommitAsync();
        }

        await using var accounts = Services.CreateAsyncScope();
        var service = accounts.ServiceProvider.GetRequiredService<Accounts>();
        await service.SetPasswordAsync(await service.EnsureAsync(OrgId, AdministratorId, Email), Password);
    }

    private sealed class StaticAnswer(BenchmarkServer server) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, rest) =>
            {
                if (context.Request.Path != StaticPath)
                {
                    await rest(context);
                    return;
                }

                context.Response.ContentType = "application/json";
                context.Response.ContentLength = server.Bytes.Length;
                await context.Response.Body.WriteAsync(server.Bytes);
            });
            next(app);
        };
    }
}
