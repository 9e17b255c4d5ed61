namespace Scorecard.Domain.Rewards;

/// <summary>Ranks from the highest down: equal figures share a rank and the next one counts all of them, 1, 2, 2, 4.</summary>
public static class Ranking
{
    /// <returns>The rank of each, highest first; those who share one in the order they came in.</returns>
    public static IReadOnlyList<Ranked<T>> Of<T, TFigure>(IEnumerable<T> items, Func<T, TFigure> figure)
        where TFigure : IComparable<TFigure>
    {
        List<Ranked<T>> ranked = [];
        TFigure? last = default;
        foreach (var (item, its) in items.Select(item => (item, figure(item))).OrderByDescending(pair => pair.Item2))
        {
            ranked.Add(new(item, ranked.Count > 0 && its.CompareTo(last) == 0 ? ranked[^1].Rank : ranked.Count + 1));
            last = its;
        }

        return ranked;
    }
}

/// <param name="Rank">1 = highest.</param>
public sealed record Ranked<T>(T Item, int Rank);
