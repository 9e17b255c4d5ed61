using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Infrastructure.Scoring;

/// <summary>Loads what figures are computed from: KPIs with their values, scorecards, the rules in force, all as known at one moment.</summary>
public sealed class ScoringReader(Reader reader)
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
        var snapshot = await reader.ReadAsync(
            query,
            new Needs
            {
                Some = [.. kpiIds.Select(id => (Kpi.Category, id))],
                ValuesOf = [.. kpiIds],
                ValuesFrom = until.FirstDay(calendar).AddYears(-YearsBehind),
                ValuesTo = until.LastDay(calendar),
            },
            ct);
        return Of(snapshot, scorecards);
    }

    /// <summary>Every KPI with its values up to the period asked for, and every scorecard: one round trip.</summary>
    public Task<ScoringSnapshot> ReadAllAsync(AsOfQuery query, Period until, CancellationToken ct) => ReadAllAsync(query, until, until, ct);

    /// <summary>As above, for readings of any period from the first to the last.</summary>
    public async Task<ScoringSnapshot> ReadAllAsync(AsOfQuery query, Period first, Period last, CancellationToken ct)
    {
        var snapshot = await reader.ReadAsync(
            query,
            new Needs
            {
                AllOf = [Kpi.Category, BalancedScorecard.Category],
                AllValues = true,
                ValuesFrom = first.FirstDay(FiscalCalendar.CalendarYear).AddYears(-YearsBehind),
                ValuesTo = last.LastDay(FiscalCalendar.CalendarYear).AddYears(1), // whatever the fiscal year's label
            },
            ct);
        return Of(snapshot, snapshot.Facts.All<BalancedScorecard>().ToDictionary(scorecard => scorecard.Id, scorecard => scorecard.State));
    }

    /// <summary>What a snapshot of KPIs and values, read without history, says, ready to be scored.</summary>
    public static ScoringSnapshot Of(Snapshot snapshot, IReadOnlyDictionary<Guid, BalancedScorecard> scorecards)
    {
        var kpis = snapshot.Facts.All<Kpi>().ToDictionary(kpi => kpi.Id);
        var states = kpis.ToDictionary(kpi => kpi.Key, kpi => kpi.Value.State);
        return new ScoringSnapshot(
            snapshot,
            kpis,
            new ScoringFacts(
                snapshot.Organization.Rules,
                snapshot.Organization.Today,
                states,
                SeriesBooks.Recorded(states, snapshot.Facts.Values, snapshot.Organization.Calendar),
                scorecards));
    }
}

/// <summary>Facts of one moment, ready to be scored.</summary>
public sealed record ScoringSnapshot(Snapshot Snapshot, IReadOnlyDictionary<Guid, Stored<Kpi>> Kpis, ScoringFacts Facts)
{
    public OrganizationContext Organization => Snapshot.Organization;

    public ScorecardScoring Scoring { get; } = new(Facts);
}
