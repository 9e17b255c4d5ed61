using Npgsql;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Organizations;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Session;

/// <summary>An organization's beginning: its settings, its top unit and its first administrator.</summary>
public sealed record Foundation(Guid OrgId, OrganizationSettings Settings, Guid RootUnitId, Guid AdministratorId, string Name, string Email, string Locale);

/// <summary>Founds organizations.</summary>
public sealed class Founding(PostgresEventStore store, Aggregates aggregates, Caller caller)
{
    /// <summary>Within the caller's transaction: what names people, and the entry that makes the organization exist. Its events are written before the transaction ends.</summary>
    /// <returns>Why the settings are refused; null when the organization is founded.</returns>
    public async Task<DomainError?> FoundAsync(NpgsqlTransaction transaction, Foundation foundation, CancellationToken ct)
    {
        var (orgId, settings, rootId, administratorId, name, email, locale) = foundation;
        var founded = Organization.Initial.Found(settings);
        if (founded.Error is { } refused)
            return refused;

        await People.SaveAsync(transaction, orgId, administratorId, name, email, title: null, locale, ct);
        await using var listed = new NpgsqlCommand("insert into organizations (org_id) values ($1)", transaction.Connection, transaction)
        {
            Parameters = { new() { Value = orgId } },
        };
        await listed.ExecuteNonQueryAsync(ct);

        caller.ActAs(orgId, administratorId);
        await store.AppendBulkAsync(
            orgId,
            [
                First<Organization, OrganizationEvent>(orgId, founded),
                First<Unit, UnitEvent>(rootId, [new UnitDefined("root", settings.Name, ParentId: null)]),
                First<Person, PersonEvent>(administratorId, [new PersonAdded(rootId), new PersonRoleGranted(Role.Administrator, rootId)]),
            ],
            ct: ct);
        return null;
    }

    private Append First<TState, TEvent>(Guid id, Decision<TEvent> decision)
        where TState : IAggregate<TState, TEvent>
        where TEvent : class
    {
        var kind = aggregates.Of<TState>();
        var state = decision.Events.Aggregate(TState.Initial, TState.Evolve);
        return new Append(new StreamId(caller.OrgId, TState.Category, id), ExpectedVersion: 0, [.. decision.Events], caller.Metadata())
        {
            State = kind.Write(state),
            Keys = [.. kind.KeysOf(state).Select(key => new KeyChange(key.Kind, key.Key))],
        };
    }
}
