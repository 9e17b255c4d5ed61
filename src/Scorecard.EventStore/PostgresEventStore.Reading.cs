using Npgsql;
using NpgsqlTypes;

namespace Scorecard.EventStore;

public sealed partial class PostgresEventStore
{
    internal const string EventColumns =
        "org_id, kind, stream_id, version, position, type, data, actor_id, reason, correlation_id, recorded_at, hash";

    private const string ReadStreamSql = $"""
        select {EventColumns} from events
        where org_id = $1 and kind = $2 and stream_id = $3 and ($4::timestamptz is null or recorded_at <= $4)
        order by version
        """;

    private const string CurrentStateSql = """
        select kind, id, version, recorded_at, state from streams
        where org_id = $1 and kind = $2 and id = $3 and state is not null
        """;

    private const string KnownStateSql = """
        select kind, id, version, recorded_at, data from states
        where org_id = $1 and kind = $2 and id = $3 and recorded_at <= $4
        order by recorded_at desc limit 1
        """;

    private const string ReplaySql = "select outcome, version, recorded_at from find_replay($1, $2, $3, $4)";

    /// <summary>All events of a stream, oldest first; empty when there is no such stream.</summary>
    /// <exception cref="UnknownEventTypeException">An event is stored under a name that is not registered.</exception>
    public Task<IReadOnlyList<Recorded>> ReadStreamAsync(
        StreamId stream, DateTimeOffset? knownAt = null, CancellationToken ct = default) =>
        ReadEventsAsync(
            stream.OrgId, Sql.Command(ReadStreamSql, Sql.Of(stream.OrgId), Sql.Text(stream.Kind), Sql.Of(stream.Id), Sql.Moment(knownAt)), ct);

    /// <summary>A page of an organization's log, by the moment of recording.</summary>
    public Task<IReadOnlyList<Recorded>> ReadLogAsync(Guid orgId, LogFilter filter, CancellationToken ct = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(filter.Limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(filter.Limit, 10_000);
        var newestFirst = filter.NewestFirst || filter.Before is not null;

        List<string> conditions = ["org_id = $1"];
        List<NpgsqlParameter> parameters = [Sql.Of(orgId)];
        void Where(string condition, NpgsqlParameter? parameter)
        {
            if (parameter is null)
                return;
            parameters.Add(parameter);
            conditions.Add($"{condition.Replace("?", $"${parameters.Count}", StringComparison.Ordinal)}");
        }

        void Bound(string comparison, LogPlace? place)
        {
            if (place is not { } given)
                return;
            parameters.AddRange([Sql.Moment(given.RecordedAt), Sql.Number(given.Position)]);
            conditions.Add($"(recorded_at, position) {comparison} (${parameters.Count - 1}, ${parameters.Count})");
        }

        Where("kind = any(?)", filter.Kinds.Count == 0 ? null : Sql.Array(filter.Kinds, NpgsqlDbType.Text));
        Where("type = any(?)", filter.Types.Count == 0 ? null : Sql.Array(filter.Types, NpgsqlDbType.Text));
        Where("stream_id = ?", filter.StreamId is null ? null : Sql.Uuid(filter.StreamId));
        Where("actor_id = ?", filter.ActorId is null ? null : Sql.Uuid(filter.ActorId));
        Where("correlation_id = ?", filter.CorrelationId is null ? null : Sql.Uuid(filter.CorrelationId));
        Where("recorded_at >= ?", filter.From is null ? null : Sql.Moment(filter.From));
        Where("recorded_at < ?", filter.To is null ? null : Sql.Moment(filter.To));
        Bound(">", filter.After);
        Bound("<", filter.Before);

        var direction = newestFirst ? "desc" : "asc";
        var sql = $"select {EventColumns} from events where {string.Join(" and ", conditions)} "
            + $"order by recorded_at {direction}, position {direction} limit {filter.Limit}";
        return ReadEventsAsync(orgId, Sql.Command(sql, [.. parameters]), ct);
    }

    /// <summary>The state of one aggregate; null when it does not exist (yet) or keeps no state.</summary>
    public async Task<StoredState?> LoadAsync(StreamId stream, DateTimeOffset? knownAt = null, CancellationToken ct = default)
    {
        var command = knownAt is null
            ? Sql.Command(CurrentStateSql, Sql.Of(stream.OrgId), Sql.Text(stream.Kind), Sql.Of(stream.Id))
            : Sql.Command(KnownStateSql, Sql.Of(stream.OrgId), Sql.Text(stream.Kind), Sql.Of(stream.Id), Sql.Moment(knownAt));
        return (await QueryAsync(stream.OrgId, command, StateOf, ct)) is [var state] ? state : null;
    }

    /// <summary>The version of a stream; 0 = no such stream.</summary>
    public async Task<int> VersionAsync(StreamId stream, CancellationToken ct = default)
    {
        var command = Sql.Command(
            "select version from streams where org_id = $1 and kind = $2 and id = $3",
            Sql.Of(stream.OrgId),
            Sql.Text(stream.Kind),
            Sql.Of(stream.Id));
        return (await QueryAsync(stream.OrgId, command, row => row.GetInt32(0), ct)) is [var version] ? version : 0;
    }

    /// <summary>The id that holds a business key now; null = none does.</summary>
    public async Task<Guid?> HolderAsync(Guid orgId, string kind, string key, CancellationToken ct = default)
    {
        var command = Sql.Command("select id from unique_keys where org_id = $1 and kind = $2 and key = $3", Sql.Of(orgId), Sql.Text(kind), Sql.Text(key));
        return (await QueryAsync(orgId, command, row => row.GetGuid(0), ct)) is [var holder] ? holder : null;
    }

    /// <summary>What an earlier call with the same idempotency key answered; null = there was none.</summary>
    /// <exception cref="IdempotencyMismatchException">The key stands for another request.</exception>
    public async Task<Appended?> FindReplayAsync(Guid orgId, Idempotency idempotency, CancellationToken ct = default) =>
        (await QueryAsync(orgId, ReplayCommand(orgId, idempotency), row => ReplayOf(row, idempotency), ct)).FirstOrDefault();

    internal static NpgsqlBatchCommand ReplayCommand(Guid orgId, Idempotency idempotency) =>
        Sql.Command(ReplaySql, Sql.Of(orgId), Sql.Of(idempotency.ActorId), Sql.Text(idempotency.Key), Sql.Text(idempotency.Fingerprint));

    internal static Appended ReplayOf(NpgsqlDataReader row, Idempotency idempotency) =>
        row.GetString(0) == "replayed"
            ? new Appended(row.GetInt32(1), row.GetFieldValue<DateTimeOffset>(2), Replayed: true)
            : throw new IdempotencyMismatchException(idempotency.Key);

    private static StoredState StateOf(NpgsqlDataReader row) =>
        new(row.GetString(0), row.GetGuid(1), row.GetInt32(2), row.GetFieldValue<DateTimeOffset>(3), row.GetString(4));

    private async Task<IReadOnlyList<Recorded>> ReadEventsAsync(Guid orgId, NpgsqlBatchCommand command, CancellationToken ct) =>
        await QueryAsync(orgId, command, row => EventOf(row, types), ct);

    internal static Recorded EventOf(NpgsqlDataReader row, EventTypes types)
    {
        var type = row.GetString(5);
        return new(
            new StreamId(row.GetGuid(0), row.GetString(1), row.GetGuid(2)),
            row.GetInt32(3),
            row.GetInt64(4),
            type,
            types.Deserialize(type, row.GetString(6)),
            row.GetGuid(7),
            row.IsDBNull(8) ? null : row.GetString(8),
            row.GetGuid(9),
            row.GetFieldValue<DateTimeOffset>(10),
            row.GetFieldValue<byte[]>(11));
    }

    private Task<List<T>> QueryAsync<T>(Guid orgId, NpgsqlBatchCommand command, Func<NpgsqlDataReader, T> read, CancellationToken ct) =>
        Recovery.RunAsync(
            async _ =>
            {
                await using var connection = await rows.Above.OpenConnectionAsync(ct);
                try
                {
                    await using var batch = new NpgsqlBatch(connection) { BatchCommands = { rows.Enter(orgId), command } };
                    await using var row = await batch.ExecuteReaderAsync(ct);
                    await row.NextResultAsync(ct);
                    List<T> found = [];
                    while (await row.ReadAsync(ct))
                        found.Add(read(row));
                    return found;
                }
                catch (Exception e) when (e is NpgsqlException or OperationCanceledException)
                {
                    StoreConnection.ForgetStatements(connection);
                    throw;
                }
            },
            ct);
}
