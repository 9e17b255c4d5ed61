using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Scoring;

/// <summary>Refusals of scoring settings when they are saved, so that no score fails later.</summary>
public static class ScoringErrors
{
    public static readonly DomainError TargetMissing = Undetermined("The scale needs a target.");

    public static readonly DomainError FloorMissing = Undetermined(
        "Without a floor or baseline the scale needs a target above 0.");

    public static readonly DomainError BandIncomplete = Undetermined(
        "A band needs its low and high bound, and a floor on either side.");

    public static readonly DomainError PointsOutOfOrder = Undetermined(
        "The points of the scale must be distinct and in order: floor, target, stretch.");

    public static readonly DomainError TooFewPoints = Undetermined("A custom scale needs 2 to 50 points.");

    public static readonly DomainError ScoreOutOfRange = Undetermined("The score of a point lies between 0 and the cap.");

    public static readonly DomainError NeverScored = Undetermined("A KPI that is only tracked has no scale.");

    public static readonly DomainError CapOutOfRange = new(
        "scoring.cap_out_of_range",
        "The highest score lies between 100 and 1000, with at most 4 decimals.");

    public static readonly DomainError ThresholdsOutOfOrder = new(
        "scoring.thresholds_out_of_order",
        "Thresholds need 0 ≤ amber ≤ green ≤ cap.");

    public static readonly DomainError GraceOutOfRange = new(
        "scoring.grace_out_of_range",
        "Days of grace lie between 0 and 366.");

    public static readonly DomainError CarryOutOfRange = new(
        "scoring.carry_out_of_range",
        "A score is carried for 1 to 36 periods.");

    public static readonly DomainError WeightOutOfRange = new(
        "scoring.weight_out_of_range",
        "A weight lies between 0 and 1,000,000.");

    public static readonly DomainError RatioFactorOutOfRange = new(
        "scoring.ratio_factor_out_of_range",
        "The factor of a ratio lies above 0 and at most at 1,000,000,000.");

    public static readonly DomainError QuantityOutOfRange = new(
        "quantity.out_of_range",
        "A number must be below 1,000,000,000,000,000 in size.");

    public static readonly DomainError QuantityTooPrecise = new(
        "quantity.too_precise",
        "A number has at most 15 significant digits, at most 15 of them behind the point.");

    private static DomainError Undetermined(string message) => new("kpi.scale_undetermined", message);
}
