using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Api.Infrastructure.Hosting;

namespace Scorecard.IntegrationTests.Infrastructure;

/// <summary>Whose word counts for where a request comes from.</summary>
public sealed class ProxiesTests(ApiFixture api)
{
    [Theory]
    [InlineData("", "10.0.0.1", "203.0.113.9", "10.0.0.1 http")] // nobody is named: nobody is believed
    [InlineData("10.0.0.1", "10.0.0.1", "203.0.113.9", "203.0.113.9 https")]
    [InlineData("10.0.0.0/8, 192.0.2.7", "10.200.3.4", "203.0.113.9", "203.0.113.9 https")]
    [InlineData("10.0.0.0/8, 192.0.2.7", "192.0.2.7", "203.0.113.9", "203.0.113.9 https")]
    [InlineData("10.0.0.0/8, 192.0.2.7", "192.0.2.8", "203.0.113.9", "192.0.2.8 http")] // not one of them
    [InlineData("10.0.0.0/8", "10.0.0.1", "198.51.100.1, 203.0.113.9, 10.0.0.2", "203.0.113.9 https")] // what somebody wrote before the first proxy is not believed
    [InlineData("fd00::/8", "fd00::1", "2001:db8::5", "2001:db8::5 https")]
    [InlineData("10.0.0.0/8", "::ffff:10.0.0.1", "203.0.113.9", "203.0.113.9 https")]
    public async Task A_forwarded_address_counts_from_a_named_proxy_only(string proxies, string connecting, string forwarded, string expected)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Configuration["Scorecard:Proxies"] = proxies;
        builder.Services.AddProxies(builder.Configuration);
        await using var app = builder.Build();
        app.Use((context, next) =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse(connecting);
            return next(context);
        });
        app.UseForwardedHeaders();
        app.MapGet("/", (HttpContext context) => $"{context.Connection.RemoteIpAddress} {context.Request.Scheme}");
        await app.StartAsync();
        using var http = app.GetTestClient();
        http.DefaultRequestHeaders.Add("X-Forwarded-For", forwarded);
        http.DefaultRequestHeaders.Add("X-Forwarded-Proto", string.Join(", ", forwarded.Split(',').Select(_ => "https")));

        Assert.Equal(expected, await http.GetStringAsync("/"));
    }

    [Fact]
    public void What_is_no_address_is_named()
    {
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Scorecard:Proxies", "10.0.0.0/8, proxy.example.org")]).Build();
        services.AddProxies(configuration);

        var refused = Assert.Throws<InvalidOperationException>(
            () => services.BuildServiceProvider().GetRequiredService<Microsoft.Extensions.Options.IOptions<ForwardedHeadersOptions>>().Value);
        Assert.Contains("proxy.example.org", refused.Message);
    }

    [Fact]
    public async Task Attempts_are_counted_for_those_behind_a_proxy_and_not_for_whom_somebody_claims_to_be()
    {
        await using var behind = api.WithWebHostBuilder(builder => builder
            .UseSetting("Scorecard:Proxies", "10.0.0.0/8")
            .UseSetting("Scorecard:SignInAttemptsPerMinute", "2")
            .ConfigureTestServices(services => services.AddSingleton<IStartupFilter, Connecting>()));
        using var http = behind.CreateClient();
        async Task<HttpStatusCode> AttemptAsync(string connecting, string forwarded)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/session") { Headers = { { "X-Test-Connecting", connecting }, { "X-Forwarded-For", forwarded } } };
            return (await http.SendAsync(request)).StatusCode;
        }

        foreach (var person in (string[])["203.0.113.1", "203.0.113.2", "203.0.113.1", "203.0.113.2"])
            Assert.NotEqual(HttpStatusCode.TooManyRequests, await AttemptAsync("10.0.0.1", person));
        Assert.Equal(HttpStatusCode.TooManyRequests, await AttemptAsync("10.0.0.1", "203.0.113.1"));

        foreach (var claimed in (string[])["203.0.113.11", "203.0.113.12"])
            Assert.NotEqual(HttpStatusCode.TooManyRequests, await AttemptAsync("192.0.2.1", claimed));
        Assert.Equal(HttpStatusCode.TooManyRequests, await AttemptAsync("192.0.2.1", "203.0.113.13"));
    }

    private sealed class Connecting : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                if (context.Request.Headers["X-Test-Connecting"] is [{ } address])
                    context.Connection.RemoteIpAddress = IPAddress.Parse(address);
                return rest(context);
            });
            next(app);
        };
    }
}
