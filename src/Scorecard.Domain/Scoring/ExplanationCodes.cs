namespace Scorecard.Domain.Scoring;

/// <summary>The formulas an <see cref="Explanation"/> may name.</summary>
public static class Rules
{
    public const string ValueSum = "value-sum";
    public const string ValueAverage = "value-average";
    public const string ValueLast = "value-last";
    public const string ValueMin = "value-min";
    public const string ValueMax = "value-max";

    /// <summary>Σ numerator ÷ Σ denominator × factor.</summary>
    public const string ValueRatio = "value-ratio";

    /// <summary>The plain average of ratios recorded without their parts.</summary>
    public const string ValueRatioUnweighted = "value-ratio-unweighted";

    /// <summary>The KPI's own formula over the figures of other KPIs.</summary>
    public const string Calculation = "calculation";

    public const string ScoreIncrease = "score-increase";
    public const string ScoreDecrease = "score-decrease";
    public const string ScoreBand = "score-band";
    public const string ScoreYesNo = "score-yes-no";
    public const string ScoreCustom = "score-custom";

    /// <summary>No score, because nothing is there to measure against.</summary>
    public const string ScoreNone = "score-none";

    /// <summary>actual ÷ target.</summary>
    public const string AttainmentIncrease = "attainment-increase";

    /// <summary>2 − actual ÷ target.</summary>
    public const string AttainmentTwoMinusRatio = "attainment-two-minus-ratio";

    /// <summary>target ÷ actual.</summary>
    public const string AttainmentTargetOverActual = "attainment-target-over-actual";

    /// <summary>The score ÷ 100, for shapes without one target value.</summary>
    public const string AttainmentByScore = "attainment-by-score";

    /// <summary>(actual − baseline) ÷ (target − baseline).</summary>
    public const string Progress = "progress";

    /// <summary>Σ weight × score ÷ Σ weight over the children that count.</summary>
    public const string RollUp = "roll-up";

    /// <summary>(current − start) ÷ (target − start) of a key result.</summary>
    public const string OkrProgress = "okr-progress";

    /// <summary>The weight of the milestones done ÷ the weight of all.</summary>
    public const string OkrMilestones = "okr-milestones";

    /// <summary>The progress that was checked in: 0.3 commit, 0.7 target, 1 stretch.</summary>
    public const string OkrZones = "okr-zones";

    /// <summary>Σ weight × clamped progress ÷ Σ weight over the key results of an objective.</summary>
    public const string OkrRollUp = "okr-roll-up";
}

/// <summary>The inputs an <see cref="ExplanationTerm"/> may be.</summary>
public static class TermNames
{
    public const string Value = "value";
    public const string ValueMissing = "value-missing";

    /// <summary>A total made of the values of its segments.</summary>
    public const string ValueOfSegments = "value-of-segments";

    /// <summary>No total, because some segments have no value; the label names them.</summary>
    public const string SegmentsMissing = "segments-missing";
    public const string ValueNotApplicable = "value-not-applicable";
    public const string Numerator = "numerator";
    public const string Denominator = "denominator";
    public const string Actual = "actual";
    public const string Target = "target";
    public const string Floor = "floor";
    public const string Stretch = "stretch";
    public const string LowerFloor = "lower-floor";
    public const string BandLow = "band-low";
    public const string BandHigh = "band-high";
    public const string UpperFloor = "upper-floor";
    public const string Point = "point";
    public const string Baseline = "baseline";
    public const string Score = "score";
    public const string Child = "child";
    public const string ChildExcluded = "child-excluded";
    public const string ChildZero = "child-zero";
    public const string ChildCarried = "child-carried";

    /// <summary>A KPI named by a formula, in the period computed.</summary>
    public const string Input = "input";

    /// <summary>A KPI named by a formula, so many periods earlier.</summary>
    public const string InputPrevious = "input-previous";

    /// <summary>The sum of a KPI over the latest periods; the last of them is named.</summary>
    public const string InputSum = "input-sum";

    /// <summary>The average of a KPI over the latest periods; the last of them is named.</summary>
    public const string InputAverage = "input-average";

    /// <summary>A KPI named by a formula has no value in this period.</summary>
    public const string InputMissing = "input-missing";

    /// <summary>Where a key result started.</summary>
    public const string Start = "start";
    public const string MilestoneDone = "milestone-done";
    public const string MilestoneOpen = "milestone-open";
    public const string KeyResult = "key-result";

    /// <summary>A key result of which nothing is known: it counts as 0.</summary>
    public const string KeyResultUnknown = "key-result-unknown";
}

/// <summary>The settings and facts an <see cref="ExplanationSetting"/> may be.</summary>
public static class SettingNames
{
    public const string Reason = "reason";
    public const string Present = "present";
    public const string Expected = "expected";
    public const string Factor = "factor";
    public const string Cap = "cap";
    public const string GreenAt = "green-at";
    public const string AmberAt = "amber-at";
    public const string Missing = "missing";
    public const string CarryPeriods = "carry-periods";
    public const string CapChildrenAt100 = "cap-children-at-100";
    public const string Coverage = "coverage";

    /// <summary>The text of a KPI's formula.</summary>
    public const string Formula = "formula";

    /// <summary>What decides on the status of a key result or objective.</summary>
    public const string StatusBecause = "status-because";
    public const string Confidence = "confidence";

    /// <summary>The day by which the next check-in is due, as 2026-11-21.</summary>
    public const string DueOn = "due-on";

    /// <summary>Things are worse than at the start.</summary>
    public const string BelowStart = "below-start";

    /// <summary>The share of the cycle that has passed.</summary>
    public const string Elapsed = "elapsed";

    /// <summary>Progress − elapsed share.</summary>
    public const string Pace = "pace";
}

/// <summary>Units of figures that are not in the unit of a KPI.</summary>
public static class Units
{
    /// <summary>Points of a score, 0 to the cap.</summary>
    public const string Score = "score";

    /// <summary>A share of 1: 1.15 is 115 %.</summary>
    public const string Share = "share";
}
