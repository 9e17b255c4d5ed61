using System.Text.Json;
using Npgsql;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Json;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.Audit;

/// <summary>
/// Records what is no event and yet must be found again: who signed in, exported or looked at what only few may see, when and from
/// which address. What cannot be recorded does not happen: a failure here ends the request.
/// </summary>
public sealed class AuditTrail(
    OrganizationRows rows, OnlyOrganization organization, IHttpContextAccessor http, Caller caller, CurrentUser user, TimeProvider clock)
{
    /// <summary>The person at the keyboard took data out as a file.</summary>
    /// <param name="what">A stable name of the file's kind: <c>audit-events</c>.</param>
    /// <param name="how">Filters and format, by name.</param>
    public Task ExportedAsync(string what, IEnumerable<KeyValuePair<string, string?>> how, CancellationToken ct) =>
        RecordAsync(user.OrgId, user.PersonId, AccessAct.Exported, [new("what", what), .. how], ct);

    /// <summary>The person at the keyboard looks at what only few may see. To be called before the answer is given.</summary>
    /// <param name="what">A stable name: <c>pay-statement</c>.</param>
    /// <param name="ofPersonId">Whose; null where it is nobody's.</param>
    public Task ReadAsync(string what, Guid? ofPersonId, CancellationToken ct) =>
        RecordAsync(user.OrgId, user.PersonId, AccessAct.Read, [new("what", what), new("person", ofPersonId?.ToString())], ct);

    public Task RecordAsync(Guid orgId, Guid? personId, AccessAct act, CancellationToken ct) => RecordAsync(orgId, personId, act, [], ct);

    /// <param name="detail">Members without a value are left out. <c>key</c> is added by itself where an API key acts.</param>
    /// <param name="from">Where the request came from, for what is done after its answer.</param>
    public async Task RecordAsync(
        Guid orgId, Guid? personId, AccessAct act, IEnumerable<KeyValuePair<string, string?>> detail, CancellationToken ct, RequestOrigin? from = null)
    {
        var stated = detail.Append(new("key", user.Key?.Id.ToString())).Where(member => member.Value is not null).ToDictionary();
        await using var command = rows.Command(
            orgId,
            """
            insert into audit_access (org_id, at, act, person_id, detail, address, user_agent, correlation_id)
            values ($1, $2, $3, $4, $5::json, $6, $7, $8)
            """);
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue(clock.GetUtcNow().ToUniversalTime());
        command.Parameters.AddWithValue(EnumNames.Of(act));
        command.Parameters.AddWithValue((object?)personId ?? DBNull.Value);
        command.Parameters.AddWithValue(JsonSerializer.Serialize(stated, JsonSetup.Stored));
        AddOrigin(command.Parameters, from ?? RequestOrigin.Of(http.HttpContext));
        command.Parameters.AddWithValue(caller.CorrelationId);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>
    /// Somebody typed an address without being signed in. Where nobody has it, it belongs to no organization, unless there is but one; what
    /// was typed is kept only where it is an address, because people type passwords into the wrong field. Something is written in any
    /// case: an answer must not come sooner because nobody has the address.
    /// </summary>
    public async Task TypedAsync(Account? account, string typed, AccessAct act, CancellationToken ct, RequestOrigin? from = null)
    {
        var only = await organization.IdAsync(ct);
        var email = account is null && only is not null && typed.Contains('@', StringComparison.Ordinal) ? typed.Trim() : null;
        await RecordAsync(account?.OrgId ?? only ?? Guid.Empty, account?.Id, act, [new("email", email)], ct, from);
    }

    /// <summary>Remembers where the events of this request came from.</summary>
    public async Task OriginAsync(CancellationToken ct)
    {
        await using var command = rows.Command(
            caller.OrgId,
            """
            insert into audit_origins (org_id, correlation_id, person_id, at, address, user_agent, key_id) values ($1, $2, $3, $4, $5, $6, $7)
            on conflict do nothing
            """);
        command.Parameters.AddWithValue(caller.OrgId);
        command.Parameters.AddWithValue(caller.CorrelationId);
        command.Parameters.AddWithValue(caller.PersonId);
        command.Parameters.AddWithValue(clock.GetUtcNow().ToUniversalTime());
        AddOrigin(command.Parameters, RequestOrigin.Of(http.HttpContext));
        command.Parameters.AddWithValue((object?)user.Key?.Id ?? DBNull.Value);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static void AddOrigin(NpgsqlParameterCollection parameters, RequestOrigin origin)
    {
        parameters.AddWithValue((object?)origin.Address ?? DBNull.Value);
        parameters.AddWithValue((object?)origin.UserAgent ?? DBNull.Value);
    }
}
