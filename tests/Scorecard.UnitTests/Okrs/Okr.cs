using Scorecard.Domain.Okrs;

namespace Scorecard.UnitTests.Okrs;

/// <summary>An objective of the last quarter of 2026 with two key results.</summary>
internal static class Okr
{
    public static readonly Guid Id = Numbered(1);

    public static readonly Guid CycleId = Numbered(2);

    public static readonly Guid Churn = Numbered(3);

    public static readonly Guid Launch = Numbered(4);

    public static readonly Guid Design = Numbered(5);

    public static readonly Guid Ship = Numbered(6);

    public static readonly Guid Sales = Numbered(0xA1);

    public static readonly Guid Ann = Numbered(0xB1);

    public static readonly Guid Ben = Numbered(0xB2);

    public static readonly DateOnly Today = new(2026, 11, 21);

    public static readonly CyclePlanned Q4 =
        new("Q4 2026", CycleKind.Quarter, new DateOnly(2026, 10, 1), new DateOnly(2026, 12, 31), CheckInRhythm.Default);

    public static readonly Cycle Planning = CycleAfter(Q4);

    public static readonly Cycle Active = CycleAfter(Q4, new CycleStarted());

    public static readonly Cycle Closing = CycleAfter(Q4, new CycleStarted(), new CycleClosingBegun());

    public static readonly Cycle Closed = CycleAfter(Q4, new CycleStarted(), new CycleClosingBegun(), new CycleClosed(0));

    public static readonly ObjectiveContent Content =
        new("Customers come back", "Those who bought once", Ambition.Committed, Sales, Ann, Private: false);

    public static readonly KeyResultContent ChurnContent = new("Fewer leave", Measure.OfMetric(40m, 20m, "%"), 3m, Ben);

    public static readonly KeyResultContent LaunchContent =
        new("The service is in use", Measure.OfMilestones(new Milestone(Design, "Designed", 1m), new Milestone(Ship, "In use", 3m)));

    public static readonly OkrObjectiveDrafted Drafted = new(CycleId, Content, [], Ann);

    public static readonly KeyResultAdded ChurnAdded = new(Churn, ChurnContent, On: new DateOnly(2026, 10, 1));

    public static readonly KeyResultAdded LaunchAdded = new(Launch, LaunchContent, On: new DateOnly(2026, 10, 1));

    public static readonly OkrObjectiveAgreed Agreed = new(new DateOnly(2026, 10, 1));

    public static readonly AlignmentFacts Nothing = new(_ => null, _ => null);

    /// <summary>Agreed on, with both key results.</summary>
    public static Objective Whole { get; } = After(Drafted, ChurnAdded, LaunchAdded, Agreed);

    public static ObjectiveReview Review(ObjectiveOutcome? outcome, params (Guid KeyResultId, decimal Score)[] scores) =>
        new(outcome, [.. scores.Select(score => new KeyResultScore(score.KeyResultId, score.Score))], [], Note: null);

    public static Objective After(params ObjectiveEvent[] history) => history.Aggregate(Objective.Initial, Objective.Evolve);

    public static Cycle CycleAfter(params CycleEvent[] history) => history.Aggregate(Cycle.Initial, Cycle.Evolve);

    public static Guid Numbered(int number) => new($"0192f000-0000-7000-8000-{number:x12}");
}
