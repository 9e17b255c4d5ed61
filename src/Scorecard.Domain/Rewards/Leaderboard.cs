using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Rewards;

/// <param name="Id">A person or a unit.</param>
/// <param name="Rank">1 = highest, shared by equal figures.</param>
/// <param name="Own">The reader, or the unit in which the reader takes part.</param>
public sealed record LeaderboardRow(Guid Id, int Rank, bool Own);

/// <summary>
/// How participants, or their units, rank in a period, as one of them may see it: one's own rank with its neighbours and the best,
/// without any figure of others, so that nothing tells what anybody is paid.
/// </summary>
/// <param name="Total">How many rank.</param>
/// <param name="Own">Null for somebody who does not rank.</param>
/// <param name="OwnFigure">A percentage of a measure, a share where all of them are combined; null without a rank.</param>
/// <param name="Around">Own row with up to <see cref="Neighbours"/> above and below, best first; nothing without a rank.</param>
/// <param name="Top">Those on the first <see cref="Best"/> ranks, at most <see cref="MostShown"/> of them.</param>
/// <param name="OnTop">How many are on those ranks.</param>
public sealed record Leaderboard(
    int Total, LeaderboardRow? Own, Fraction? OwnFigure, IReadOnlyList<LeaderboardRow> Around, IReadOnlyList<LeaderboardRow> Top, int OnTop)
{
    public const int Neighbours = 2;

    public const int Best = 3;

    public const int MostShown = 10;

    /// <param name="factorsOf">What everybody in a unit shares.</param>
    /// <param name="personId">Who looks at it.</param>
    /// <param name="nameOf">Those who share a rank stand in the order of their names.</param>
    public static Leaderboard Of(
        LeaderboardSettings settings,
        IReadOnlyCollection<RunParticipant> participants,
        Func<Guid, PayFactors> factorsOf,
        Guid personId,
        Func<Guid, string> nameOf)
    {
        var own = participants.FirstOrDefault(one => one.PersonId == personId && one.Parts is not []);
        return settings.Of is LeaderboardOf.People
            ? Of(participants.Select(one => (one.PersonId, RankedFigures.OfEverybody(settings.MeasureId, one, factorsOf))), own?.PersonId, nameOf)
            : Of(
                participants.SelectMany(one => one.Parts).Select(part => part.Segment.UnitId).Distinct()
                    .Select(unit => (unit, RankedFigures.Figure(factorsOf(unit), settings.MeasureId))),
                own?.Parts[^1].Segment.UnitId,
                nameOf);
    }

    private static Leaderboard Of(IEnumerable<(Guid Id, Fraction? Figure)> all, Guid? ownId, Func<Guid, string> nameOf)
    {
        var ranked = Ranking.Of(
            all.Where(one => one.Figure is not null).OrderBy(one => nameOf(one.Id), StringComparer.Ordinal).ThenBy(one => one.Id),
            one => one.Figure!.Value);
        List<LeaderboardRow> rows = [.. ranked.Select(one => new LeaderboardRow(one.Item.Id, one.Rank, one.Item.Id == ownId))];
        var at = rows.FindIndex(row => row.Own);
        var from = Math.Max(0, at - Neighbours);
        List<LeaderboardRow> best = [.. rows.TakeWhile(row => row.Rank <= Best)];
        return new(
            rows.Count,
            at < 0 ? null : rows[at],
            at < 0 ? null : ranked[at].Item.Figure,
            at < 0 ? [] : rows[from..Math.Min(rows.Count, at + Neighbours + 1)],
            [.. best.Take(MostShown)],
            best.Count);
    }
}
