namespace Scorecard.Domain.Scoring;

/// <summary>What a SMART check looks at.</summary>
/// <param name="HasOwner">Somebody answers for the KPI.</param>
/// <param name="HasScope">It is said for which unit it holds.</param>
/// <param name="Baseline">The value before the first of <paramref name="Targets"/>; without one the last of <paramref name="History"/> serves.</param>
/// <param name="Targets">Target values in the order of their periods; empty for shapes without one, such as yes/no.</param>
/// <param name="HasTargetPeriod">There is a target, and it is said from when it holds.</param>
/// <param name="History">Past values in the order of their periods.</param>
/// <param name="LinkedObjectives">Strategic objectives and key results that the KPI serves.</param>
public sealed record SmartInput(
    string? Name,
    string? Unit,
    bool HasOwner,
    bool HasScope,
    string? DataSource,
    string? Formula,
    Direction Direction,
    decimal? Baseline,
    IReadOnlyList<decimal> Targets,
    bool HasTargetPeriod,
    IReadOnlyList<decimal> History,
    int LinkedObjectives);

/// <summary>Checks a KPI's definition against the five SMART criteria, each with one piece of advice.</summary>
public static class Smart
{
    /// <param name="growthLimitPercent">A move from one target to the next, or from the baseline to the first, above this is questioned.</param>
    public static SmartReport Check(SmartInput input, decimal growthLimitPercent = ScoringDefaults.GrowthLimitPercent) => new(
    [
        Specific(input),
        Measurable(input),
        SmartAchievable.Judge(input, growthLimitPercent),
        Relevant(input),
        TimeBound(input),
    ]);

    private static SmartCriterion Specific(SmartInput input)
    {
        var missing = Missing(
            ("name", IsGiven(input.Name)),
            ("unit", IsGiven(input.Unit)),
            ("owner", input.HasOwner),
            ("scope", input.HasScope));
        return missing.Count == 0
            ? new(Criterion.Specific, Verdict.Met, Advices.SpecificMet, [])
            : new(Criterion.Specific, Verdict.NotMet, Advices.SpecificIncomplete, missing);
    }

    private static SmartCriterion Measurable(SmartInput input)
    {
        var missing = Missing(("unit", IsGiven(input.Unit)), ("data-source", IsGiven(input.DataSource)));
        return missing.Count == 0 || IsGiven(input.Formula)
            ? new(Criterion.Measurable, Verdict.Met, Advices.MeasurableMet, [])
            : new(Criterion.Measurable, Verdict.NotMet, Advices.MeasurableIncomplete, missing);
    }

    private static SmartCriterion Relevant(SmartInput input) => input.LinkedObjectives > 0
        ? new(Criterion.Relevant, Verdict.Met, Advices.RelevantMet, [new(SmartFigures.LinkedObjectives, input.LinkedObjectives)])
        : new(Criterion.Relevant, Verdict.NotMet, Advices.RelevantUnlinked, []);

    private static SmartCriterion TimeBound(SmartInput input) => input switch
    {
        { HasTargetPeriod: true } => new(Criterion.TimeBound, Verdict.Met, Advices.TimeBoundMet, []),
        { Direction: Direction.None } => new(Criterion.TimeBound, Verdict.CannotTell, Advices.TimeBoundTrackedOnly, []),
        _ => new(Criterion.TimeBound, Verdict.NotMet, Advices.TimeBoundNoTarget, []),
    };

    private static List<ExplanationSetting> Missing(params ReadOnlySpan<(string Name, bool Given)> things)
    {
        List<ExplanationSetting> missing = [];
        foreach (var (name, given) in things)
        {
            if (!given)
                missing.Add(new(SmartFigures.Missing, name));
        }

        return missing;
    }

    private static bool IsGiven(string? text) => !string.IsNullOrWhiteSpace(text);
}
