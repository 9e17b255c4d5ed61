using System.Runtime.CompilerServices;
using Npgsql;
using Scorecard.Api.Features.Audit;
using Scorecard.Api.Features.Rewards;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.SingleSignOn;
using Scorecard.Domain.Organizations;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.PersonalData;

/// <summary>Gathers what is known of one person. What may be long is read while it is written.</summary>
public sealed class PersonalDataReader(
    OrganizationRows rows,
    Reader reader,
    LogReader log,
    AccessLog accesses,
    People people,
    ApiKeyStore keys,
    SessionStore sessions,
    ProviderLinks links,
    StatementReader statements,
    CurrentUser user,
    TimeProvider clock)
{
    /// <param name="withContents">Else the person's acts come without data and reason.</param>
    public async Task<PersonalDataExport> ReadAsync(Guid id, Person person, bool withPay, bool withContents, CancellationToken ct)
    {
        var known = await people.FindAsync(user.OrgId, id, ct);
        var seal = SealedStreams.SealOf((await reader.ReadAsync(new Needs { AllOf = SealedStreams.Needs }, ct)).Facts);
        var pay = withPay ? await statements.ListAsync(id, AsOfQuery.Now, ct) : default;
        return new(
            clock.GetUtcNow(),
            user.Organization.Settings.Name,
            ProfileOf(id, person, known),
            pay.Lines?.Select(RewardStatementItem.Of).ToList(),
            pay.Tampered,
            [.. (await keys.ListAsync(user.OrgId, id, ct)).Select(KeyOf)],
            [.. (await sessions.OfAsync(user.OrgId, id, ct)).Select(session => new PersonalSession(session.CreatedAt, session.SeenAt, session.Address, session.UserAgent))],
            [.. (await links.OfAsync(user.OrgId, id, ct)).Select(LinkOf)],
            AccessesAsync(id, ct),
            RequestsAsync(id, ct),
            await ActsAsync(new LogQuery { Kind = Person.Category, Streams = [id], Seal = seal }, withContents: true, ct).ToListAsync(ct),
            ActsAsync(new LogQuery { ActorId = id, Seal = seal }, withContents, ct));
    }

    private PersonalProfile ProfileOf(Guid id, Person person, PersonData? known) => new(
        id,
        known?.Name,
        known?.Email,
        known?.Title,
        known?.Locale,
        known is { HasAccount: true },
        person.Active,
        person.UnitId is { } unitId ? user.Organization.NameOf(unitId) : null,
        RolesOf(person.Grants));

    private PersonalProviderLink LinkOf(IssuedLink link) => new(link.Issuer, link.Subject, link.LinkedAt, RolesOf(link.Granted));

    private IReadOnlyList<PersonalRole> RolesOf(IEnumerable<Grant> grants) =>
        [.. grants.Select(grant => new PersonalRole(grant.Role, user.Organization.NameOf(grant.UnitId)))];

    private static PersonalApiKey KeyOf(StoredApiKey key) =>
        new(key.Name, key.Scope.Actions, key.CreatedAt, key.ExpiresAt, key.RevokedAt, key.LastUsedAt, key.Addresses);

    private static string? TextOf(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private async IAsyncEnumerable<PersonalAccess> AccessesAsync(Guid id, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var access in accesses.ReadAsync(user.OrgId, new AccessQuery(From: null, To: null, id, Act: null), before: null, limit: null, ct))
            yield return new(access.At, access.Act, access.Detail, access.Address, access.UserAgent);
    }

    private async IAsyncEnumerable<PersonalRequest> RequestsAsync(Guid id, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = rows.Command(
            user.OrgId, "select at, correlation_id, address, user_agent from audit_origins where org_id = $1 and person_id = $2 order by at desc");
        command.Parameters.AddWithValue(user.OrgId);
        command.Parameters.AddWithValue(id);
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            yield return new(
                row.GetFieldValue<DateTimeOffset>(0),
                row.GetGuid(1),
                TextOf(row, 2),
                TextOf(row, 3));
        }
    }

    private async IAsyncEnumerable<PersonalAct> ActsAsync(LogQuery query, bool withContents, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var entry in log.AllAsync(user.OrgId, query, latestFirst: true, ct))
        {
            yield return new(
                entry.RecordedAt,
                entry.Stream.Kind,
                entry.Stream.Id,
                entry.Type,
                withContents ? entry.Reason : null,
                withContents ? entry.Data : null,
                entry.CorrelationId);
        }
    }
}
