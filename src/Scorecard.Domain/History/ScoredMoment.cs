using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.History;

/// <summary>One side of a difference: a business date as it was known at one moment, ready to be scored.</summary>
/// <param name="facts">Known at <paramref name="knownAt"/>.</param>
/// <param name="date">The business date.</param>
public sealed class ScoredMoment(ScoringFacts facts, Period date, Span span, DateTimeOffset knownAt)
{
    private readonly ScorecardScoring _scoring = new(facts);

    public ScoringFacts Facts => facts;

    public Period Date => date;

    public Span Span => span;

    public DateTimeOffset KnownAt => knownAt;

    /// <summary>The month whose structure applies.</summary>
    public Period Month => date.AtEnd(Frequency.Monthly, facts.Rules.Calendar);

    /// <summary>Null for a KPI that was not known, or not defined, at the moment.</summary>
    public KpiSide? Kpi(Guid kpiId)
    {
        if (_scoring.Read(kpiId, date, span) is not { } reading)
            return null;

        var kpi = facts.Kpis[kpiId];
        return new KpiSide(
            reading.Period,
            reading.Value,
            reading.Target,
            reading.Floor,
            reading.Stretch,
            reading.Score,
            reading.Status,
            reading.NotApplicable,
            reading.Revision,
            kpi.Lifecycle,
            Counts: reading is { InUse: true, NotApplicable: false, Definition.Direction: not Direction.None } && kpi.Activated);
    }

    /// <summary>The KPI's own periods that its figure is made of; empty for a KPI that was not known.</summary>
    public IReadOnlyList<Period> PeriodsOf(Guid kpiId) => _scoring.Reader(kpiId)?.PeriodsOf(date, span) ?? [];

    /// <summary>True when the total of a period was not recorded, but made of the values of segments.</summary>
    internal bool IsOfSegments(Guid kpiId, Period period) =>
        facts.Kpis.TryGetValue(kpiId, out var kpi)
        && facts.Values.TryGetValue(kpiId, out var values)
        && values.HasSegments
        && values.WithTotals(kpi).At(period) is { Origin: ValueOrigin.Segments };

    /// <summary>Null for a scorecard that was not known at the moment.</summary>
    public ScorecardScore? Scorecard(Guid? scorecardId) =>
        scorecardId is { } id && facts.Scorecards.TryGetValue(id, out var scorecard) && scorecard.IsCreated
            ? _scoring.Score(id, date, span)
            : null;
}

/// <summary>A KPI on one side of a difference.</summary>
/// <param name="Period">The period read.</param>
/// <param name="Score">Null without a value or a target; preliminary unless the status is a colour.</param>
/// <param name="Revision">Of the value: 0 = none, 1 = as first recorded, 2 and more = corrected.</param>
/// <param name="Counts">False for a draft, a KPI without direction, one that is not applicable or has ended by then.</param>
public sealed record KpiSide(
    Period Period,
    decimal? Value,
    decimal? Target,
    decimal? Floor,
    decimal? Stretch,
    decimal? Score,
    ScoreStatus Status,
    bool NotApplicable,
    int Revision,
    KpiLifecycle Lifecycle,
    bool Counts)
{
    /// <summary>True when the figures are the same, whatever period and revision they are of.</summary>
    internal bool IsSameAs(KpiSide other) => this with { Period = other.Period, Revision = other.Revision } == other;
}

/// <summary>A rolled-up score on one side of a difference.</summary>
/// <param name="Score">Null when no child counts.</param>
/// <param name="Coverage">Share of the weight that has a score of its own, 0 to 1.</param>
public sealed record ScoreSide(decimal? Score, decimal Coverage, ScoreStatus Status)
{
    internal static ScoreSide? Of(RollUpResult? total) => total is null ? null : new(total.Score, total.Coverage, total.Status);
}
