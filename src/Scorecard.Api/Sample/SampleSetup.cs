using Scorecard.Api.Infrastructure.Hosting;

namespace Scorecard.Api.Sample;

public static class SampleSetup
{
    /// <summary>The sample organization: built before the first request of a demo that has none.</summary>
    public static void AddSample(this IServiceCollection services)
    {
        services.AddSingleton<SampleBuilder>();
        services.AddSingleton<IStartStep, SampleStart>();
    }

    private sealed class SampleStart(SampleBuilder sample, DemoMode demo) : IStartStep
    {
        public Task RunAsync(CancellationToken ct) => demo.IsOn ? sample.BuildIfMissingAsync(ct) : Task.CompletedTask;
    }
}
