namespace Scorecard.Domain.Scoring;

/// <summary>
/// Whether history makes a target plausible: no move, from the baseline to the first target and from each target to the next,
/// is larger than 3 standard deviations of the changes from period to period in the past, or than the growth limit.
/// </summary>
internal static class SmartAchievable
{
    public static SmartCriterion Judge(SmartInput input, decimal growthLimitPercent)
    {
        if (input.Targets.Count == 0)
            return new(Criterion.Achievable, Verdict.CannotTell, Advices.AchievableNoTarget, []);

        List<decimal> changes = [.. input.History.Zip(input.History.Skip(1), (before, after) => after - before)];
        var reach = ScoringDefaults.PlausibleDeviations * Exact.StandardDeviation(changes);
        var start = input.Baseline ?? (input.History.Count > 0 ? input.History[^1] : null);
        List<Move> moves = [.. Moves(start, input.Targets)];
        ExplanationSetting history = new(SmartFigures.HistoryValues, input.History.Count);

        if (moves.Find(move => move.Percent > growthLimitPercent) is { } growing)
            return Questioned(growing, Advices.AchievableGrowth, [.. growing.PercentFigures, new(SmartFigures.GrowthLimitPercent, growthLimitPercent)]);
        if (reach is not > 0 || start is null)
            return new(Criterion.Achievable, Verdict.CannotTell, Advices.AchievableNoHistory, [history]);
        if (moves.Find(move => move.Size > reach) is { } jumping)
            return Questioned(jumping, Advices.AchievableVariation, [.. jumping.Around(reach.Value), history]);

        return new(Criterion.Achievable, Verdict.Met, Advices.AchievableMet, [.. moves[0].Around(reach.Value), history]);
    }

    private static SmartCriterion Questioned(Move move, string advice, IReadOnlyList<ExplanationSetting> figures) => new(
        Criterion.Achievable,
        Verdict.NotMet,
        advice,
        [new(SmartFigures.Target, move.To), new(SmartFigures.From, move.From), .. figures]);

    private static IEnumerable<Move> Moves(decimal? start, IReadOnlyList<decimal> targets)
    {
        var from = start;
        foreach (var target in targets)
        {
            if (from is { } before)
                yield return new Move(before, target);
            from = target;
        }
    }

    private sealed record Move(decimal From, decimal To)
    {
        public decimal Size => Math.Abs(To - From);

        /// <summary>In percent of where it starts; from 0 there is none, and what has no place in a decimal counts as its limit.</summary>
        public decimal? Percent => From == 0 ? null : Exact.Ratio(Size, Math.Abs(From), 100m) ?? Exact.Limit;

        public IEnumerable<ExplanationSetting> PercentFigures =>
            Percent is { } percent ? [new(SmartFigures.ChangePercent, percent)] : [];

        public IEnumerable<ExplanationSetting> Around(decimal reach) =>
            [new(SmartFigures.LowestPlausible, From - reach), new(SmartFigures.HighestPlausible, From + reach)];
    }
}
