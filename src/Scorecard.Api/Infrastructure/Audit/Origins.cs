using Scorecard.Api.Infrastructure.Commands;
using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.Audit;

/// <summary>From which addresses events were recorded.</summary>
public sealed class Origins(OrganizationRows rows)
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
        await using var command = rows.Command(
            orgId,
            """
            select o.correlation_id, o.person_id, string_agg(distinct o.address, ', '), string_agg(distinct o.user_agent, ', '),
                min(o.key_id::text)::uuid, string_agg(distinct k.name, ', ')
            from audit_origins o left join identity.api_keys k on k.org_id = o.org_id and k.id = o.key_id
            where o.org_id = $1 and o.correlation_id = any($2) group by o.correlation_id, o.person_id
            """);
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue(correlationIds.Distinct().ToArray());
        await using var row = await command.ExecuteReaderAsync(ct);
        Dictionary<(Guid, Guid), Origin> origins = [];
        while (await row.ReadAsync(ct))
        {
            origins.Add(
                (row.GetGuid(0), row.GetGuid(1)),
                new(await row.IsDBNullAsync(2, ct) ? null : row.GetString(2), await row.IsDBNullAsync(3, ct) ? null : row.GetString(3),
                    await row.IsDBNullAsync(4, ct) ? null : new UsedKey(row.GetGuid(4), await row.IsDBNullAsync(5, ct) ? null : row.GetString(5))));
        }

        return origins;
    }
}

/// <param name="Address">The address the request came from; null when it is not known or was erased.</param>
/// <param name="Key">The API key that acted for the person; null where the person did.</param>
public sealed record Origin(string? Address, string? UserAgent, UsedKey? Key);

/// <param name="Name">Null when it was erased.</param>
public sealed record UsedKey(Guid Id, string? Name);
