using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Organizations;

/// <summary>Who may see and manage whom: a person belongs to a unit, and without one to the top unit.</summary>
public static class PersonAccess
{
    public static bool MaySee(CurrentUser user, Guid personId, Person person) =>
        personId == user.PersonId || user.May(Permission.Read, UnitOf(user, person.UnitId));

    public static bool MayManage(CurrentUser user, Person person) => user.May(Permission.ManagePeople, UnitOf(user, person.UnitId));

    /// <summary>Goes on only where the unit's people may be managed.</summary>
    public static void RequireManage(CurrentUser user, Guid? unitId) => user.Require(Permission.ManagePeople, UnitOf(user, unitId), "person");

    /// <summary>
    /// Goes on only where the person may be managed wherever the person works or has a role: whoever touches an account could act as that
    /// person.
    /// </summary>
    public static void RequireManageAccount(CurrentUser user, Person person)
    {
        RequireManage(user, person.UnitId);
        if (!person.Grants.All(grant => user.May(Permission.ManagePeople, grant.UnitId)))
            throw new RefusedException(StatusCodes.Status403Forbidden, Problems.Forbidden);
    }

    private static Guid UnitOf(CurrentUser user, Guid? unitId) => unitId ?? user.Organization.Tree.RootId ?? Guid.Empty;
}
