namespace Scorecard.Domain.Rewards;

/// <summary>Shared ranks: equal values share one, and the next is as far on as there were (1, 2, 2, 4).</summary>
public static class Ranking
{
    /// <returns>The rank of each, in the order given.</returns>
    public static IReadOnlyList<int> Of(IReadOnlyList<decimal> values, bool higherIsBetter = true)
    {
        List<decimal> sorted = [.. higherIsBetter ? values.OrderDescending() : values.Order()];
        Dictionary<decimal, int> ranks = [];
        for (var index = 0; index < sorted.Count; index++)
            ranks.TryAdd(sorted[index], index + 1);
        return [.. values.Select(value => ranks[value])];
    }

    /// <summary>Who belongs to the first <paramref name="places"/>, everybody who shares the last of them included.</summary>
    public static IReadOnlyList<bool> Top(IReadOnlyList<decimal> values, int places, bool higherIsBetter = true) =>
        [.. Of(values, higherIsBetter).Select(rank => rank <= places)];
}
