using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Benchmarks;

/// <summary>
/// A scorecard of 100 KPIs with 36 months of values, read over HTTP on 16 connections, against a static answer of the same bytes from the
/// same server: now, and as known a year ago. The difference of two moments of the whole organization of 1,000 KPIs against one read of it.
/// </summary>
internal static class HttpReadBenchmark
{
    private const int Connections = 16;
    private const int Scorecards = 10;
    private const int KpisOfScorecard = 100;
    private const int Months = 36;
    private const int Rounds = 5;

    private static readonly Period s_first = Period.Of("2023-11");
    private static readonly TimeSpan s_span = TimeSpan.FromSeconds(3);
    private static readonly DateTimeOffset s_yearAgo = BenchmarkServer.Now.AddYears(-1);

    private static long s_moment = s_yearAgo.Ticks;

    public static async Task RunAsync(BenchmarkDatabase database)
    {
        await using var server = await BenchmarkServer.StartAsync(database);
        var scorecards = await FillAsync(server);
        await database.ExecuteAsync("vacuum analyze");
        using var http = await server.SignedInAsync(Connections);

        var path = $"/api/v1/scorecards/{scorecards[0]}?date=2026-10";
        await CompareAsync(server, http, "scorecard of 100 KPIs x 36 months, now : static answer", _ => path);
        var then = Uri.EscapeDataString(s_yearAgo.ToString("O"));
        await CompareAsync(server, http, "the same, as known a year ago : static answer", _ => $"/api/v1/scorecards/{scorecards[1]}?date=2025-09&knownAt={then}");

        await CompareAsync(
            server,
            http,
            "each time as known at another moment, computed anew : static answer",
            _ => $"/api/v1/scorecards/{scorecards[1]}?date=2025-09&knownAt={AnotherMoment()}");
        await DifferenceAsync(http, "difference of two moments, 1,000 KPIs : list of all KPIs, read once", () => $"/api/v1/kpis?date=2026-10&knownAt={AnotherMoment()}");
        await DifferenceAsync(http, "difference of two moments, 1,000 KPIs : all scorecards, read once", () => $"/api/v1/scorecards?date=2026-10&knownAt={AnotherMoment()}");
    }

    private static Task DifferenceAsync(HttpClient http, string name, Func<string> read) => Comparison.RunAsync(
        name,
        () => OneByOneAsync(http, () => $"/api/v1/organization/difference?date=2026-10&fromDate=2026-10&fromKnownAt={AnotherMoment()}"),
        () => OneByOneAsync(http, read),
        Rounds);

    /// <summary>A moment that nobody has asked for yet, so that the answer cannot come from memory.</summary>
    private static string AnotherMoment() =>
        Uri.EscapeDataString(new DateTimeOffset(Interlocked.Add(ref s_moment, TimeSpan.TicksPerSecond), TimeSpan.Zero).ToString("O"));

    private static async Task<long> OneByOneAsync(HttpClient http, Func<string> path)
    {
        const int Requests = 5;
        for (var request = 0; request < Requests; request++)
            await http.GetByteArrayAsync(path());
        return Requests;
    }

    private static async Task CompareAsync(BenchmarkServer server, HttpClient http, string name, Func<int, string> path)
    {
        server.Bytes = await http.GetByteArrayAsync(path(0));
        await Comparison.RunAsync(name, () => RequestsAsync(http, path), () => RequestsAsync(http, _ => BenchmarkServer.StaticPath), Rounds);
    }

    private static Task<long> RequestsAsync(HttpClient http, Func<int, string> path)
    {
        var buffers = Enumerable.Range(0, Connections).Select(_ => new byte[1 << 16]).ToArray();
        return Comparison.ForAWhileAsync(Connections, s_span, async connection =>
        {
            using var response = await http.GetAsync(path(connection), HttpCompletionOption.ResponseHeadersRead);
            response.EnsureSuccessStatusCode();
            await using var body = await response.Content.ReadAsStreamAsync();
            while (await body.ReadAsync(buffers[connection]) > 0) { }
        });
    }

    /// <summary>Targets from the first month, two years of values by the moment a year ago, the third since, and some corrections.</summary>
    private static async Task<List<Guid>> FillAsync(BenchmarkServer server)
    {
        List<Guid> scorecards = [];
        for (var number = 0; number < Scorecards; number++)
        {
            var unit = Guid.CreateVersion7();
            await server.RunAsync(BenchmarkServer.Founded, commands => commands.CreateAsync<Domain.Organizations.Unit, Domain.Organizations.UnitEvent>(
                unit, _ => [new Domain.Organizations.UnitDefined($"u{number}", $"Unit {number}", server.RootUnitId)], default));
            List<Guid> kpis = [];
            for (var kpi = 0; kpi < KpisOfScorecard; kpi++)
                kpis.Add(await KpiAsync(server, unit, (number * KpisOfScorecard) + kpi));
            foreach (var year in (int[])[2025, 2026])
                scorecards.Insert(0, await ScorecardAsync(server, unit, year, kpis));
        }

        return scorecards;
    }

    private static async Task<Guid> KpiAsync(BenchmarkServer server, Guid unit, int number)
    {
        var id = Guid.CreateVersion7();
        await server.RunAsync(BenchmarkServer.Founded, commands => commands.CreateAsync<Kpi, KpiEvent>(
            id,
            _ => [new KpiDefined(Definition(unit, number)), new KpiTargetsSet([new TargetEntry(s_first, 100m, 50m, 120m)], []), new KpiActivated()],
            default));

        var early = Enumerable.Range(0, 24).Select(month => Recorded(month, number)).ToList();
        await RecordAsync(server, id, s_yearAgo.AddDays(-30), early);
        var late = Enumerable.Range(24, Months - 24).Select(month => Recorded(month, number)).ToList();
        await RecordAsync(server, id, BenchmarkServer.Now.AddDays(-3), late);
        if (number % 10 == 0)
            await RecordAsync(server, id, BenchmarkServer.Now.AddDays(-2), [new KpiValueCorrected(Month(10), 90m + (number % 7), null, null, "recount")], Recorded(10, number));
        return id;
    }

    private static Period Month(int number) => Enumerable.Range(0, number).Aggregate(s_first, (period, _) => period.Next);

    private static KpiValueRecorded Recorded(int month, int number) => new(Month(month), 80m + ((number + (month * 7)) % 40), null, null, null);

    private static Task RecordAsync(BenchmarkServer server, Guid id, DateTimeOffset at, IReadOnlyList<KpiValueEvent> changes, KpiValueEvent? before = null)
    {
        var standing = before is null ? null : ValueRows.After(null, before);
        List<EventStore.ValueChange> rows = [];
        foreach (var change in changes)
            rows.Add(ValueRows.Row(id, change, ValueRows.After(standing, change), FiscalCalendar.CalendarYear, rows.Count));
        return server.RunAsync(at, commands => commands.RecordAsync<KpiValueEvent>(
            KpiValues.Category, id, new Needs(), _ => new Recording<KpiValueEvent>([.. changes], rows), default, "benchmark"));
    }

    private static KpiDefinition Definition(Guid unit, int number) => new(
        $"kpi-{number:0000}", $"On-time delivery, line {number}", "Share of parcels that reach the customer on the promised day.",
        UnitKind.Percent, null, 1, Direction.Increase, KpiLevel.Operational, KpiTiming.Lagging, KpiHorizon.Short, KpiNature.Quantitative, "delivery",
        PerspectiveKind.Customer, Frequency.Monthly, Aggregation.Average, null, unit, null, "ERP", null, null, null, null, null, null, ScaleSettings.Default);

    private static async Task<Guid> ScorecardAsync(BenchmarkServer server, Guid unit, int year, List<Guid> kpis)
    {
        var id = Guid.CreateVersion7();
        Perspective[] perspectives =
        [
            .. Enum.GetValues<PerspectiveKind>().Take(4).Select((kind, place) => new Perspective(Guid.CreateVersion7(), kind, kind.ToString(), 25, [
                .. kpis.Skip(place * 25).Take(25).Chunk(5).Select((five, objective) => new StrategicObjective(
                    Guid.CreateVersion7(),
                    new ObjectiveDetails($"Objective {place}.{objective}", null, null, 20, null),
                    [.. five.Select(kpi => new KpiPlacement(kpi, 20))],
                    []))])),
        ];
        await server.RunAsync(BenchmarkServer.Founded, commands => commands.CreateAsync<BalancedScorecard, ScorecardEvent>(
            id,
            _ => [new ScorecardCreated(unit, year, $"Scorecard {year}", Period.Month(year, 1), perspectives, [], RollUpSettings.Default)],
            default));
        return id;
    }
}
