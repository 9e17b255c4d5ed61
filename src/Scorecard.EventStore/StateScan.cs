using System.Buffers;

namespace Scorecard.EventStore;

/// <summary>States asked for as the bytes they are stored in, for answers made of tens of thousands of them.</summary>
/// <param name="KnownAt">As known at this moment; null = now.</param>
/// <param name="Ids">Only these, as far as they exist; null = every state of the kind.</param>
public sealed record StateScan(Guid OrgId, string Kind, DateTimeOffset? KnownAt = null, IReadOnlyCollection<Guid>? Ids = null);

/// <summary>A state within a <see cref="StateChunk"/>.</summary>
/// <param name="json">Its JSON in UTF-8, good only until the chunk has been read.</param>
public readonly ref struct StateBytes(Guid id, int version, DateTimeOffset recordedAt, ReadOnlySpan<byte> json)
{
    public Guid Id { get; } = id;

    public int Version { get; } = version;

    public DateTimeOffset RecordedAt { get; } = recordedAt;

    public ReadOnlySpan<byte> Json { get; } = json;
}

/// <summary>Some of the states of a scan, in memory that is lent.</summary>
public sealed class StateChunk
{
    internal const int Bytes = 256 * 1024;

    private readonly List<(Guid Id, int Version, DateTimeOffset RecordedAt, int Start, int Length)> _rows = [];
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(Bytes);
    private int _used;

    public int Count => _rows.Count;

    public StateBytes this[int index]
    {
        get
        {
            var (id, version, recordedAt, start, length) = _rows[index];
            return new StateBytes(id, version, recordedAt, _buffer.AsSpan(start, length));
        }
    }

    /// <summary>No more will fit that is worth it.</summary>
    internal bool IsFull => _used >= Bytes - (Bytes / 8);

    /// <summary>Where the next state's bytes go.</summary>
    internal byte[] Room(int length, out int start)
    {
        if (_used + length > _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_used + length);
            _buffer.AsSpan(0, _used).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        start = _used;
        return _buffer;
    }

    internal void Add(Guid id, int version, DateTimeOffset recordedAt, int length)
    {
        _rows.Add((id, version, recordedAt, _used, length));
        _used += length;
    }

    internal void Return()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _rows.Clear();
    }
}
