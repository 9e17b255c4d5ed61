using Npgsql;

namespace Scorecard.EventStore;

/// <summary>Something that follows the log of all organizations: every event once, in the order of positions.</summary>
/// <param name="Name">Its checkpoint's name in the database; a new name starts at the beginning.</param>
/// <param name="HandleAsync">
/// Gets a batch and the transaction in which the checkpoint moves: what it writes there happens exactly once. When it throws, the
/// transaction is undone and the same events come again after a pause.
/// </param>
public sealed record Subscription(string Name, Func<IReadOnlyList<Recorded>, NpgsqlTransaction, CancellationToken, Task> HandleAsync)
{
    /// <summary>Only events of streams of these kinds; empty = all.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Most events of one batch.</summary>
    public int BatchSize { get; init; } = 500;
}
