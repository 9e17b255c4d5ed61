using Npgsql;

namespace Scorecard.EventStore;

/// <summary>A stretch of streams in the order of the primary key, with not too many events: the unit in which all streams are worked through.</summary>
/// <param name="After">The streams behind this one; null = from the first.</param>
/// <param name="Through">Up to and including this one; null = to the last.</param>
internal readonly record struct EventRange(Guid? OrgId, StreamId? After, StreamId? Through)
{
    private const int EventsPerRange = 20_000;

    private const string StreamsSql = """
        select org_id, kind, id, version from streams where $1::uuid is null or org_id = $1 order by org_id, kind, id
        """;

    /// <summary>Cuts all streams (of one organization) into ranges; together they cover every possible stream.</summary>
    public static async IAsyncEnumerable<EventRange> AllAsync(
        NpgsqlDataSource db, Guid? orgId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand(StreamsSql, connection) { Parameters = { Sql.Uuid(orgId) }, CommandTimeout = 0 };
        await using var row = await command.ExecuteReaderAsync(ct);
        StreamId? after = null;
        var events = 0L;
        while (await row.ReadAsync(ct))
        {
            events += row.GetInt32(3);
            if (events < EventsPerRange)
                continue;

            var through = new StreamId(row.GetGuid(0), row.GetString(1), row.GetGuid(2));
            yield return new EventRange(orgId, after, through);
            (after, events) = (through, 0);
        }

        yield return new EventRange(orgId, after, null);
    }

    /// <summary>The condition on a table whose stream id is called <paramref name="id"/>, and its parameters.</summary>
    public (string Condition, NpgsqlParameter[] Parameters) Where(string table, string id)
    {
        List<NpgsqlParameter> parameters = [];
        List<string> conditions = [];
        var key = $"({table}.org_id, {table}.kind, {table}.{id})";
        if (OrgId is { } orgId)
        {
            parameters.Add(Sql.Of(orgId));
            conditions.Add($"{table}.org_id = $1");
        }

        foreach (var (bound, sign) in ((StreamId?, string)[])[(After, ">"), (Through, "<=")])
        {
            if (bound is not { } stream)
                continue;
            var first = parameters.Count + 1;
            parameters.AddRange([Sql.Of(stream.OrgId), Sql.Text(stream.Kind), Sql.Of(stream.Id)]);
            conditions.Add($"{key} {sign} (${first}, ${first + 1}, ${first + 2})");
        }

        return (conditions.Count == 0 ? "true" : string.Join(" and ", conditions), [.. parameters]);
    }

    public NpgsqlCommand Command(NpgsqlConnection connection, string table, string id, Func<string, string> sql)
    {
        var (condition, parameters) = Where(table, id);
        var command = new NpgsqlCommand(sql(condition), connection) { CommandTimeout = 0 };
        command.Parameters.AddRange(parameters);
        return command;
    }
}
