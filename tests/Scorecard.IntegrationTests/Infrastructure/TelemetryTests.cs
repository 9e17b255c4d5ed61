using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Scorecard.IntegrationTests.Infrastructure;

public class TelemetryTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Traces_and_metrics_reach_a_collector_without_what_is_secret_in_an_address()
    {
        ConcurrentDictionary<string, string> received = new();
        await using var collector = await CollectorAsync(received);
        var database = await postgres.CreateDatabaseAsync();
        await using (var host = new Host(database, collector.Urls.Single()))
        {
            var http = host.CreateClient();
            await http.GetAsync("/api/v1/invitations/the-secret-of-a-link");
            await http.GetAsync("/api/v1/setup?token=the-secret-of-a-link");
        }

        var traces = received["/opentelemetry.proto.collector.trace.v1.TraceService/Export"];
        Assert.Contains("api/v1/invitations/{token}", traces, StringComparison.Ordinal);
        Assert.Contains("postgresql", traces, StringComparison.Ordinal);
        Assert.DoesNotContain("the-secret-of-a-link", traces, StringComparison.Ordinal);
        Assert.Contains(
            "http.server.request.duration", received["/opentelemetry.proto.collector.metrics.v1.MetricsService/Export"], StringComparison.Ordinal);
    }

    /// <summary>Takes whatever is sent by gRPC and keeps its bytes.</summary>
    private static async Task<WebApplication> CollectorAsync(ConcurrentDictionary<string, string> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        var app = builder.Build();
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            received.AddOrUpdate(context.Request.Path, _ => Encoding.Latin1.GetString(body.ToArray()), (_, before) => before + Encoding.Latin1.GetString(body.ToArray()));
            context.Response.ContentType = "application/grpc";
            await context.Response.Body.WriteAsync(new byte[5]); // an empty message, uncompressed
            context.Response.AppendTrailer("grpc-status", "0");
        });
        await app.StartAsync();
        return app;
    }

    private sealed class Host(string database, string collector) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
            .UseSetting("ConnectionStrings:Scorecard", database)
            .UseSetting("Scorecard:Telemetry", collector);
    }
}
