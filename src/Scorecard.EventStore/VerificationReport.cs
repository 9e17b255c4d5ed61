namespace Scorecard.EventStore;

/// <summary>What is wrong with the hash chain of a stream.</summary>
public enum ChainFault
{
    /// <summary>The event, or the one before it, is not what was recorded: the hash does not fit.</summary>
    Altered,

    /// <summary>The event with this version is not there although later ones are.</summary>
    Missing,

    /// <summary>The stream's last events are not there.</summary>
    EndMissing,

    /// <summary>The stream's head is not there, or differs from its last event.</summary>
    HeadAltered,
}

/// <summary>The first event of a stream at which its chain breaks.</summary>
/// <param name="Position">Its position, or that of the event next to it where it is missing; 0 = the stream has no event left.</param>
public sealed record BrokenEvent(StreamId Stream, int Version, long Position, ChainFault Fault);

/// <param name="BrokenStreams">How many streams are broken.</param>
/// <param name="FirstBroken">Of all broken ones the first in the log; null = every chain holds.</param>
public sealed record VerificationReport(long Events, long Streams, long BrokenStreams, BrokenEvent? FirstBroken)
{
    public bool IsIntact => FirstBroken is null;
}
