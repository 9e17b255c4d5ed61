using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Scorecard.Benchmarks;

/// <summary>
/// The alignment of 5,000 objectives and 20,000 key results over HTTP, computed anew each time, against a bare read of the bytes of the same
/// rows; how long one takes, how large it is and what it needs of memory. Then check-ins against bare inserts.
/// </summary>
internal static class OkrBenchmark
{
    private const int Rounds = 11;

    /// <summary>Until the code is compiled for good.</summary>
    private const int WarmUps = 30;

    private const double LimitInMilliseconds = 400;
    private const double LimitInMegabytes = 60;
    private const double Megabyte = 1_000_000;

    private const string RowsSql = "select id, version, state from streams where org_id = $1 and kind in ('objective', 'key-result')";

    public static async Task RunAsync(BenchmarkDatabase database)
    {
        await using var server = await BenchmarkServer.StartAsync(database);
        var sample = new OkrSample(server);
        await sample.FillAsync();
        await database.ExecuteAsync("vacuum analyze");
        using var http = await server.SignedInAsync(1);
        var path = $"/api/v1/alignment?cycleId={sample.CycleId}";

        var first = Stopwatch.StartNew();
        var bytes = await ReadAsync(http, path);
        Print("alignment, the first answer of the process, ms : 400", first.Elapsed.TotalMilliseconds, LimitInMilliseconds);

        await TimesAsync(database, http, path);
        await MemoryAsync(database, http, path, bytes);
        await Comparison.RunAsync(
            "alignment of 5,000 objectives and 20,000 key results : their rows, read bare",
            async () =>
            {
                await database.ExecuteAsync("select pg_current_xact_id()"); // nothing is remembered across a write
                await ReadAsync(http, path);
                return OkrSample.Objectives + OkrSample.KeyResults;
            },
            () => RowsAsync(database, server.OrgId));
        await CheckInBenchmark.RunAsync(database, server, sample);
    }

    private static async Task TimesAsync(BenchmarkDatabase database, HttpClient http, string path)
    {
        List<double> cold = [], warm = [];
        for (var round = -WarmUps; round < Rounds; round++)
        {
            await database.ExecuteAsync("select pg_current_xact_id()");
            var computed = await MillisecondsAsync(http, path);
            var remembered = await MillisecondsAsync(http, path);
            if (round < 0)
                continue;
            cold.Add(computed);
            warm.Add(remembered);
        }

        Print("alignment, computed anew, ms : 400 (at most 1.00)", cold.Order().ElementAt(Rounds / 2), LimitInMilliseconds);
        Print("alignment, computed anew, the slowest, ms : 400", cold.Max(), LimitInMilliseconds);
        Print("alignment, remembered, ms : 400", warm.Order().ElementAt(Rounds / 2), LimitInMilliseconds);
    }

    private static async Task MemoryAsync(BenchmarkDatabase database, HttpClient http, string path, long bytes)
    {
        await database.ExecuteAsync("select pg_current_xact_id()");
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var ended = new CancellationTokenSource();
        var (allocated, before) = (GC.GetTotalAllocatedBytes(precise: true), GC.GetTotalMemory(forceFullCollection: false));
        var watching = Task.Run(() => Watch(ended.Token));
        await ReadAsync(http, path);
        var needed = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        await ended.CancelAsync();
        Print("alignment, payload, MB : 60", bytes / Megabyte, LimitInMegabytes);
        Print("alignment, largest heap above the heap before, MB : 60 (at most 1.00)", (await watching - before) / Megabyte, LimitInMegabytes);
        Print("alignment, all that was allocated, MB : 60", needed / Megabyte, LimitInMegabytes);
    }

    private static long Watch(CancellationToken ended)
    {
        var peak = 0L;
        while (!ended.IsCancellationRequested)
        {
            peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
            Thread.Sleep(1);
        }

        return peak;
    }

    private static async Task<double> MillisecondsAsync(HttpClient http, string path)
    {
        var clock = Stopwatch.StartNew();
        await ReadAsync(http, path);
        return clock.Elapsed.TotalMilliseconds;
    }

    private static readonly byte[] s_buffer = new byte[1 << 16];

    private static async Task<long> ReadAsync(HttpClient http, string path)
    {
        using var response = await http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync();
        long bytes = 0;
        while (await body.ReadAsync(s_buffer) is > 0 and var read)
            bytes += read;
        return bytes;
    }

    private static async Task<long> RowsAsync(BenchmarkDatabase database, Guid orgId)
    {
        await using var connection = await database.Db.OpenConnectionAsync();
        await using var select = new NpgsqlCommand(RowsSql, connection) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = orgId } } };
        await select.PrepareAsync();
        await using var row = await select.ExecuteReaderAsync();
        var rows = 0L;
        while (await row.ReadAsync())
        {
            if (row.GetBytes(2, 0, s_buffer, 0, s_buffer.Length) == 0 || row.GetGuid(0) == Guid.Empty || row.GetInt32(1) == 0)
                throw new InvalidOperationException("There should be a state.");
            rows++;
        }

        return rows;
    }

    private static void Print(string name, double ours, double limit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}\t{ours / limit:0.00}\t{ours:0.0}\t{limit:0}"));
}
