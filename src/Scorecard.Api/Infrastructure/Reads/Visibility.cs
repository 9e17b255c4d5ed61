using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.Reads;

/// <summary>
/// What a request can see of the database: PostgreSQL's snapshot, which names the transactions whose work counts. Two requests with the same
/// one see the same rows of every table, and once any transaction that writes has ended it never comes back: what was computed from the
/// database can be remembered under it without ever being stale.
/// </summary>
public readonly record struct Visibility(string Snapshot)
{
    /// <summary>The column of a query that gives it.</summary>
    public const string Column = "pg_current_snapshot()::text";

    public static async Task<Visibility> ReadAsync(OrganizationRows rows, Guid orgId, CancellationToken ct)
    {
        await using var command = rows.Command(orgId, $"select {Column}");
        return new((string)(await command.ExecuteScalarAsync(ct))!);
    }
}
