using Npgsql;
using NpgsqlTypes;
using Scorecard.EventStore;

namespace Scorecard.Benchmarks;

/// <summary>
/// 100,000 values of 1,000 KPIs, each with an event of its own in its KPI's hash chain, against COPY of the same value rows
/// into a table with the same columns and primary key.
/// </summary>
internal static class BulkBenchmark
{
    private const int Kpis = 1_000;
    private const int PerKpi = 100;

    public static async Task RunAsync(BenchmarkDatabase database)
    {
        await database.ExecuteAsync("create table bare_values (like kpi_values including defaults including constraints including indexes)");
        var store = new PostgresEventStore(database.Rows, Sample.Types(), new DatabaseClock());

        await Comparison.RunAsync(
            "bulk of 100,000 values",
            async () =>
            {
                await store.AppendBulkAsync(Guid.Empty, Appends(Guid.Empty));
                return Kpis * PerKpi;
            },
            async () =>
            {
                await CopyAsync(database.Db, Values());
                return Kpis * PerKpi;
            },
            before: () => database.ExecuteAsync("truncate events, states, streams, kpi_values, bare_values"));
    }

    private static List<Append> Appends(Guid org) =>
        [.. Values().GroupBy(value => value.KpiId).Select(values => new Append(
            new StreamId(org, "kpi-values", values.Key),
            0,
            [.. values.Select((value, i) => new Measured(value.PeriodStart, value.Value!.Value, "import", ""))],
            Sample.Metadata)
        {
            Values = [.. values.Select((value, i) => value with { EventIndex = i })],
        })];

    private static List<ValueChange> Values() =>
        [.. from kpi in Enumerable.Range(0, Kpis)
            let id = Guid.CreateVersion7()
            from period in Enumerable.Range(0, PerKpi)
            select new ValueChange(id, new DateOnly(2018, 1, 1).AddMonths(period), "", 1000.25m + period, null, null, false)];

    private static async Task CopyAsync(NpgsqlDataSource db, List<ValueChange> values)
    {
        await using var connection = await db.OpenConnectionAsync();
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy bare_values (org_id, kpi_id, period_start, segment, revision, value, not_applicable, recorded_at, position) from stdin (format binary)");
        var position = 0L;
        foreach (var value in values)
        {
            await copy.StartRowAsync();
            await copy.WriteAsync(Guid.Empty, NpgsqlDbType.Uuid);
            await copy.WriteAsync(value.KpiId, NpgsqlDbType.Uuid);
            await copy.WriteAsync(value.PeriodStart, NpgsqlDbType.Date);
            await copy.WriteAsync(value.Segment, NpgsqlDbType.Text);
            await copy.WriteAsync(1, NpgsqlDbType.Integer);
            await copy.WriteAsync(value.Value!.Value, NpgsqlDbType.Numeric);
            await copy.WriteAsync(false, NpgsqlDbType.Boolean);
            await copy.WriteAsync(DateTime.UtcNow, NpgsqlDbType.TimestampTz);
            await copy.WriteAsync(position++, NpgsqlDbType.Bigint);
        }

        await copy.CompleteAsync();
    }
}
