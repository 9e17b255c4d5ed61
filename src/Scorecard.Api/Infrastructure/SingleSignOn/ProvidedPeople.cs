using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Organizations;
using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.SingleSignOn;

/// <summary>Records what a provider's token does to a person: as that person's own act, in a scope of its own, apart from the request it came with.</summary>
public sealed class ProvidedPeople(IServiceScopeFactory scopes, PostgresEventStore store, People names)
{
    private const int Attempts = 8;

    /// <summary>Adds a person without roles, nowhere in particular. Doing it twice is no error.</summary>
    public async Task AddAsync(Guid orgId, Guid id, string name, string email, CancellationToken ct)
    {
        try
        {
            if (await names.FindAsync(orgId, id, ct) is null)
                await names.SaveAsync(orgId, id, name, email, title: null, ct);
        }
        catch (EmailTakenException)
        {
            if (await names.FindAsync(orgId, id, ct) is null)
                throw; // by somebody else, not by the same person's other request
        }

        await ActAsync(orgId, id, commands => commands.CreateAsync<Person, PersonEvent>(id, person => person.Add(unitId: null, UnitTree.Empty), ct), ct);
    }

    /// <summary>See <see cref="Person.FollowProvider"/>.</summary>
    /// <param name="provider">Its name, which the events give as their reason.</param>
    public async Task FollowAsync(
        Guid orgId, Guid personId, IReadOnlyList<Grant> wanted, IReadOnlyList<Grant> managed, string provider, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var version = await store.VersionAsync(new StreamId(orgId, Person.Category, personId), ct);
            try
            {
                await ActAsync(orgId, personId, commands => commands.ChangeAsync<Person, PersonEvent>(
                    personId,
                    version,
                    new Needs { AllOf = [Unit.Category, Person.Category] },
                    (person, facts) =>
                    {
                        var tree = OrganizationContext.TreeOf(facts.All<Unit>());
                        var others = facts.All<Person>().Any(other => other.Id != personId && other.State.AdministersAll(tree));
                        return person.FollowProvider(wanted, managed, tree, others);
                    },
                    ct,
                    reason: provider), ct);
                return;
            }
            catch (VersionConflictException) when (attempt < Attempts)
            {
            }
        }
    }

    private async Task ActAsync(Guid orgId, Guid personId, Func<CommandRunner, Task> act, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        caller.ActAs(orgId, personId);
        await act(scope.ServiceProvider.GetRequiredService<CommandRunner>());
        if (caller.HasRecorded)
            await scope.ServiceProvider.GetRequiredService<AuditTrail>().OriginAsync(ct);
    }
}
