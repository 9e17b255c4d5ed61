namespace Scorecard.Api.Infrastructure.Hosting;

/// <summary>
/// A stop in good order: from the signal on <c>/health/ready</c> says no and live updates end, for a while new requests are still
/// answered so that a load balancer can turn away, then nothing is accepted any more and what is in flight is finished.
/// </summary>
public static class ShutdownSetup
{
    public static void AddShutdown(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var drain = TimeSpan.FromSeconds(configuration.GetValue("Scorecard:DrainSeconds", environment.IsDevelopment() ? 0.0 : 3.0));
        var finish = TimeSpan.FromSeconds(configuration.GetValue("Scorecard:ShutdownSeconds", 25.0));
        services.Configure<HostOptions>(host => host.ShutdownTimeout = drain + finish);
        services.AddHostedService(provider =>
            ActivatorUtilities.CreateInstance<Drain>(provider, drain));
    }

    /// <summary>Tells those who keep connections that this one ends.</summary>
    public static void UseShutdown(this IApplicationBuilder app)
    {
        var lifetime = app.ApplicationServices.GetRequiredService<IHostApplicationLifetime>();
        app.Use((context, next) =>
        {
            if (lifetime.ApplicationStopping.IsCancellationRequested && HttpProtocol.IsHttp11(context.Request.Protocol))
                context.Response.Headers.Connection = "close";
            return next(context);
        });
    }
}

/// <summary>Waits between the signal and the moment at which the server stops to listen.</summary>
internal sealed partial class Drain(TimeSpan time, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<Drain> log) : IHostedLifecycleService
{
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        // Stopped from within, as by a test, there is nobody who would have to be told.
        if (!lifetime.ApplicationStopping.IsCancellationRequested || !lifetime.ApplicationStarted.IsCancellationRequested)
            return;

        Stopping(log, time.TotalSeconds);
        await Task.Delay(time, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Information, "Asked to stop: not ready any more, and no new connections in {Seconds} s.")]
    private static partial void Stopping(ILogger log, double seconds);
}
