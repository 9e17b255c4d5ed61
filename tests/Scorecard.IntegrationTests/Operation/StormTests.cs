using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Scorecard.Api.Infrastructure;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.IntegrationTests.EventStore;

namespace Scorecard.IntegrationTests.Operation;

/// <summary>A crowd before a database that does not answer is turned away in bounded time, and comes in when it does.</summary>
public class StormTests(PostgresFixture postgres)
{
    private const int Crowd = 300;

    [Fact]
    public async Task Nobody_waits_for_ever_and_nothing_piles_up()
    {
        var database = await postgres.CreateDatabaseAsync();
        var way = new TcpCutter(database);
        var port = new NpgsqlConnectionStringBuilder(way.ConnectionString).Port;
        await using var host = new Host(new NpgsqlConnectionStringBuilder(way.ConnectionString) { Timeout = 2, MaxPoolSize = 5 }.ConnectionString);
        var http = host.CreateClient();
        await host.Services.GetRequiredService<StartUp>().Ready;
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/api/v1/session")).StatusCode);

        await way.DisposeAsync();
        using var silence = new TcpListener(IPAddress.Loopback, port); // takes connections and never says a word
        silence.Start(Crowd);
        var waiting = Stopwatch.StartNew();
        var answers = await Task.WhenAll(Enumerable.Range(0, Crowd).Select(_ => http.GetAsync("/api/v1/session")));

        Assert.True(waiting.Elapsed < TimeSpan.FromSeconds(20), $"{waiting.Elapsed}");
        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.ServiceUnavailable, true), (answer.StatusCode, answer.Headers.RetryAfter is not null)));
        var codes = (await Task.WhenAll(answers.Select(answer => answer.CodeAsync()))).CountBy(code => code!).ToDictionary();
        Assert.Equal(["service.busy", "service.unavailable"], codes.Keys.Order());
        Assert.True(codes["service.busy"] >= Crowd - 20 - 30, "More than may wait were let in.");
        var readiness = Stopwatch.StartNew();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync("/health/ready")).StatusCode);
        Assert.True(readiness.Elapsed < TimeSpan.FromSeconds(10), $"{readiness.Elapsed}");

        silence.Stop();
        await using var again = new TcpCutter(database, port);
        await ApiProcess.EventuallyAsync(async () => (await http.GetAsync("/api/v1/session")).StatusCode is HttpStatusCode.OK);
        Assert.False(host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
    }

    [Theory]
    [InlineData("Host=db", null, 40, 10)]
    [InlineData("Host=db", "7", 7, 10)]
    [InlineData("Host=db;Maximum Pool Size=100;Timeout=15", "7", 100, 15)]
    public void One_process_holds_no_more_connections_than_it_is_told(string configured, string? setting, int most, int patience)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("ConnectionStrings:Scorecard", configured), new("Scorecard:DatabaseConnections", setting)])
            .Build();

        var connection = new NpgsqlConnectionStringBuilder(configuration.ConnectionString());

        Assert.Equal((most, patience), (connection.MaxPoolSize, connection.Timeout));
    }

    private sealed class Host(string database) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
            .UseSetting("ConnectionStrings:Scorecard", database)
            .UseSetting("Scorecard:RequestsAtOnce", "20")
            .UseSetting("Scorecard:RequestsWaiting", "30")
            .UseSetting("Scorecard:RequestPatienceSeconds", "3");
    }
}
