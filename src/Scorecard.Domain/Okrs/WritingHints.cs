namespace Scorecard.Domain.Okrs;

/// <summary>A key result as far as it is written.</summary>
/// <param name="Measure">Null = not chosen yet.</param>
public sealed record DraftedKeyResult(string Title, Measure? Measure);

/// <summary>Advice on how an objective is written; nothing is refused for it.</summary>
/// <param name="Code">One of <see cref="WritingHints"/>' codes.</param>
/// <param name="KeyResult">The index of the key result that it is about, from 0; null = the objective.</param>
/// <param name="Word">What gave rise to it, as written in the title; null where no word did.</param>
/// <param name="Count">How many key results, or characters, there are; null where nothing is counted.</param>
/// <param name="Limit">How many would pass.</param>
public sealed record WritingHint(string Code, int? KeyResult = null, string? Word = null, int? Count = null, int? Limit = null);

/// <summary>Looks for what makes objectives hard to follow. Titles may be Korean or English: the words of both are looked for.</summary>
public static class WritingHints
{
    public const string TooFewKeyResults = "too-few-key-results";
    public const string TooManyKeyResults = "too-many-key-results";
    public const string TitleLong = "title-long";

    /// <summary>The objective's title holds a number: numbers belong into key results.</summary>
    public const string NumberInObjective = "number-in-objective";

    /// <summary>The objective or the key result is something to do, not what will be different afterwards.</summary>
    public const string TaskNotOutcome = "task-not-outcome";

    /// <summary>The key result is met or not, so its progress says nothing until the end.</summary>
    public const string YesNo = "yes-no";

    /// <summary>The key result has neither a number nor a complete measure.</summary>
    public const string NotMeasurable = "not-measurable";
    public const string StartEqualsTarget = "start-equals-target";
    public const string DuplicateKeyResult = "duplicate-key-result";
    public const string OwnerMissing = "owner-missing";

    public const int FewestKeyResults = 2;

    public const int MostKeyResults = 5;

    public const int LongestTitle = 70;

    public static IReadOnlyList<WritingHint> Of(Objective objective) => Of(
        objective.Content.Title,
        objective.Content.OwnerPersonId is not null,
        [.. objective.LiveKeyResults.Select(keyResult => new DraftedKeyResult(keyResult.Content.Title, keyResult.Content.Measure))]);

    /// <summary>The hints about the objective, then those about each key result in order.</summary>
    /// <param name="title">Of the objective; nothing is said about an empty one.</param>
    /// <param name="hasOwner">Whether a person owns it.</param>
    public static IReadOnlyList<WritingHint> Of(string title, bool hasOwner, IReadOnlyList<DraftedKeyResult> keyResults)
    {
        List<WritingHint> hints = [.. OfTitle(title, keyResult: null)];
        if (WritingWords.Number(title) is { } number)
            hints.Add(new(NumberInObjective, Word: number));
        if (WritingWords.Task(title) is { } task)
            hints.Add(new(TaskNotOutcome, Word: task));
        if (!hasOwner)
            hints.Add(new(OwnerMissing));
        if (keyResults.Count < FewestKeyResults)
            hints.Add(new(TooFewKeyResults, Count: keyResults.Count, Limit: FewestKeyResults));
        if (keyResults.Count > MostKeyResults)
            hints.Add(new(TooManyKeyResults, Count: keyResults.Count, Limit: MostKeyResults));

        HashSet<string> titles = new(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < keyResults.Count; index++)
        {
            hints.AddRange(Of(keyResults[index], index));
            if (!string.IsNullOrWhiteSpace(keyResults[index].Title) && !titles.Add(keyResults[index].Title.Trim()))
                hints.Add(new(DuplicateKeyResult, index));
        }

        return hints;
    }

    private static IEnumerable<WritingHint> Of(DraftedKeyResult keyResult, int index)
    {
        var (title, measure) = keyResult;
        if (string.IsNullOrWhiteSpace(title))
            yield break;

        foreach (var hint in OfTitle(title, index))
            yield return hint;
        if (measure?.Kind is not MeasureKind.Milestones && WritingWords.Task(title) is { } task)
            yield return new(TaskNotOutcome, index, task);
        if (IsYesNo(measure) || WritingWords.YesNo(title) is not null)
            yield return new(YesNo, index, WritingWords.YesNo(title));
        if (measure is { Start: { } start, Target: { } target } && start == target)
            yield return new(StartEqualsTarget, index);
        if (IsUnmeasured(measure) && (measure is not null || WritingWords.Number(title) is null))
            yield return new(NotMeasurable, index);
    }

    private static IEnumerable<WritingHint> OfTitle(string title, int? keyResult)
    {
        var length = title.Trim().EnumerateRunes().Count();
        if (length > LongestTitle)
            yield return new(TitleLong, keyResult, Count: length, Limit: LongestTitle);
    }

    /// <summary>One step, or a figure that goes from 0 to 1 in whole numbers.</summary>
    private static bool IsYesNo(Measure? measure) => measure switch
    {
        { Kind: MeasureKind.Milestones, Milestones: { Count: 1 } } => true,
        { Kind: MeasureKind.Metric, Start: 0m, Target: 1m, Decimals: 0 } => true,
        _ => false,
    };

    private static bool IsUnmeasured(Measure? measure) => measure switch
    {
        null => true,
        { Kind: MeasureKind.Metric } => measure is not { Start: not null, Target: not null },
        { Kind: MeasureKind.Kpi } => measure is not { KpiId: not null, Start: not null, Target: not null },
        { Kind: MeasureKind.Milestones } => measure.Milestones is null or [],
        { Kind: MeasureKind.Zones } => measure.Zones is null,
        _ => false,
    };
}
