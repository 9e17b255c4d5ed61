using System.Diagnostics.CodeAnalysis;
using Scorecard.Domain.Kpis;

namespace Scorecard.Domain.Organizations;

public enum Role
{
    Administrator,
    Leadership,
    UnitManager,
    Hr,
    Contributor,
    Viewer,
    Auditor,
}

[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "A permission is the term for it.")]
public enum Permission
{
    Read,
    DefineKpis,
    RecordValues,

    /// <summary>Closes and reopens the periods of a unit.</summary>
    ClosePeriods,

    /// <summary>Records, with a reason, in a period that is closed.</summary>
    CorrectClosedPeriods,

    /// <summary>Corrects without asking, and approves what others propose.</summary>
    ApproveCorrections,
    EditScorecards,

    /// <summary>Writes objectives and key results, and checks in on those of others.</summary>
    EditObjectives,

    /// <summary>Agrees on objectives, closes, reopens and archives them.</summary>
    AgreeObjectives,

    /// <summary>Plans, starts and closes cycles.</summary>
    ManageCycles,

    /// <summary>Writes reward plans, runs them and sees the pay that they make.</summary>
    ManageRewards,
    ManageOrganization,
    ManagePeople,
    ReadLog,
}

/// <summary>
/// What a person may do, and where. Everything is denied that no role allows. A grant counts for its unit and everything
/// below it; a grant in a unit that is gone counts for nothing.
/// </summary>
public sealed class Access
{
    private readonly Dictionary<Permission, HashSet<Guid>> _units;
    private readonly KeyScope? _key;
    private readonly HashSet<Guid> _keyUnits;

    private Access(Dictionary<Permission, HashSet<Guid>> units, KeyScope? key = null, HashSet<Guid>? keyUnits = null) =>
        (_units, _key, _keyUnits) = (units, key, keyUnits ?? []);

    public static Access None { get; } = new([]);

    /// <summary>What a person's grants allow in a tree of units; nothing for somebody deactivated.</summary>
    public static Access Of(Person person, UnitTree tree) => person.Active ? Of(person.Grants, tree) : None;

    public static Access Of(IEnumerable<Grant> grants, UnitTree tree)
    {
        Dictionary<Permission, HashSet<Guid>> units = [];
        foreach (var grant in grants)
        {
            var subtree = tree.Subtree(grant.UnitId);
            foreach (var permission in Enum.GetValues<Permission>().Where(permission => Allows(grant.Role, permission)))
            {
                if (!units.TryGetValue(permission, out var allowed))
                    units[permission] = allowed = [];
                allowed.UnionWith(subtree);
            }
        }

        return new Access(units);
    }

    /// <summary>The table of roles: true when the role carries the permission.</summary>
    public static bool Allows(Role role, Permission permission) => permission switch
    {
        Permission.Read => true,
        Permission.DefineKpis or Permission.EditScorecards => role is Role.Administrator or Role.Leadership or Role.UnitManager,
        Permission.RecordValues => role is Role.Administrator or Role.UnitManager or Role.Contributor,
        Permission.ClosePeriods or Permission.CorrectClosedPeriods or Permission.ApproveCorrections => role is Role.Administrator or Role.UnitManager,
        Permission.EditObjectives => role is Role.Administrator or Role.Leadership or Role.UnitManager or Role.Contributor,
        Permission.AgreeObjectives => role is Role.Administrator or Role.Leadership or Role.UnitManager,
        Permission.ManageCycles => role is Role.Administrator or Role.Leadership,
        Permission.ManageRewards => role is Role.Hr,
        Permission.ManageOrganization or Permission.ManagePeople => role is Role.Administrator,
        Permission.ReadLog => role is Role.Administrator or Role.Auditor,
    };

    public bool May(Permission permission, Guid unitId) => _units.TryGetValue(permission, out var units) && units.Contains(unitId);

    /// <summary>True when there is a unit in which the permission is held.</summary>
    public bool MayAnywhere(Permission permission) => _units.TryGetValue(permission, out var units) && units.Count > 0;

    /// <summary>The units in which the permission is held, in the order of their ids.</summary>
    public IReadOnlyList<Guid> Units(Permission permission) => _units.TryGetValue(permission, out var units) ? [.. units.Order()] : [];

    /// <summary>True for what a key of the person may, rather than the person.</summary>
    public bool IsKey => _key is not null;

    /// <summary>What a key may: what the person may, and of that only the key's actions in the key's units and below.</summary>
    public Access NarrowedTo(KeyScope scope, UnitTree tree)
    {
        if (this == None)
            return None;

        HashSet<Guid> within = [.. scope.UnitIds.SelectMany(tree.Subtree)];
        return new Access(
            Enum.GetValues<Permission>().Where(scope.Allows).ToDictionary(
                permission => permission, permission => Units(permission).Where(within.Contains).ToHashSet()),
            scope,
            within);
    }

    /// <summary>
    /// What a person may for owning something, whatever the roles: everything there is to do with it, unless deactivated. A key needs the
    /// action and the unit for that, too.
    /// </summary>
    public bool MayAsOwner(Permission permission, Guid unitId) =>
        this != None && (_key is null || (_key.Allows(permission) && _keyUnits.Contains(unitId)));

    /// <summary>Values are recorded by those who may in the KPI's unit, and by the person who owns the KPI unless deactivated.</summary>
    public bool MayRecord(KpiDefinition kpi, Guid personId) =>
        May(Permission.RecordValues, kpi.OwnerUnitId)
        || (kpi.OwnerPersonId == personId && MayAsOwner(Permission.RecordValues, kpi.OwnerUnitId));
}
