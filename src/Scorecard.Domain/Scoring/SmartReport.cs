namespace Scorecard.Domain.Scoring;

/// <summary>The five questions a good KPI answers.</summary>
public enum Criterion
{
    Specific,
    Measurable,
    Achievable,
    Relevant,
    TimeBound,
}

public enum Verdict
{
    Met,
    NotMet,

    /// <summary>There is too little to judge by.</summary>
    CannotTell,
}

/// <param name="Advice">One of <see cref="Advices"/>; each makes one sentence.</param>
/// <param name="Figures">The numbers and names that the sentence mentions; see <see cref="SmartFigures"/>.</param>
public sealed record SmartCriterion(Criterion Criterion, Verdict Verdict, string Advice, IReadOnlyList<ExplanationSetting> Figures);

/// <summary>The five criteria in order.</summary>
public sealed record SmartReport(IReadOnlyList<SmartCriterion> Criteria)
{
    /// <summary>True when no criterion is broken; one that nobody can tell yet does not stand in the way.</summary>
    public bool Activatable => Criteria.All(criterion => criterion.Verdict is not Verdict.NotMet);
}

/// <summary>What a SMART check has to say. Codes, for the client to word.</summary>
public static class Advices
{
    public const string SpecificMet = "specific-met";

    /// <summary>Names what is missing: name, unit, owner, scope.</summary>
    public const string SpecificIncomplete = "specific-incomplete";

    public const string MeasurableMet = "measurable-met";

    /// <summary>Neither unit and data source nor a formula; names what is missing.</summary>
    public const string MeasurableIncomplete = "measurable-incomplete";

    public const string AchievableMet = "achievable-met";

    /// <summary>The target moves further than the growth limit.</summary>
    public const string AchievableGrowth = "achievable-growth";

    /// <summary>The target lies outside what the changes of the past make plausible.</summary>
    public const string AchievableVariation = "achievable-variation";

    /// <summary>Fewer than three values, or values that never changed.</summary>
    public const string AchievableNoHistory = "achievable-no-history";

    public const string AchievableNoTarget = "achievable-no-target";

    public const string RelevantMet = "relevant-met";
    public const string RelevantUnlinked = "relevant-unlinked";

    public const string TimeBoundMet = "time-bound-met";
    public const string TimeBoundNoTarget = "time-bound-no-target";

    /// <summary>The KPI is only tracked and has nothing to reach by a time.</summary>
    public const string TimeBoundTrackedOnly = "time-bound-tracked-only";
}

/// <summary>Names of the figures of a SMART check.</summary>
public static class SmartFigures
{
    /// <summary>Once for each thing that is missing; the value is its name.</summary>
    public const string Missing = "missing";

    public const string Target = "target";

    /// <summary>The baseline or target that the target moves away from.</summary>
    public const string From = "from";

    /// <summary>The size of the move in percent of <see cref="From"/>.</summary>
    public const string ChangePercent = "change-percent";

    public const string GrowthLimitPercent = "growth-limit-percent";
    public const string LowestPlausible = "lowest-plausible";
    public const string HighestPlausible = "highest-plausible";

    /// <summary>How many values of the past were looked at.</summary>
    public const string HistoryValues = "history-values";

    public const string LinkedObjectives = "linked-objectives";
}
