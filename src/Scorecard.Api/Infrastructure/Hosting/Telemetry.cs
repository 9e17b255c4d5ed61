using OpenTelemetry;
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

        var endpoint = builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] ?? builder.Configuration["Scorecard:Telemetry"];
        if (string.IsNullOrEmpty(endpoint))
            return;

        var resource = ResourceBuilder.CreateDefault().AddService("scorecard");
        builder.Services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource("Microsoft.AspNetCore", "Npgsql", Source)
            .AddOtlpExporter(otlp => otlp.Endpoint = new Uri(endpoint))
            .Build());
        builder.Services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql", Source)
            .AddOtlpExporter(otlp => otlp.Endpoint = new Uri(endpoint))
            .Build());
        builder.Services.AddHostedService<Exporting>();
    }

    /// <summary>Makes the providers at start-up; the container disposes of them, which sends what is left.</summary>
    private sealed class Exporting(TracerProvider traces, MeterProvider metrics) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            traces.ForceFlush(2000);
            metrics.ForceFlush(2000);
            return Task.CompletedTask;
        }
    }
}
