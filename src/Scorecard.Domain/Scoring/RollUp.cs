using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Scoring;

/// <summary>A score of an earlier period that may stand in for a missing one.</summary>
/// <param name="PeriodsOld">1 for the period before the one asked for.</param>
public sealed record EarlierScore(decimal Score, int PeriodsOld);

/// <summary>A KPI under an objective, an objective under a perspective, and so on up.</summary>
/// <param name="Weight">Relative to its siblings, 0 to 1,000,000.</param>
/// <param name="Score">Null when the child has none.</param>
/// <param name="Coverage">0 to 1: of a child that is a roll-up, its own coverage.</param>
/// <param name="Due">False for a child that need not have a score yet: it is missing, but never counted as 0.</param>
public sealed record RollUpChild(
    decimal Weight,
    decimal? Score,
    decimal Coverage = 1m,
    EarlierScore? Earlier = null,
    bool Due = true,
    ScoreStatus? Status = null,
    string? Label = null,
    Guid? KpiId = null,
    Guid? ObjectiveId = null);

/// <summary>
/// The weighted mean of the children that count, with the weights renormalized over them. KPI → objective →
/// perspective → scorecard → parent unit.
/// </summary>
public static class RollUp
{
    /// <summary>Null when each weight lies between 0 and 1,000,000 and is recordable, else <c>scoring.weight_out_of_range</c> or <c>quantity.…</c>.</summary>
    public static DomainError? CheckWeights(params IEnumerable<decimal> weights) => weights
        .Select(weight => weight is < 0 or > ScoringDefaults.MaxWeight ? ScoringErrors.WeightOutOfRange : Quantity.Check(weight))
        .FirstOrDefault(error => error is not null);

    /// <summary>Rolls children up. Refused weights are a bug of the caller: they throw.</summary>
    public static RollUpResult Of(
        IReadOnlyList<RollUpChild> children,
        RollUpSettings? settings = null,
        StatusThresholds? thresholds = null)
    {
        if (CheckWeights(children.Select(child => child.Weight)) is { } refused)
            throw new ArgumentOutOfRangeException(nameof(children), refused.Message);

        var (rules, limits) = (settings ?? RollUpSettings.Default, thresholds ?? StatusThresholds.Default);
        List<Contribution> contributions = [.. children.Select(child => Contribute(child, rules))];
        List<Contribution> counted = [.. contributions.Where(contribution => contribution.Counts)];
        var weight = counted.Sum(contribution => contribution.Child.Weight);
        var score = weight > 0 ? Mean(counted, weight) : (decimal?)null;

        return new RollUpResult(
            score,
            Coverage(children),
            score is { } reached ? limits.Colour(reached) : ScoreStatus.NoData,
            [.. contributions.Select(contribution => contribution with { Share = contribution.Counts ? contribution.Child.Weight / weight : null })],
            rules,
            limits);
    }

    private static Contribution Contribute(RollUpChild child, RollUpSettings settings)
    {
        var (kind, score) = child switch
        {
            { Score: { } own } => (ContributionKind.Own, own),
            { Due: true } when settings.Missing is MissingPolicy.Zero => (ContributionKind.Zero, 0m),
            { Earlier: { PeriodsOld: >= 1 } earlier } when settings.Missing is MissingPolicy.Carry && earlier.PeriodsOld <= settings.Carried =>
                (ContributionKind.Carried, earlier.Score),
            _ => (ContributionKind.Excluded, (decimal?)null),
        };
        return new Contribution(child, kind, settings.CapChildrenAt100 && score > 100m ? 100m : score, Share: null);
    }

    private static decimal Mean(List<Contribution> counted, decimal weight)
    {
        var mean = counted.Sum(contribution => contribution.Child.Weight * contribution.Score!.Value) / weight;
        return Math.Clamp(mean, counted.Min(contribution => contribution.Score!.Value), counted.Max(contribution => contribution.Score!.Value));
    }

    private static decimal Coverage(IReadOnlyList<RollUpChild> children)
    {
        var weight = children.Sum(child => child.Weight);
        var covered = children.Where(child => child.Score is not null).Sum(child => child.Weight * child.Coverage);
        return weight > 0 ? Math.Min(1m, covered / weight) : 0m;
    }
}
