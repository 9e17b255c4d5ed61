namespace Scorecard.Benchmarks;

// dotnet run -c Release --project tests/Scorecard.Benchmarks -- <group>…
// One line per case, tab-separated: case, ratio (ours : limit), ours per second, limit per second.
internal static class Benchmarks
{
    private static async Task<int> Main(string[] args)
    {
        var groups = new Dictionary<string, Func<BenchmarkDatabase, Task>>
        {
            ["store"] = StoreBenchmarks.RunAsync,
            ["store-append"] = AppendBenchmark.RunAsync,
            ["store-bulk"] = BulkBenchmark.RunAsync,
            ["store-read"] = ReadBenchmark.RunAsync,
            ["store-log"] = LogBenchmark.RunAsync,
            ["import"] = ImportBenchmark.RunAsync,
            ["read"] = HttpReadBenchmark.RunAsync,
            ["okr"] = OkrBenchmark.RunAsync,
            ["rewards"] = RewardBenchmark.RunAsync,
            ["store-memory"] = StoreMemoryBenchmark.RunAsync,
        };

        if (args.Length == 0 || args.Except(groups.Keys).Any())
        {
            Console.Error.WriteLine($"Which groups? {string.Join(", ", groups.Keys)}");
            return 1;
        }

        foreach (var name in args)
        {
            await using var database = await BenchmarkDatabase.StartAsync();
            await groups[name](database);
        }

        return 0;
    }
}
