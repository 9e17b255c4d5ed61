using Npgsql;

namespace Scorecard.EventStore;

/// <summary>Walks along the events of a range, stream by stream, and notes where a chain breaks first.</summary>
internal sealed class ChainWalk(Dictionary<StreamId, (int Version, byte[] Hash)> heads)
{
    private readonly CanonicalEvent _canonical = new();
    private readonly string[] _lastNames = ["", ""];
    private StreamId _stream;
    private int _version;
    private long _position;
    private byte[] _hash = [];
    private bool _isBroken;

    private long _events;
    private long _streams;
    private long _brokenStreams;
    private BrokenEvent? _first;

    /// <returns>Whether the stored hash is the one that the event and the stored hash before it give.</returns>
    public bool Visit(NpgsqlDataReader row)
    {
        var stream = new StreamId(row.GetGuid(0), Same(row.GetString(1), 0), row.GetGuid(2));
        if (stream != _stream)
        {
            EndStream();
            (_stream, _version, _hash, _isBroken) = (stream, 0, [], false);
            _streams++;
        }

        _events++;
        var version = row.GetInt32(3);
        _position = row.GetInt64(4);
        if (version != _version + 1)
            Break(_version + 1, ChainFault.Missing);

        var stored = row.GetFieldValue<byte[]>(12);
        var computed = _canonical.Hash(
            _hash,
            stream,
            version,
            Same(row.GetString(5), 1),
            row.GetBoolean(11),
            row.GetGuid(7),
            row.GetGuid(9),
            new DateTimeOffset(row.GetDateTime(10), TimeSpan.Zero),
            row.GetFieldValue<byte[]>(6),
            row.IsDBNull(8) ? null : row.GetString(8));
        var isIntact = computed.AsSpan().SequenceEqual(stored);
        if (!isIntact)
            Break(version, ChainFault.Altered);

        (_version, _hash) = (version, stored);
        return isIntact;
    }

    public VerificationReport Report()
    {
        EndStream();
        foreach (var (stream, _) in heads)
        {
            (_stream, _version, _position, _isBroken) = (stream, 0, 0, false);
            _streams++;
            Break(1, ChainFault.EndMissing);
        }

        return new(_events, _streams, _brokenStreams, _first);
    }

    private void EndStream()
    {
        if (_version == 0)
            return;

        if (!heads.Remove(_stream, out var head))
            Break(_version, ChainFault.HeadAltered);
        else if (head.Version > _version)
            Break(_version + 1, ChainFault.EndMissing);
        else if (head.Version < _version || !head.Hash.AsSpan().SequenceEqual(_hash))
            Break(_version, ChainFault.HeadAltered);
    }

    /// <summary>Of a stream only the first break counts: what follows from it says nothing new.</summary>
    private void Break(int version, ChainFault fault)
    {
        if (_isBroken)
            return;

        _isBroken = true;
        _brokenStreams++;
        if (_first is null || _position < _first.Position)
            _first = new BrokenEvent(_stream, version, _position, fault);
    }

    /// <summary>Kinds and types repeat from row to row: keeps one string of each.</summary>
    private string Same(string name, int place) => _lastNames[place] == name ? _lastNames[place] : _lastNames[place] = name;
}
