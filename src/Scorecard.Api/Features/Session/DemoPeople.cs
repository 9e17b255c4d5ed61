using Npgsql;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Organizations;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Session;

/// <summary>The people of the one organization that a demo has.</summary>
public sealed class DemoPeople(NpgsqlDataSource db, PostgresEventStore store, Aggregates aggregates, People people)
{
    public static readonly DomainError NoDemo = new("demo.not_found", "This is not a demo.");

    /// <summary>Whether anybody may be this person: nobody guards the account with a password or at the identity provider.</summary>
    public static bool IsOpen(PersonData person) => person is { HasAccount: false, ByProvider: false };

    /// <summary>Those who have a role and an open account, the most far-reaching first.</summary>
    public async Task<IReadOnlyList<DemoPerson>> AllAsync(Guid orgId, CancellationToken ct)
    {
        var facts = new Facts(aggregates, await store.ReadAsync(new ReadRequest(orgId) { AllOf = [Person.Category, Unit.Category] }, ct));
        var data = await people.AllAsync(orgId, ct);
        return
        [
            .. from person in facts.All<Person>()
               where person.State is { Active: true, Grants: not [] } && data.TryGetValue(person.Id, out var known) && IsOpen(known)
               let grant = person.State.Grants.MinBy(grant => grant.Role)
               orderby grant.Role, data[person.Id].Name
               select new DemoPerson(
                   person.Id, data[person.Id].Name, data[person.Id].Title, grant.Role, facts.Find<Unit>(grant.UnitId)?.State.Name ?? ""),
        ];
    }

    /// <summary>The organization, and since when it is there; null before the sample is built.</summary>
    public async Task<(Guid Id, DateTimeOffset Since)?> OrganizationAsync(CancellationToken ct)
    {
        await using var command = db.CreateCommand("select org_id, created_at from organizations order by created_at limit 1");
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? (row.GetGuid(0), row.GetFieldValue<DateTimeOffset>(1)) : null;
    }
}
