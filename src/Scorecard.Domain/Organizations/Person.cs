using System.Diagnostics;
using System.Text.Json.Serialization;
using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Organizations;

/// <summary>
/// Everything that can happen to a person in the organization. Names, addresses and titles are personal data and never
/// in an event: they live where they can be erased.
/// </summary>
public abstract record PersonEvent;

public sealed record PersonAdded(Guid? UnitId) : PersonEvent;

public sealed record PersonMoved(Guid? UnitId) : PersonEvent;

public sealed record PersonRoleGranted(Role Role, Guid UnitId) : PersonEvent;

public sealed record PersonRoleRevoked(Role Role, Guid UnitId) : PersonEvent;

public sealed record PersonDeactivated : PersonEvent;

public sealed record PersonReactivated : PersonEvent;

/// <summary>Everything that said who the person was is gone, for good. What the person did stays, under the id.</summary>
public sealed record PersonErased : PersonEvent;

/// <summary>A role in a unit and everything below it.</summary>
public sealed record Grant(Role Role, Guid UnitId);

/// <summary>Somebody who owns KPIs, enters values or reads, with the roles that say what they may.</summary>
/// <param name="UnitId">Where the person works; null = nowhere in particular.</param>
/// <param name="Grants">In the order they were granted.</param>
/// <param name="Erased">Nobody knows any more who it was.</param>
public sealed record Person(
    bool Added,
    Guid? UnitId,
    bool Active,
    IReadOnlyList<Grant> Grants,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Erased = false) : IAggregate<Person, PersonEvent>
{
    public static string Category => "person";

    public static Person Initial { get; } = new(Added: false, UnitId: null, Active: false, []);

    public static Person Evolve(Person state, PersonEvent change) => change switch
    {
        PersonAdded added => new(Added: true, added.UnitId, Active: true, []),
        PersonMoved moved => state with { UnitId = moved.UnitId },
        PersonRoleGranted granted => state with { Grants = [.. state.Grants, new Grant(granted.Role, granted.UnitId)] },
        PersonRoleRevoked revoked => state with { Grants = [.. state.Grants.Where(grant => grant != new Grant(revoked.Role, revoked.UnitId))] },
        PersonDeactivated => state with { Active = false },
        PersonReactivated => state with { Active = true },
        PersonErased => state with { Erased = true },
        _ => throw new UnreachableException($"{change.GetType().Name} has no arm in {nameof(Evolve)}."),
    };

    public Decision<PersonEvent> Add(Guid? unitId, UnitTree tree)
    {
        if (Added)
            return PersonErrors.AlreadyAdded;

        return IsUnknown(unitId, tree) ? PersonErrors.UnitNotFound : [new PersonAdded(unitId)];
    }

    public Decision<PersonEvent> Move(Guid? unitId, UnitTree tree)
    {
        if (!Added)
            return PersonErrors.NotFound;
        if (Erased)
            return PersonErrors.Erased;
        if (IsUnknown(unitId, tree))
            return PersonErrors.UnitNotFound;

        return unitId == UnitId ? [] : [new PersonMoved(unitId)];
    }

    public Decision<PersonEvent> GrantRole(Role role, Guid unitId, UnitTree tree)
    {
        if (!Added)
            return PersonErrors.NotFound;
        if (!Active)
            return PersonErrors.Deactivated;
        if (IsUnknown(unitId, tree))
            return PersonErrors.UnitNotFound;

        return Grants.Contains(new Grant(role, unitId)) ? [] : [new PersonRoleGranted(role, unitId)];
    }

    /// <param name="otherAdministratorExists">Whether another active person administers the top unit.</param>
    public Decision<PersonEvent> RevokeRole(Role role, Guid unitId, UnitTree tree, bool otherAdministratorExists)
    {
        if (!Added)
            return PersonErrors.NotFound;

        var grant = new Grant(role, unitId);
        if (!Grants.Contains(grant))
            return [];

        return Active && grant == new Grant(Role.Administrator, tree.RootId ?? unitId) && !otherAdministratorExists
            ? PersonErrors.LastAdministrator
            : [new PersonRoleRevoked(role, unitId)];
    }

    /// <summary>
    /// Brings the roles that an identity provider manages to what it says now. Roles that it did not give stay, as does that of the last
    /// administrator; a role in a unit that does not exist is left out.
    /// </summary>
    /// <param name="wanted">What the provider says.</param>
    /// <param name="managed">What this person holds because the provider said so earlier.</param>
    /// <param name="otherAdministratorExists">Whether another active person administers the top unit.</param>
    public Decision<PersonEvent> FollowProvider(
        IReadOnlyCollection<Grant> wanted, IReadOnlyCollection<Grant> managed, UnitTree tree, bool otherAdministratorExists)
    {
        if (!Added)
            return PersonErrors.NotFound;
        if (!Active)
            return PersonErrors.Deactivated;

        var lastOne = tree.RootId is { } root && !otherAdministratorExists ? new Grant(Role.Administrator, root) : null;
        return
        [
            .. wanted.Distinct().Where(grant => !Grants.Contains(grant) && tree.Find(grant.UnitId) is not null)
                .Select(grant => new PersonRoleGranted(grant.Role, grant.UnitId)),
            .. managed.Distinct().Where(grant => Grants.Contains(grant) && !wanted.Contains(grant) && grant != lastOne)
                .Select(grant => new PersonRoleRevoked(grant.Role, grant.UnitId)),
        ];
    }

    /// <summary>Takes all access away without touching the grants, so that they are there again on reactivation.</summary>
    /// <param name="otherAdministratorExists">Whether another active person administers the top unit.</param>
    public Decision<PersonEvent> Deactivate(UnitTree tree, bool otherAdministratorExists)
    {
        if (!Added)
            return PersonErrors.NotFound;
        if (!Active)
            return [];

        return AdministersAll(tree) && !otherAdministratorExists ? PersonErrors.LastAdministrator : [new PersonDeactivated()];
    }

    public Decision<PersonEvent> Reactivate()
    {
        if (!Added)
            return PersonErrors.NotFound;
        if (Erased)
            return PersonErrors.Erased;

        return Active ? [] : [new PersonReactivated()];
    }

    /// <summary>Cannot be undone. Only for somebody whose access has ended.</summary>
    public Decision<PersonEvent> Erase()
    {
        if (!Added)
            return PersonErrors.NotFound;
        if (Active)
            return PersonErrors.StillActive;

        return Erased ? [] : [new PersonErased()];
    }

    /// <summary>True for an active administrator of the top unit.</summary>
    public bool AdministersAll(UnitTree tree) =>
        Active && tree.RootId is { } root && Grants.Contains(new Grant(Role.Administrator, root));

    private static bool IsUnknown(Guid? unitId, UnitTree tree) => unitId is { } known && tree.Find(known) is null;
}
