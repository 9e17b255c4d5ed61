using NpgsqlTypes;

namespace Scorecard.EventStore;

/// <summary>What was recorded between two moments in the streams that matter to a question.</summary>
/// <param name="After">Recorded later than this moment.</param>
/// <param name="Until">Recorded at or before this moment.</param>
public sealed record ChangesRequest(Guid OrgId, DateTimeOffset After, DateTimeOffset Until)
{
    public IReadOnlyCollection<StreamId> Streams { get; init; } = [];

    /// <summary>KPIs of which the events about values are asked for, of the periods that start from <see cref="ValuesFrom"/> to <see cref="ValuesTo"/>.</summary>
    public IReadOnlyCollection<Guid> ValuesOf { get; init; } = [];

    /// <summary>First start of a period, inclusive.</summary>
    public DateOnly ValuesFrom { get; init; } = DateOnly.MinValue;

    /// <summary>Last start of a period, inclusive.</summary>
    public DateOnly ValuesTo { get; init; } = DateOnly.MaxValue;
}

public sealed partial class PostgresEventStore
{
    /// <summary>Streams by their key, values by theirs: nothing else of the log is looked at.</summary>
    private const string ChangesSql = $"""
        select {EventColumns} from (
            select e.* from unnest($2::text[], $3::uuid[]) k(kind, id)
            join events e on e.org_id = $1 and e.kind = k.kind and e.stream_id = k.id
            where e.recorded_at > $7 and e.recorded_at <= $8
            union all
            select e.* from (
                select distinct position from kpi_values
                where org_id = $1 and kpi_id = any($4) and period_start between $5 and $6 and recorded_at > $7 and recorded_at <= $8) v
            join events e on e.org_id = $1 and e.position = v.position) found
        order by position
        """;

    private const string MentioningSql = $"""
        select {EventColumns} from events
        where org_id = $1 and kind = $2 and ($4::timestamptz is null or recorded_at <= $4) and stream_id in (
            select stream_id from events
            where org_id = $1 and recorded_at >= coalesce($5::timestamptz, '-infinity') and recorded_at <= coalesce($4::timestamptz, 'infinity')
                and kind = $2 and strpos(data::text, $3) > 0)
        order by stream_id, version
        """;

    /// <summary>The events of some streams and about some values between two moments, in the order of the log: one round trip.</summary>
    public Task<IReadOnlyList<Recorded>> ReadChangesAsync(ChangesRequest request, CancellationToken ct = default) =>
        ReadEventsAsync(
            request.OrgId,
            Sql.Command(
                ChangesSql,
                Sql.Of(request.OrgId),
                Sql.Array([.. request.Streams.Select(stream => stream.Kind)], NpgsqlDbType.Text),
                Sql.Array([.. request.Streams.Select(stream => stream.Id)], NpgsqlDbType.Uuid),
                Sql.Array(request.ValuesOf, NpgsqlDbType.Uuid),
                Sql.Date(request.ValuesFrom),
                Sql.Date(request.ValuesTo),
                Sql.Moment(request.After),
                Sql.Moment(request.Until)),
            ct);

    /// <summary>All events of those streams of a kind that mention an id in any event, stream by stream, oldest first.</summary>
    /// <param name="mentionedSince">Only streams with a mention that was recorded at or after this moment: the cost is that of the log since then.</param>
    public Task<IReadOnlyList<Recorded>> ReadStreamsMentioningAsync(
        Guid orgId, string kind, Guid mentioned, DateTimeOffset? knownAt = null, DateTimeOffset? mentionedSince = null, CancellationToken ct = default) =>
        ReadEventsAsync(
            orgId, Sql.Command(MentioningSql, Sql.Of(orgId), Sql.Text(kind), Sql.Text(mentioned.ToString("D")), Sql.Moment(knownAt), Sql.Moment(mentionedSince)),
            ct);
}
