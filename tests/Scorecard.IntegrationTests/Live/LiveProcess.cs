using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Api.Features.Live;
using Scorecard.Api.Infrastructure.Hosting;

namespace Scorecard.IntegrationTests.Live;

/// <summary>One more process of the API on the tests' database, or on the way to it that a test says.</summary>
internal sealed class LiveProcess(ApiFixture api, LiveSettings settings, string? database = null) : WebApplicationFactory<Program>
{
    public DevelopmentClock Clock => Services.GetRequiredService<DevelopmentClock>();

    public static string DatabaseOf(ApiFixture api) => api.Services.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>()["ConnectionStrings:Scorecard"]!;

    public async Task<HttpClient> SignedInAsync(string email)
    {
        Clock.RunFrom(ApiFixture.Start);
        var http = CreateDefaultClient(new CookieContainerHandler());
        await ApiFixture.WithTokenAsync(http);
        await ApiFixture.SignInAsync(http, email);
        return http;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseSetting("ConnectionStrings:Scorecard", database ?? DatabaseOf(api))
        .UseSetting("Scorecard:SignInAttemptsPerMinute", "100000")
        .ConfigureTestServices(services => services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1).AddSingleton(settings));
}
