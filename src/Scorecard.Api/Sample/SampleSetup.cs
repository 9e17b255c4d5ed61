using Scorecard.Api.Infrastructure;
using Scorecard.Api.Infrastructure.Hosting;

namespace Scorecard.Api.Sample;

public static class SampleSetup
{
    /// <summary>The sample organization: built before the first request of a demo that has none.</summary>
    public static void AddSample(this IServiceCollection services)
    {
        services.AddSingleton<SampleBuilder>();
        if (!DatabaseSetup.IsDocumentGeneration)
            services.AddHostedService<SampleStart>();
    }

    private sealed class SampleStart(SampleBuilder sample, DemoMode demo) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            try
            {
                if (demo.IsOn)
                    await sample.BuildIfMissingAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // Stopped by whoever started it; the next start begins anew.
            }
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
