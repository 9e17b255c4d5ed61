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

namespace Scorecard.IntegrationTests.SingleSignOn;

/// <summary>The API with a provider, and an organization with the units <c>root</c> and <c>sales</c>, by the machine's own clock.</summary>
public sealed class ProviderApi(string database, string authority, params (string Name, string Value)[] settings) : WebApplicationFactory<Program>
{
    public Guid OrgId { get; } = Guid.CreateVersion7();

    public Guid RootId { get; } = Guid.CreateVersion7();

    public Guid SalesId { get; } = Guid.CreateVersion7();

    public Guid AdministratorId { get; } = Guid.CreateVersion7();

    public DevelopmentClock Clock => Services.GetRequiredService<DevelopmentClock>();

    /// <summary>A program that sends this token.</summary>
    public HttpClient With(string token)
    {
        var http = Anonymous();
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return http;
    }

    /// <summary>A program, or a browser, in which nobody is signed in. It goes where it is led only when told.</summary>
    public HttpClient Anonymous() => CreateDefaultClient(new ClockHeader.Sender(Clock), new CookieContainerHandler());

    public async Task FoundAsync()
    {
        await using (var scope = Services.CreateAsyncScope())
        {
            await using var connection = await scope.ServiceProvider.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            var founding = scope.ServiceProvider.GetRequiredService<Founding>();
            Assert.Null(await founding.FoundAsync(
                transaction,
                new Foundation(OrgId, new OrganizationSettings("Test", "ko", "Asia/Seoul", "KRW", FiscalYearStartMonth: 1), RootId, AdministratorId, "Administrator", "administrator@example.org", "ko"),
                default));
            await transaction.CommitAsync();
        }

        await RunAsync(commands => commands.CreateAsync<Unit, UnitEvent>(SalesId, _ => [new UnitDefined("sales", "Sales", RootId)], default));
    }

    /// <summary>Somebody whom an administrator added, without roles.</summary>
    public async Task<Guid> AddPersonAsync(string email)
    {
        var id = Guid.CreateVersion7();
        await Services.GetRequiredService<People>().SaveAsync(OrgId, id, email, email, title: null, default);
        await RunAsync(commands => commands.CreateAsync<Person, PersonEvent>(id, _ => [new PersonAdded(SalesId)], default));
        return id;
    }

    /// <summary>Runs a command as the organization's first administrator.</summary>
    public async Task RunAsync(Func<CommandRunner, Task<Outcome>> command)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAs(OrgId, AdministratorId);
        Assert.IsType<Outcome.Done>(await command(scope.ServiceProvider.GetRequiredService<CommandRunner>()));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:Scorecard", database).UseSetting("Scorecard:SignInAttemptsPerMinute", "100000");
        (string Name, string Value)[] oidc =
        [
            ("Name", "Example login"),
            ("Authority", authority),
            ("Audience", IdentityProvider.Audience),
            ("ClientId", "scorecard"),
            ("ClientSecret", IdentityProvider.Secret),
            ("Roles:0:Value", "scorecard-admin"),
            ("Roles:0:Role", "administrator"),
            ("Roles:1:Value", "seller"),
            ("Roles:1:Role", "contributor"),
            ("Roles:1:Unit", "sales"),
            ("Roles:2:Value", "manager"),
            ("Roles:2:Role", "unit-manager"),
            ("Roles:2:UnitClaim", "department"),
            ("Machines:nightly", "nightly@example.org"),
        ];
        foreach (var (name, value) in oidc.Select(setting => ($"Scorecard:SignIn:Oidc:{setting.Name}", setting.Value)).Concat(settings))
            builder.UseSetting(name, value);

        builder.ConfigureTestServices(services => services
            .Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1)
            .AddSingleton<IStartupFilter, ClockHeader.Receiver>());
    }
}

/// <summary>One provider and one API that trusts it, for a class of tests that run one after another.</summary>
public sealed class ProviderFixture(PostgresFixture postgres) : IAsyncLifetime
{
    public IdentityProvider Provider { get; private set; } = null!;

    public ProviderApi Api { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Provider = await IdentityProvider.StartAsync();
        Api = new(await postgres.CreateDatabaseAsync(), Provider.Issuer);
        await Api.FoundAsync();
        await Provider.ServeAsync("http://localhost");
    }

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        await Provider.DisposeAsync();
    }
}
