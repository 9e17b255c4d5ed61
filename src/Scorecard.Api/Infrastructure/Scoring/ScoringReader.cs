using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Infrastructure.Scoring;

/// <summary>Loads what figures are computed from: KPIs with their values, scorecards, the rules in force, all as known at one moment.</summary>
public sealed class ScoringReader(Reader reader, InputReader inputs)
{
    /// <summary>How far behind the period asked for a reading may look: a trend of twelve periods, the year before it, values carried along.</summary>
    private const int YearsBehind = 4;

    /// <summary>Every scorecard, without KPIs and values.</summary>
    public Task<Snapshot> ReadScorecardsAsync(AsOfQuery query, CancellationToken ct) =>
        reader.ReadAsync(query, new Needs { AllOf = [BalancedScorecard.Category] }, ct);

    /// <summary>Some KPIs with their values up to the period asked for.</summary>
    /// <param name="scorecards">Those that are to be scored, too; none for KPIs alone.</param>
    public async Task<ScoringSnapshot> ReadAsync(
        AsOfQuery query,
        Period until,
        FiscalCalendar calendar,
        IReadOnlyCollection<Guid> kpiIds,
        IReadOnlyDictionary<Guid, BalancedScorecard> scorecards,
        CancellationToken ct)
    {
        var (from, to) = (until.FirstDay(calendar).AddYears(-YearsBehind), until.LastDay(calendar));
        var snapshot = await reader.ReadAsync(
            query,
            new Needs
            {
                Some = [.. kpiIds.Select(id => (Kpi.Category, id))],
                ValuesOf = [.. kpiIds],
                ValuesFrom = from,
                ValuesTo = to,
            },
            ct);
        return Of(snapshot, await inputs.CompleteAsync(query, snapshot.Facts.All<Kpi>(), snapshot.Facts.Values, from, to, ct), scorecards);
    }

    /// <summary>Every KPI with its values up to the period asked for, and every scorecard: one round trip.</summary>
    public Task<ScoringSnapshot> ReadAllAsync(AsOfQuery query, Period until, CancellationToken ct) => ReadAllAsync(query, until, until, ct);

    /// <summary>As above, for readings of any period from the first to the last.</summary>
    public async Task<ScoringSnapshot> ReadAllAsync(AsOfQuery query, Period first, Period last, CancellationToken ct)
    {
        var from = first.FirstDay(FiscalCalendar.CalendarYear).AddYears(-YearsBehind);
        var to = last.LastDay(FiscalCalendar.CalendarYear).AddYears(1); // whatever the fiscal year's label
        var snapshot = await reader.ReadAsync(
            query,
            new Needs { AllOf = [Kpi.Category, BalancedScorecard.Category], AllValues = true, ValuesFrom = from, ValuesTo = to },
            ct);
        var kpis = snapshot.Facts.All<Kpi>();
        return Of(
            snapshot,
            await inputs.CompleteAsync(query, kpis, snapshot.Facts.Values, from, to, ct, kpis),
            snapshot.Facts.All<BalancedScorecard>().ToDictionary(scorecard => scorecard.Id, scorecard => scorecard.State));
    }

    private static ScoringSnapshot Of(Snapshot snapshot, CompletedKpis read, IReadOnlyDictionary<Guid, BalancedScorecard> scorecards)
    {
        var kpis = read.Kpis.ToDictionary(kpi => kpi.Id);
        var states = kpis.ToDictionary(kpi => kpi.Key, kpi => kpi.Value.State);
        return new ScoringSnapshot(
            snapshot,
            kpis,
            new ScoringFacts(
                snapshot.Organization.Rules,
                snapshot.Organization.Today,
                states,
                SeriesBooks.Recorded(states, read.Values, snapshot.Organization.Calendar),
                scorecards));
    }
}

/// <summary>Facts of one moment, ready to be scored.</summary>
public sealed record ScoringSnapshot(Snapshot Snapshot, IReadOnlyDictionary<Guid, Stored<Kpi>> Kpis, ScoringFacts Facts)
{
    public OrganizationContext Organization => Snapshot.Organization;

    public ScorecardScoring Scoring { get; } = new(Facts);
}
