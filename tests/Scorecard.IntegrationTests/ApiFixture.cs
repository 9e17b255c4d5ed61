using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Scorecard.Api.Features.Session;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests;

/// <summary>
/// The real API on a real PostgreSQL: one host, one fresh database and one organization for the whole run. Tests keep apart by
/// using new ids, so they run in parallel and nothing is ever truncated. It is 16 November 2026 in Seoul.
/// </summary>
public sealed class ApiFixture : WebApplicationFactory<Program>
{
    public const string Password = "correct horse battery";

    private readonly Lazy<IServiceProvider> _services;
    private readonly Lazy<Task> _founded;
    private int _people;

    public ApiFixture() => (_services, _founded) = (new(() => base.Services), new(FoundAsync));

    public static DateTimeOffset Start { get; } = new(2026, 11, 16, 1, 0, 0, TimeSpan.Zero);

    /// <summary>When the organization was founded: earlier than anything a test records.</summary>
    public static DateTimeOffset Founded { get; } = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public Guid OrgId { get; } = Guid.CreateVersion7();

    /// <summary>The top unit; grants without a unit are for it.</summary>
    public Guid RootUnitId { get; } = Guid.CreateVersion7();

    public Guid AdministratorId { get; } = Guid.CreateVersion7();

    /// <summary>Started by the first who asks; without this, two at once would start two hosts.</summary>
    public new IServiceProvider Services => _services.Value;

    public DevelopmentClock Clock => Services.GetRequiredService<DevelopmentClock>();

    /// <summary>A browser in which nobody is signed in, with the token that unsafe methods need.</summary>
    public async Task<HttpClient> AnonymousAsync()
    {
        await _founded.Value;
        return await WithTokenAsync(CreateDefaultClient(new ClockHeader.Sender(Clock), new CookieContainerHandler()));
    }

    /// <summary>A browser in which a new person with this role, and no other, is signed in.</summary>
    /// <param name="unitId">Where the role counts; the top unit when absent.</param>
    public async Task<HttpClient> SignedInAsync(Role role, Guid? unitId = null) => (await PersonAsync(role, unitId)).Http;

    /// <summary>As <see cref="SignedInAsync"/>, with the person's id and address.</summary>
    public async Task<(HttpClient Http, Guid Id, string Email)> PersonAsync(Role? role, Guid? unitId = null)
    {
        var http = await AnonymousAsync();
        var id = Guid.CreateVersion7();
        var email = $"person-{Interlocked.Increment(ref _people)}@example.org";
        await AddPersonAsync(id, role, unitId ?? RootUnitId, email);
        await SignInAsync(http, email);
        return (http, id, email);
    }

    /// <summary>A person with this role who has not chosen a password yet.</summary>
    public async Task<(Guid Id, string Email)> NewcomerAsync(Role role)
    {
        await _founded.Value;
        var id = Guid.CreateVersion7();
        var email = $"person-{Interlocked.Increment(ref _people)}@example.org";
        await AddPersonAsync(id, role, RootUnitId, email, withPassword: false);
        return (id, email);
    }

    public static async Task SignInAsync(HttpClient http, string email, string password = Password)
    {
        var answer = await http.PostAsJsonAsync("/api/v1/session", new { email, password });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await WithTokenAsync(http);
    }

    /// <summary>Fetches the token of the browser's session and sends it with every request from now on.</summary>
    public static async Task<HttpClient> WithTokenAsync(HttpClient http)
    {
        var session = await http.GetFromJsonAsync<System.Text.Json.JsonElement>("/api/v1/session");
        http.DefaultRequestHeaders.Remove("X-CSRF-TOKEN");
        http.DefaultRequestHeaders.Add("X-CSRF-TOKEN", session.GetProperty("csrfToken").GetString());
        return http;
    }

    /// <summary>A new unit below another one, or below the top unit.</summary>
    public async Task<Guid> UnitAsync(Guid? parentId = null, string? code = null)
    {
        await _founded.Value;
        var id = Guid.CreateVersion7();
        await RunAsync(commands => commands.CreateAsync<Unit, UnitEvent>(
            id, _ => [new UnitDefined(code ?? $"u-{id:N}", $"Unit {id}", parentId ?? RootUnitId)], default));
        return id;
    }

    /// <summary>Runs a command as the organization's first administrator.</summary>
    public async Task<Outcome.Done> RunAsync(Func<CommandRunner, Task<Outcome>> command)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAs(OrgId, AdministratorId);
        return Assert.IsType<Outcome.Done>(await command(scope.ServiceProvider.GetRequiredService<CommandRunner>()));
    }

    /// <summary>Does to the database what no request can.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var command = Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<long> CountAsync(string sql)
    {
        await using var command = Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseSetting("ConnectionStrings:Scorecard", PostgresFixture.Current.CreateDatabaseAsync().GetAwaiter().GetResult())
        .UseSetting("Scorecard:SignInAttemptsPerMinute", "100000")
        .UseSetting("Scorecard:RateLimits:PerAddress", "0")
        .UseSetting("Logging:LogLevel:Default", "Warning") // a line for each of many thousand requests tells nobody anything
        .ConfigureTestServices(services => services
            .Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1)
            .AddSingleton<IStartupFilter, ClockHeader.Receiver>());

    private async Task FoundAsync()
    {
        await Services.GetRequiredService<StartUp>().Ready;
        Clock.RunFrom(Start);
        using var then = Clock.At(Founded);
        await using var scope = Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var settings = new OrganizationSettings("Test", "ko", "Asia/Seoul", "KRW", FiscalYearStartMonth: 1);
        var foundation = new Foundation(OrgId, settings, RootUnitId, AdministratorId, "Administrator", "administrator@example.org", "ko");
        Assert.Null(await services.GetRequiredService<Founding>().FoundAsync(transaction, foundation, default));
        await transaction.CommitAsync();
    }

    private async Task AddPersonAsync(Guid id, Role? role, Guid unitId, string email, bool withPassword = true)
    {
        await RunAsync(commands => commands.CreateAsync<Person, PersonEvent>(
            id, _ => role is { } granted ? [new PersonAdded(unitId), new PersonRoleGranted(granted, unitId)] : [new PersonAdded(unitId)], default));
        await using var scope = Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await services.GetRequiredService<People>().SaveAsync(OrgId, id, email, email, title: null, default);
        var accounts = services.GetRequiredService<Accounts>();
        if (withPassword)
            await accounts.SetPasswordAsync(await accounts.EnsureAsync(OrgId, id, email), Password);
    }
}
