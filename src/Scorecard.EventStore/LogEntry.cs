using Npgsql;

namespace Scorecard.EventStore;

/// <summary>That something was recorded, without what.</summary>
/// <param name="Position">Its place in the log of all streams.</param>
public sealed record LogEntry(StreamId Stream, int Version, long Position, Guid ActorId, Guid CorrelationId, DateTimeOffset RecordedAt)
{
    internal const string Columns = "org_id, kind, stream_id, version, position, actor_id, correlation_id, recorded_at";

    internal static LogEntry Of(NpgsqlDataReader row) => new(
        new StreamId(row.GetGuid(0), row.GetString(1), row.GetGuid(2)),
        row.GetInt32(3),
        row.GetInt64(4),
        row.GetGuid(5),
        row.GetGuid(6),
        row.GetFieldValue<DateTimeOffset>(7));
}

/// <summary>One look at the log.</summary>
/// <param name="Position">The log is settled up to here: what is behind it will never change.</param>
/// <param name="Entries">What is new since the look before, in the order of positions.</param>
/// <param name="Rewound">The log ends before what was seen already: the database was put back to an earlier state.</param>
public sealed record LogLook(long Position, IReadOnlyList<LogEntry> Entries, bool Rewound = false);
