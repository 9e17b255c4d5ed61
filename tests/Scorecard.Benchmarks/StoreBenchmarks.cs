namespace Scorecard.Benchmarks;

/// <summary>The event store against what the database itself can do.</summary>
public static class StoreBenchmarks
{
    public static async Task RunAsync(BenchmarkDatabase database)
    {
        await AppendBenchmark.RunAsync(database);
        await BulkBenchmark.RunAsync(database);
        await ReadBenchmark.RunAsync(database);
        await LogBenchmark.RunAsync(database);
    }
}
