using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Scorecard.EmbeddedPostgres;
using Scorecard.IntegrationTests.EventStore;

namespace Scorecard.IntegrationTests.Http;

/// <summary>A database that is away is an outage that passes, not a bug: 503, and all is well again by itself.</summary>
public class OutageTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Without_its_database_the_api_says_that_it_will_be_back()
    {
        var cutter = new TcpCutter(await postgres.CreateDatabaseAsync());
        await using var host = new Host(cutter.ConnectionString);
        var http = host.CreateClient();
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/ready")).StatusCode);

        await cutter.DisposeAsync();
        var answer = await http.GetAsync("/api/v1/session");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("service.unavailable", await answer.CodeAsync());
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task After_a_restart_of_the_server_requests_are_answered_again()
    {
        await using var server = await EmbeddedPostgresServer.StartAsync(new() { Durable = false });
        await using var host = new Host(server.ConnectionString);
        var http = host.CreateClient();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => http.GetAsync("/api/v1/session")));

        await server.RestartAsync(crash: true);

        var deadline = Stopwatch.StartNew();
        HttpResponseMessage answer;
        do
        {
            answer = await http.GetAsync("/api/v1/session");
            Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable]);
        }
        while (answer.StatusCode is not HttpStatusCode.OK && deadline.Elapsed < TimeSpan.FromSeconds(30));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private sealed class Host(string database) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.UseSetting("ConnectionStrings:Scorecard", database);
    }
}
