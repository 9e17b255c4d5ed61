using Scorecard.EventStore;

namespace Scorecard.Api.Features.Integrity;

/// <param name="DurationMs">How long it took, in milliseconds.</param>
/// <param name="Events">How many events were read.</param>
/// <param name="Broken">The first broken event of the log; null = every chain holds.</param>
public sealed record VerificationView(DateTimeOffset StartedAt, long DurationMs, long Events, long Streams, bool Ok, BrokenEventView? Broken);

/// <param name="Version">The event at which the chain breaks; one past the last where the stream's end is missing.</param>
/// <param name="Position">Its position in the log, or that of the event next to it where it is missing; 0 = the stream has no event left.</param>
/// <param name="Type">The stored name of the event at this version; null where it is missing.</param>
/// <param name="RecordedAt">When it was recorded by what is stored; null where it is missing.</param>
public sealed record BrokenEventView(
    string StreamKind, Guid StreamId, int Version, long Position, string? Type, ChainFault Reason, DateTimeOffset? RecordedAt)
{
    /// <summary>The broken event of a stream with what is still stored of it.</summary>
    public static BrokenEventView? Of(StreamCheck stream) => stream.Broken is { } broken
        ? Of(broken, stream.Events.FirstOrDefault(stored => stored.Version == broken.Version))
        : null;

    public static BrokenEventView Of(BrokenEvent broken, CheckedEvent? stored) => new(
        broken.Stream.Kind, broken.Stream.Id, broken.Version, broken.Position, stored?.Type, broken.Fault, stored?.RecordedAt);
}
