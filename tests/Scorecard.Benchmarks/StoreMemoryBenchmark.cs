using System.Diagnostics;
using System.Globalization;
using Scorecard.EventStore;

namespace Scorecard.Benchmarks;

/// <summary>The largest working set of this process while it verifies and rebuilds a log of 1,000,000 events; and the same cases' speed.</summary>
internal static class StoreMemoryBenchmark
{
    private const int Events = 1_000_000;
    private const double LimitInMiB = 300;

    public static async Task RunAsync(BenchmarkDatabase database)
    {
        await LogBenchmark.FillAsync(database, Events);
        GC.Collect();
        using var ended = new CancellationTokenSource();
        var watching = WatchAsync(ended.Token);

        var verified = await new ChainVerifier(database.Db).VerifyAsync();
        await database.ExecuteAsync("truncate states; update streams set state = null");
        var rebuilt = await new StateRebuilder(database.Db, Sample.Types(), new SampleFold()).RebuildAsync();
        await ended.CancelAsync();
        var peak = await watching;

        if (!verified.IsIntact || verified.Events != Events || rebuilt.Missing != Events)
            throw new InvalidOperationException($"Not everything was worked through: {verified}, {rebuilt}");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"working set over 1,000,000 events, MiB : {LimitInMiB} (at most 1.00)\t{peak / LimitInMiB:0.00}\t{peak:0}\t{LimitInMiB:0}"));
    }

    private static async Task<double> WatchAsync(CancellationToken ended)
    {
        var peak = 0L;
        using var process = Process.GetCurrentProcess();
        while (!ended.IsCancellationRequested)
        {
            process.Refresh();
            peak = Math.Max(peak, process.WorkingSet64);
            await Task.Delay(20, CancellationToken.None);
        }

        return peak / 1024.0 / 1024.0;
    }
}
