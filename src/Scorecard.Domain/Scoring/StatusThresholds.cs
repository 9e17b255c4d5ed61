using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Scoring;

/// <summary>The lowest scores that are green and amber; the organization's, or a KPI's own.</summary>
public sealed record StatusThresholds(decimal GreenAt = ScoringDefaults.Green, decimal AmberAt = ScoringDefaults.Amber)
{
    public static readonly StatusThresholds Default = new();

    /// <summary>Null when the thresholds can be kept, else <c>scoring.thresholds_out_of_order</c>.</summary>
    public DomainError? Check(decimal cap) =>
        AmberAt >= 0 && AmberAt <= GreenAt && GreenAt <= cap ? null : ScoringErrors.ThresholdsOutOfOrder;

    /// <summary>These thresholds, with those that a KPI sets itself in their place.</summary>
    public StatusThresholds OverriddenBy(ScaleSettings kpi) =>
        new(kpi.GreenAt ?? GreenAt, kpi.AmberAt ?? AmberAt);

    /// <summary>The colour of a score. A score on a threshold has reached it.</summary>
    public ScoreStatus Colour(decimal score) =>
        score >= GreenAt ? ScoreStatus.Green : score >= AmberAt ? ScoreStatus.Amber : ScoreStatus.Red;
}
