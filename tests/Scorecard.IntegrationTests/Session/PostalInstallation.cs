using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.IntegrationTests.Mail;

namespace Scorecard.IntegrationTests.Session;

/// <summary>One more process on the tests' database, which sends mail.</summary>
internal sealed class PostalInstallation(ApiFixture api, FakeMailServer mail, Action<IServiceCollection>? more = null) : WebApplicationFactory<Program>
{
    public const string Site = "https://scorecard.example.org";

    /// <summary>A browser in which nobody is signed in.</summary>
    public async Task<HttpClient> AnonymousAsync()
    {
        await api.AnonymousAsync(); // founds the organization
        Services.GetRequiredService<DevelopmentClock>().RunFrom(ApiFixture.Start);
        return await ApiFixture.WithTokenAsync(CreateDefaultClient(new CookieContainerHandler()));
    }

    public async Task<HttpClient> SignedInAsync(string email)
    {
        var http = await AnonymousAsync();
        await ApiFixture.SignInAsync(http, email);
        return http;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseSetting("ConnectionStrings:Scorecard", api.Services.GetRequiredService<IConfiguration>()["ConnectionStrings:Scorecard"])
        .UseSetting("Scorecard:SignInAttemptsPerMinute", "100000")
        .UseSetting("Scorecard:PublicUrl", Site)
        .UseSetting("Scorecard:Mail:Host", "localhost")
        .UseSetting("Scorecard:Mail:Port", $"{mail.Port}")
        .UseSetting("Scorecard:Mail:From", "Scorecard <scorecard@example.org>")
        .ConfigureTestServices(services =>
        {
            services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1).AddSingleton(mail.Trust);
            more?.Invoke(services);
        });
}
