namespace Scorecard.Api.Infrastructure.Hosting;

/// <summary>
/// Runs the application so that whoever stops it while it is still starting, such as in the middle of the sample, gets no stack
/// trace: the services that were about to start are cancelled, which the host would report as a failure.
/// </summary>
public sealed class EarlyStop
{
    private IHostApplicationLifetime? _lifetime;

    private bool IsIt => _lifetime is { ApplicationStopping.IsCancellationRequested: true, ApplicationStarted.IsCancellationRequested: false };

    public static EarlyStop Of(WebApplicationBuilder builder)
    {
        var stop = new EarlyStop();
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => level >= LogLevel.Information && !stop.IsIt);
        return stop;
    }

    public async Task RunAsync(WebApplication app)
    {
        _lifetime = app.Lifetime;
        try
        {
            await app.RunAsync();
        }
        catch (OperationCanceledException) when (IsIt)
        {
            // What was asked for.
        }
    }
}
