namespace Scorecard.EventStore;

/// <summary>A stored state that is not what its events give.</summary>
/// <param name="Stored">Null = it was missing.</param>
/// <param name="Expected">Null = no append stands behind it.</param>
public sealed record StateDifference(StreamId Stream, int Version, string? Stored, string? Expected);

/// <param name="States">States that follow from the events.</param>
/// <param name="Missing">Of these, how many were not stored.</param>
/// <param name="Changed">Of these, how many were stored with other bytes.</param>
/// <param name="Surplus">States (and current states) that were stored although no append stands behind them.</param>
/// <param name="Example">One of the differences; null = all states were as their events give them.</param>
public sealed record RebuildReport(long Events, long States, long Missing, long Changed, long Surplus, StateDifference? Example)
{
    public bool IsSame => Missing + Changed + Surplus == 0;

    internal RebuildReport Add(RebuildReport other) =>
        new(
            Events + other.Events,
            States + other.States,
            Missing + other.Missing,
            Changed + other.Changed,
            Surplus + other.Surplus,
            Example ?? other.Example);
}
