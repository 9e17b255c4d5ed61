using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace Scorecard.EventStore;

/// <summary>
/// The text of an event that its hash covers: organization, kind, stream id, version, type, 1 or 0 (whether it ends its append), actor,
/// correlation id, recorded time in microseconds since 1970-01-01 UTC, length of the data in bytes, data; each behind a line feed but
/// the first; then, only when a reason was given, a line feed and the reason. UUIDs in lower case with hyphens, everything in UTF-8.
/// The hash of an event is SHA-256(hash of the stream's event before it, nothing for the first ‖ canonical event).
/// The database function <c>event_hash</c> computes the same.
/// </summary>
public sealed class CanonicalEvent
{
    public const int HashLength = 32;

    private byte[] _buffer = new byte[4096];

    /// <summary>Computes the hash of one event; the instance is reused from event to event and not thread-safe.</summary>
    /// <param name="data">In UTF-8.</param>
    public byte[] Hash(
        ReadOnlySpan<byte> previous,
        StreamId stream,
        int version,
        string type,
        bool endsAppend,
        Guid actorId,
        Guid correlationId,
        DateTimeOffset recordedAt,
        ReadOnlySpan<byte> data,
        string? reason)
    {
        var needed = previous.Length + data.Length + 300 + (3 * (stream.Kind.Length + type.Length + (reason?.Length ?? 0)));
        if (_buffer.Length < needed)
            _buffer = new byte[Math.Max(needed, 2 * _buffer.Length)];

        previous.CopyTo(_buffer);
        var microseconds = (recordedAt.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
        Utf8.TryWrite(
            _buffer.AsSpan(previous.Length),
            $"{stream.OrgId}\n{stream.Kind}\n{stream.Id}\n{version}\n{type}\n{(endsAppend ? '1' : '0')}\n{actorId}\n{correlationId}\n{microseconds}\n{data.Length}\n",
            out var head);
        var length = previous.Length + head;
        data.CopyTo(_buffer.AsSpan(length));
        length += data.Length;
        if (reason is not null)
        {
            _buffer[length++] = (byte)'\n';
            length += Encoding.UTF8.GetBytes(reason, _buffer.AsSpan(length));
        }

        return SHA256.HashData(_buffer.AsSpan(0, length));
    }
}
