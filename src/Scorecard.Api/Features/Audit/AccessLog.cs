using System.Runtime.CompilerServices;
using System.Text.Json;
using Npgsql;
using Scorecard.Api.Infrastructure.Json;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Audit;

/// <summary>What the access log holds of one organization, latest first.</summary>
public sealed class AccessLog(OrganizationRows rows)
{
    public async IAsyncEnumerable<LoggedAccess> ReadAsync(
        Guid orgId, AccessQuery asked, long? before, int? limit, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = rows.Command(
            orgId,
            $"""
            select id, at, act, person_id, detail, address, user_agent, correlation_id from audit_access
            where org_id = $1
              and ($2::timestamptz is null or at >= $2) and ($3::timestamptz is null or at < $3)
              and ($4::uuid is null or person_id = $4) and ($5::text is null or act = $5)
              and ($6::bigint is null or id < $6)
            order by id desc {(limit is null ? "" : "limit $7")}
            """);
        command.CommandTimeout = 0;
        command.Parameters.AddWithValue(orgId);
        command.Parameters.Add(Nullable(asked.From?.ToUniversalTime()));
        command.Parameters.Add(Nullable(asked.To?.ToUniversalTime()));
        command.Parameters.Add(Nullable(asked.PersonId));
        command.Parameters.Add(Nullable(asked.Act is { } act ? EnumNames.Of(act.Value) : null));
        command.Parameters.Add(Nullable(before));
        if (limit is { } most)
            command.Parameters.AddWithValue((long)most);

        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            yield return new LoggedAccess(
                row.GetInt64(0),
                row.GetFieldValue<DateTimeOffset>(1),
                row.GetString(2),
                await row.IsDBNullAsync(3, ct) ? null : row.GetGuid(3),
                JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(4))!,
                await row.IsDBNullAsync(5, ct) ? null : row.GetString(5),
                await row.IsDBNullAsync(6, ct) ? null : row.GetString(6),
                row.GetGuid(7));
        }
    }

    private static NpgsqlParameter Nullable<T>(T? value) => new() { Value = (object?)value ?? DBNull.Value };
}

public sealed record LoggedAccess(
    long Id, DateTimeOffset At, string Act, Guid? PersonId, Dictionary<string, string> Detail, string? Address, string? UserAgent, Guid CorrelationId);
