using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Rewards;

/// <summary>Who is ranked on a leaderboard.</summary>
public enum LeaderboardOf
{
    People,

    /// <summary>The units in which they take part.</summary>
    Units,
}

/// <summary>Lets participants see how they rank, without any figure of others: see <see cref="RankedFigures"/>.</summary>
/// <param name="MeasureId">The measure of the plan that ranks; null = all of them combined.</param>
public sealed record LeaderboardSettings(Guid? MeasureId, LeaderboardOf Of)
{
    internal DomainError? Refusal(IReadOnlyList<PayMeasure> measures) =>
        (MeasureId is { } id ? measures.All(measure => measure.Id != id) : measures is []) ? RewardErrors.LeaderboardMeasure : null;
}
