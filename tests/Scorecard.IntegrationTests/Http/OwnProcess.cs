using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.IntegrationTests.Live;

namespace Scorecard.IntegrationTests.Http;

/// <summary>Another process on the fixture's database, with settings of its own. It is the same day there.</summary>
internal sealed class OwnProcess(ApiFixture api, params (string Name, string Value)[] settings) : WebApplicationFactory<Program>
{
    public HttpClient Client(params DelegatingHandler[] handlers)
    {
        Services.GetRequiredService<DevelopmentClock>().RunFrom(ApiFixture.Start);
        return CreateDefaultClient(new Uri("https://localhost"), handlers);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:Scorecard", LiveProcess.DatabaseOf(api)).UseSetting("Scorecard:SignInAttemptsPerMinute", "100000");
        foreach (var (name, value) in settings)
            builder.UseSetting(name, value);
        builder.ConfigureTestServices(services => services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1));
    }
}
