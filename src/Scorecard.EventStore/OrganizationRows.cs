using Npgsql;

namespace Scorecard.EventStore;

/// <summary>
/// The second wall between organizations. What is asked through it runs in a role that PostgreSQL shows the rows of one organization
/// only, whatever a query forgets to ask for. Role and organization are set by the first command of the same round trip, for that
/// transaction alone: a connection that goes back to the pool remembers neither.
/// </summary>
/// <param name="db">Of the account that owns the tables, and may take the role.</param>
/// <param name="stands">Whether it may; <see cref="PrepareAsync"/> finds out.</param>
public sealed class OrganizationRows(NpgsqlDataSource db, bool stands = true)
{
    public const string Role = "scorecard_tenant";

    private const string EnterSql = $"select set_config('scorecard.org', $1, true), set_config('role', '{Role}', true)";
    private const string NameSql = "select set_config('scorecard.org', $1, true), null::text";

    private volatile bool _stands = stands;

    /// <summary>For work above organizations, which no wall holds.</summary>
    public NpgsqlDataSource Above => db;

    /// <summary>False where the account may not take the role: queries then run without the second wall.</summary>
    public bool Stands => _stands;

    /// <summary>The same wall in front of other connections to the same database.</summary>
    public OrganizationRows Over(NpgsqlDataSource other) => new(other, _stands);

    /// <summary>
    /// After the migrations: makes the role with its rights where the account may, and looks whether it can be taken. False, and the
    /// wall is off, where it cannot.
    /// </summary>
    public async Task<bool> PrepareAsync(CancellationToken ct = default)
    {
        await using (var prepare = db.CreateCommand("select prepare_tenant_role()"))
            await prepare.ExecuteNonQueryAsync(ct);

        try
        {
            await using var batch = new NpgsqlBatch(await db.OpenConnectionAsync(ct));
            await using var connection = batch.Connection!;
            batch.BatchCommands.Add(Sql.Command(EnterSql, Sql.Text(Guid.Empty.ToString())));
            batch.BatchCommands.Add(new NpgsqlBatchCommand("select from streams limit 0"));
            await batch.ExecuteNonQueryAsync(ct);
            return _stands = true;
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.InvalidParameterValue)
        {
            return _stands = false;
        }
    }

    /// <summary>A command that sees the rows of one organization.</summary>
    public OrganizationCommand Command(Guid orgId, string sql) => Command(orgId, new NpgsqlBatchCommand(sql));

    /// <summary>Commands that see the rows of one organization, in one transaction and one round trip.</summary>
    public OrganizationCommand Command(Guid orgId, params ReadOnlySpan<NpgsqlBatchCommand> commands) => new(db.CreateBatch(), Enter(orgId), commands);

    /// <summary>Begins a transaction that sees the rows of one organization.</summary>
    public async Task<NpgsqlTransaction> BeginAsync(NpgsqlConnection connection, Guid orgId, CancellationToken ct)
    {
        var transaction = await connection.BeginTransactionAsync(ct);
        await EnterAsync(connection, orgId, ct);
        return transaction;
    }

    public async Task EnterAsync(NpgsqlConnection connection, Guid orgId, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Enter(orgId) } };
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Steps out from behind the wall for the rest of the transaction: PostgreSQL takes no COPY of rows that are held apart.</summary>
    public static async Task LeaveAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Leave() } };
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Has one row in its answer.</summary>
    internal NpgsqlBatchCommand Enter(Guid orgId) => Sql.Command(_stands ? EnterSql : NameSql, Sql.Text(orgId.ToString()));

    /// <inheritdoc cref="LeaveAsync"/>
    internal static NpgsqlBatchCommand Leave() => new("select set_config('role', 'none', true)");
}
