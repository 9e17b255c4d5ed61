using Npgsql;
using NpgsqlTypes;

namespace Scorecard.EventStore;

public sealed partial class PostgresEventStore
{
    private const string AllCurrentStatesSql = """
        select kind, id, version, recorded_at, state from streams
        where org_id = $1 and kind = any($2) and state is not null
        order by kind, id
        """;

    /// <summary>A stream that has not changed since is its own answer; only the others need a look into the history.</summary>
    private const string AllKnownStatesSql = """
        select kind, id, version, recorded_at, state from streams
        where org_id = $1 and kind = any($2) and recorded_at <= $3 and state is not null
        union all
        select s.kind, s.id, s.version, s.recorded_at, s.data
        from streams k
        cross join lateral (
            select s.kind, s.id, s.version, s.recorded_at, s.data from states s
            where s.org_id = $1 and s.kind = k.kind and s.id = k.id and s.recorded_at <= $3
            order by s.recorded_at desc limit 1) s
        where k.org_id = $1 and k.kind = any($2) and k.recorded_at > $3
        order by kind, id
        """;

    private const string SomeCurrentStatesSql = """
        select s.kind, s.id, s.version, s.recorded_at, s.state
        from unnest($2::text[], $3::uuid[]) k(kind, id)
        join streams s on s.org_id = $1 and s.kind = k.kind and s.id = k.id and s.state is not null
        order by s.kind, s.id
        """;

    private const string SomeKnownStatesSql = """
        select s.kind, s.id, s.version, s.recorded_at, s.data
        from unnest($2::text[], $3::uuid[]) k(kind, id)
        cross join lateral (
            select s.kind, s.id, s.version, s.recorded_at, s.data from states s
            where s.org_id = $1 and s.kind = k.kind and s.id = k.id and s.recorded_at <= $4
            order by s.recorded_at desc limit 1) s
        order by s.kind, s.id
        """;

    private const string VersionsSql = """
        select s.kind, s.id, s.version
        from unnest($2::text[], $3::uuid[]) k(kind, id)
        join streams s on s.org_id = $1 and s.kind = k.kind and s.id = k.id
        """;

    /// <summary>Several questions, one round trip, one snapshot.</summary>
    /// <exception cref="IdempotencyMismatchException">The request's idempotency key stands for another request.</exception>
    public Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken ct = default) =>
        Recovery.RunAsync(_ => AnswerAsync(request, ct), ct);

    private async Task<ReadResult> AnswerAsync(ReadRequest request, CancellationToken ct)
    {
        List<StoredState> states = [];
        List<StoredValue> values = [];
        Dictionary<StreamId, int> versions = [];
        var asOf = DateTimeOffset.MinValue;
        Appended? replayed = null;

        List<(NpgsqlBatchCommand Command, Action<NpgsqlDataReader> Read)> questions =
            [(Sql.Command("select now()"), row => asOf = row.GetFieldValue<DateTimeOffset>(0))];
        if (request.AllOf.Count > 0)
            questions.Add((AllStates(request), row => states.Add(StateOf(row))));
        if (request.Some.Count > 0)
            questions.Add((SomeStates(request), row => states.Add(StateOf(row))));
        if (request.AllValues || request.ValuesOf is { Count: > 0 })
            questions.Add((Values(request), row => values.Add(ValueOf(row))));
        if (request.Versions.Count > 0)
            questions.Add((VersionsOf(request), row => versions[new StreamId(request.OrgId, row.GetString(0), row.GetGuid(1))] = row.GetInt32(2)));
        if (request.Idempotency is { } idempotency)
            questions.Add((ReplayCommand(request.OrgId, idempotency), row => replayed = ReplayOf(row, idempotency)));

        await AskAsync(request.OrgId, questions, ct);
        return new ReadResult(states, values, versions, request.KnownAt ?? asOf, replayed);
    }

    private async Task AskAsync(Guid orgId, List<(NpgsqlBatchCommand Command, Action<NpgsqlDataReader> Read)> questions, CancellationToken ct)
    {
        await using var connection = await rows.Above.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("begin isolation level repeatable read read only"));
        batch.BatchCommands.Add(rows.Enter(orgId));
        foreach (var (command, _) in questions)
            batch.BatchCommands.Add(command);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("commit"));
        await batch.PrepareAsync(ct); // see AppendQueue

        await using var row = await batch.ExecuteReaderAsync(ct);
        await row.NextResultAsync(ct);
        foreach (var (_, read) in questions)
        {
            while (await row.ReadAsync(ct))
                read(row);
            await row.NextResultAsync(ct);
        }
    }

    private static NpgsqlBatchCommand AllStates(ReadRequest request) =>
        request.KnownAt is { } knownAt
            ? Sql.Command(AllKnownStatesSql, Sql.Of(request.OrgId), Sql.Array(request.AllOf, NpgsqlDbType.Text), Sql.Moment(knownAt))
            : Sql.Command(AllCurrentStatesSql, Sql.Of(request.OrgId), Sql.Array(request.AllOf, NpgsqlDbType.Text));

    private static NpgsqlBatchCommand SomeStates(ReadRequest request)
    {
        var asked = request.Some.Distinct().ToList();
        var kinds = Sql.Array([.. asked.Select(some => some.Kind)], NpgsqlDbType.Text);
        var ids = Sql.Array([.. asked.Select(some => some.Id)], NpgsqlDbType.Uuid);
        return request.KnownAt is { } knownAt
            ? Sql.Command(SomeKnownStatesSql, Sql.Of(request.OrgId), kinds, ids, Sql.Moment(knownAt))
            : Sql.Command(SomeCurrentStatesSql, Sql.Of(request.OrgId), kinds, ids);
    }

    private static NpgsqlBatchCommand VersionsOf(ReadRequest request) =>
        Sql.Command(
            VersionsSql,
            Sql.Of(request.OrgId),
            Sql.Array([.. request.Versions.Select(stream => stream.Kind)], NpgsqlDbType.Text),
            Sql.Array([.. request.Versions.Select(stream => stream.Id)], NpgsqlDbType.Uuid));

    private static NpgsqlBatchCommand Values(ReadRequest request)
    {
        List<NpgsqlParameter> parameters = [Sql.Of(request.OrgId)];
        string Parameter(NpgsqlParameter parameter)
        {
            parameters.Add(parameter);
            return $"${parameters.Count}";
        }

        var superseded = "superseded_at";
        var conditions = "org_id = $1";
        if (!request.AllValues)
            conditions += $" and kpi_id = any({Parameter(Sql.Array(request.ValuesOf!, NpgsqlDbType.Uuid))})";
        if (request.ValuesFrom is { } from)
            conditions += $" and period_start >= {Parameter(Sql.Date(from))}";
        if (request.ValuesTo is { } to)
            conditions += $" and period_start <= {Parameter(Sql.Date(to))}";
        if (request.KnownAt is { } knownAt)
        {
            var at = Parameter(Sql.Moment(knownAt));
            superseded = $"case when superseded_at <= {at} then superseded_at end";
            conditions += $" and recorded_at <= {at}";
            if (!request.ValueHistory)
                conditions += $" and (superseded_at is null or superseded_at > {at})";
        }
        else if (!request.ValueHistory)
        {
            conditions += " and superseded_at is null";
        }

        return Sql.Command(
            $"""
            select kpi_id, period_start, segment, value, numerator, denominator, not_applicable, revision, recorded_at, {superseded}, position, comment
            from kpi_values where {conditions} order by kpi_id, period_start, segment, recorded_at
            """,
            [.. parameters]);
    }

    private static StoredValue ValueOf(NpgsqlDataReader row)
    {
        decimal? Number(int column) => row.IsDBNull(column) ? null : row.GetDecimal(column);
        return new(
            row.GetGuid(0),
            row.GetFieldValue<DateOnly>(1),
            row.GetString(2),
            Number(3),
            Number(4),
            Number(5),
            row.GetBoolean(6),
            row.GetInt32(7),
            row.GetFieldValue<DateTimeOffset>(8),
            row.IsDBNull(9) ? null : row.GetFieldValue<DateTimeOffset>(9),
            row.GetInt64(10),
            row.IsDBNull(11) ? null : row.GetString(11));
    }
}
