using Npgsql;
using Scorecard.Api.Infrastructure.Commands;

namespace Scorecard.Api.Infrastructure.Audit;

/// <summary>From which addresses events were recorded.</summary>
public sealed class Origins(NpgsqlDataSource db)
{
    /// <summary>After an endpoint that recorded events, and before its answer leaves, remembers where the request came from.</summary>
    public static async ValueTask<object?> RememberAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var answer = await next(context);
        var services = context.HttpContext.RequestServices;
        if (services.GetRequiredService<Caller>().HasRecorded)
            await services.GetRequiredService<AuditTrail>().OriginAsync(CancellationToken.None); // the events are there already

        return answer;
    }

    /// <summary>The origin of each of these requests, by correlation id and person.</summary>
    public async Task<IReadOnlyDictionary<(Guid CorrelationId, Guid PersonId), Origin>> OfAsync(
        Guid orgId, IEnumerable<Guid> correlationIds, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            """
            select correlation_id, person_id, string_agg(distinct address, ', '), string_agg(distinct user_agent, ', ')
            from audit_origins where org_id = $1 and correlation_id = any($2) group by correlation_id, person_id
            """);
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue(correlationIds.Distinct().ToArray());
        await using var row = await command.ExecuteReaderAsync(ct);
        Dictionary<(Guid, Guid), Origin> origins = [];
        while (await row.ReadAsync(ct))
        {
            origins.Add(
                (row.GetGuid(0), row.GetGuid(1)),
                new(await row.IsDBNullAsync(2, ct) ? null : row.GetString(2), await row.IsDBNullAsync(3, ct) ? null : row.GetString(3)));
        }

        return origins;
    }
}

/// <param name="Address">The address the request came from; null when it is not known or was erased.</param>
public sealed record Origin(string? Address, string? UserAgent);
