using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Kpis;

/// <summary>One KPI for one business period, with everything that its figures were made of.</summary>
/// <param name="Period">What was read: the period asked for, or of a KPI measured less often its latest that had ended by then.</param>
/// <param name="Definition">The definition in force in the last of the periods read.</param>
/// <param name="Scale">Aggregated over the periods read; null = no target.</param>
/// <param name="Score">Null without a value or a target. It is preliminary unless the status is a colour.</param>
/// <param name="Revision">Of the value: 0 = none, 1 = first, 2… = corrected; over several values the highest.</param>
/// <param name="InUse">False when the KPI was retired or replaced before all of the periods.</param>
public sealed record KpiReading(
    Guid KpiId,
    Period Period,
    KpiDefinition Definition,
    AggregatedValue Aggregated,
    ScoringScale? Scale,
    StatusThresholds Thresholds,
    decimal? Score,
    ScoreStatus Status,
    int Revision,
    bool InUse)
{
    public decimal? Value => Aggregated.Value;

    /// <summary>The value that scores 100; of a band its middle. Null without a target, or where no point of a custom scale is 100.</summary>
    public decimal? Target => Scale?.Points.Where(point => point.Score == 100m).Select(point => (decimal?)point.Value).ToList() switch
    {
        [{ } only] => only,
        [{ } low, .., { } high] => low + ((high - low) / 2m),
        _ => null,
    };

    public decimal? Floor => Scale?.Floor;

    public decimal? Stretch => Scale?.Stretch;

    /// <summary>A share, 1.15 = 115 %, or the reason why there is none.</summary>
    public Figure Attainment => Scoring.Attainment.Of(Value, Scale, Definition.Scale.AttainmentMode);

    /// <summary>The way from the baseline to the target, or the reason why it is not known.</summary>
    public Figure Progress => Scoring.Progress.Of(Value, Definition.Baseline, Scale?.Target);

    public int Present => Aggregated.Present;

    public int Expected => Aggregated.Expected;

    public bool Unweighted => Aggregated.Unweighted;

    public bool NotApplicable => Aggregated.NotApplicable;

    public DateTimeOffset? RecordedAt => Aggregated.RecordedAt;

    public Explanation ExplainScore() => Scale is null
        ? ScoringScale.ExplainNone(Value, Definition.Unit(), RecordedAt)
        : Scale.Explain(Value, Thresholds, Definition.Unit(), RecordedAt);

    public Explanation ExplainValue() => Aggregated.Explain(Definition.Unit(), KpiId);
}
