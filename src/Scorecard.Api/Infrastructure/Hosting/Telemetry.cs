using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Scorecard.Api.Infrastructure.Hosting;

/// <summary>
/// Traces and metrics by OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> or <c>Scorecard:Telemetry</c> (the collector's address)
/// is set. Logs are one JSON object per line outside development, without personal data.
/// </summary>
public static class Telemetry
{
    private const string Source = "Scorecard";

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment())
            builder.Logging.ClearProviders().AddJsonConsole(console => console.UseUtcTimestamp = true);

        var address = builder.Configuration["Scorecard:Telemetry"];
        if (string.IsNullOrEmpty(address) && string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            return;

        var resource = ResourceBuilder.CreateDefault().AddService("scorecard");
        builder.Services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource("Microsoft.AspNetCore", "Npgsql", Source)
            .AddProcessor(new WithoutAddresses())
            .AddOtlpExporter(Export)
            .Build());
        builder.Services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql", Source)
            .AddOtlpExporter(Export)
            .Build());
        builder.Services.AddHostedService<Exporting>();

        void Export(OtlpExporterOptions otlp)
        {
            if (!string.IsNullOrEmpty(address))
                otlp.Endpoint = new Uri(address);
        }
    }

    /// <summary>A path or a query may hold the secret of a link; the route says enough.</summary>
    private sealed class WithoutAddresses : BaseProcessor<Activity>
    {
        private static readonly string[] Addresses = ["url.path", "url.query", "url.full", "http.target", "http.url"];

        public override void OnEnd(Activity data)
        {
            foreach (var address in Addresses)
                data.SetTag(address, null);
        }
    }

    /// <summary>Makes the providers at start-up and sends what is left at the end.</summary>
    private sealed class Exporting(TracerProvider traces, MeterProvider metrics) : IHostedService
    {
        private const int PatienceInMilliseconds = 2000;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            traces.ForceFlush(PatienceInMilliseconds);
            metrics.ForceFlush(PatienceInMilliseconds);
            return Task.CompletedTask;
        }
    }
}
