namespace Scorecard.EventStore;

/// <summary>Somebody else appended to the stream first, or it exists already. Nothing was written.</summary>
public sealed class VersionConflictException(StreamId stream, int expected, int current)
    : Exception($"Stream {stream} is at version {current}, not at {expected}.")
{
    public StreamId Stream { get; } = stream;

    public int Expected { get; } = expected;

    /// <summary>The version the stream has now.</summary>
    public int Current { get; } = current;
}
