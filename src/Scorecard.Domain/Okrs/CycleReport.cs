namespace Scorecard.Domain.Okrs;

/// <summary>How many objectives got which colour.</summary>
/// <param name="Unscored">Neither closed nor scored in a draft of the review.</param>
public sealed record ScoreDistribution(int Red, int Amber, int Green, int Unscored);

public sealed record OutcomeCount(ObjectiveOutcome Outcome, int Count);

/// <summary>The objectives of one ambition.</summary>
/// <param name="Scored">How many have a score.</param>
/// <param name="Mean">Weighted by the weights of the objectives, 0 to 1; null without a score.</param>
/// <param name="Expected">What is expected of them.</param>
public sealed record AmbitionReport(Ambition Ambition, int Objectives, int Scored, decimal? Mean, decimal Expected);

public enum CycleHintCode
{
    /// <summary>Aspirational objectives score above 0.9 on average: they were set too low.</summary>
    Sandbagging,

    /// <summary>Aspirational objectives score below 0.4 on average: they were set too high.</summary>
    OverReach,
}

/// <param name="UnitId">Null = the whole cycle.</param>
/// <param name="Mean">Of the scores of its aspirational objectives.</param>
/// <param name="Scored">How many there are.</param>
public sealed record CycleHint(CycleHintCode Code, Guid? UnitId, decimal Mean, int Scored);

/// <summary>The objectives of one unit, not of those below.</summary>
public sealed record UnitCycleReport(Guid UnitId, CycleFigures Figures);

/// <summary>What became of objectives.</summary>
/// <param name="Closed">How many are closed.</param>
/// <param name="Mean">Of final scores, and of drafted ones where an objective is still open; weighted by the weights of the objectives.</param>
/// <param name="Outcomes">Each outcome, of closed objectives.</param>
/// <param name="Ambitions">Each ambition.</param>
public sealed record CycleFigures(
    int Objectives, int Closed, decimal? Mean, ScoreDistribution Bands, IReadOnlyList<OutcomeCount> Outcomes, IReadOnlyList<AmbitionReport> Ambitions);

/// <summary>How a cycle ended, or would end by the reviews drafted so far.</summary>
/// <param name="Units">In the order of their ids.</param>
public sealed record CycleReport(CycleFigures Figures, IReadOnlyList<UnitCycleReport> Units, IReadOnlyList<CycleHint> Hints)
{
    public const decimal SandbaggingAbove = 0.9m;

    public const decimal OverReachBelow = 0.4m;

    /// <param name="objectives">Of the cycle; archived ones are left out.</param>
    public static CycleReport Of(IEnumerable<Objective> objectives)
    {
        List<Objective> live = [.. objectives.Where(objective => objective is { IsDrafted: true, Archived: false })];
        List<UnitCycleReport> units =
        [
            .. live.GroupBy(objective => objective.Content.UnitId).OrderBy(unit => unit.Key).Select(unit => new UnitCycleReport(unit.Key, FiguresOf([.. unit]))),
        ];
        var figures = FiguresOf(live);
        return new CycleReport(figures, units, [.. HintsOf(figures, unitId: null), .. units.SelectMany(unit => HintsOf(unit.Figures, unit.UnitId))]);
    }

    /// <summary>The final score, or of an open objective the one that its drafted review would give; null while a score is missing.</summary>
    public static decimal? ScoreOf(Objective objective) =>
        objective.Score ?? (objective.Review is { } review ? OkrScore.Of(objective.LiveKeyResults, review.Scores) : null);

    private static CycleFigures FiguresOf(List<Objective> objectives)
    {
        List<decimal?> scores = [.. objectives.Select(ScoreOf)];
        var closed = objectives.Where(objective => objective.Stage is ObjectiveStage.Closed).ToList();
        return new CycleFigures(
            objectives.Count,
            closed.Count,
            Mean(objectives),
            new ScoreDistribution(Count(ScoreBand.Red), Count(ScoreBand.Amber), Count(ScoreBand.Green), scores.Count(score => score is null)),
            [.. Enum.GetValues<ObjectiveOutcome>().Select(outcome => new OutcomeCount(outcome, closed.Count(objective => objective.Review?.Outcome == outcome)))],
            [.. Enum.GetValues<Ambition>().Select(ambition => AmbitionOf(ambition, objectives))]);

        int Count(ScoreBand band) => scores.Count(score => score is { } given && OkrScore.Band(given) == band);
    }

    private static AmbitionReport AmbitionOf(Ambition ambition, List<Objective> objectives)
    {
        List<Objective> own = [.. objectives.Where(objective => objective.Content.Ambition == ambition)];
        return new AmbitionReport(ambition, own.Count, own.Count(objective => ScoreOf(objective) is not null), Mean(own), OkrScore.Expected(ambition));
    }

    private static decimal? Mean(List<Objective> objectives)
    {
        var (sum, weights) = (0m, 0m);
        foreach (var objective in objectives)
        {
            if (ScoreOf(objective) is not { } score)
                continue;

            sum += objective.Content.Weight * score;
            weights += objective.Content.Weight;
        }

        return weights > 0 ? Math.Clamp(sum / weights, 0m, 1m) : null;
    }

    private static IEnumerable<CycleHint> HintsOf(CycleFigures figures, Guid? unitId)
    {
        foreach (var aspirational in figures.Ambitions.Where(report => report.Ambition is Ambition.Aspirational))
        {
            if (aspirational.Mean is > SandbaggingAbove and { } high)
                yield return new(CycleHintCode.Sandbagging, unitId, high, aspirational.Scored);
            if (aspirational.Mean is < OverReachBelow and { } low)
                yield return new(CycleHintCode.OverReach, unitId, low, aspirational.Scored);
        }
    }
}
