using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs;

/// <summary>
/// The one home of who sees and changes which objectives. One sees those of units one may read and, because goals of the company are for
/// all, of the units above these. A private one is there only for the person who owns it, who drafted it and who owns one of its key results.
/// A key sees its own units alone, and nothing private.
/// </summary>
public sealed class OkrAccess
{
    private readonly Guid _personId;
    private readonly Access _access;
    private readonly UnitTree _tree;
    private readonly HashSet<Guid> _seen;

    public OkrAccess(Guid personId, Access access, UnitTree tree)
    {
        (_personId, _access, _tree) = (personId, access, tree);
        var readable = access.Units(Permission.Read);
        _seen = access.IsKey ? [.. readable] : [.. readable, .. readable.SelectMany(tree.Ancestors)];
    }

    public static OkrAccess Of(CurrentUser user) => new(user.PersonId, user.Access, user.Organization.Tree);

    /// <summary>Cycles are the whole organization's, so the right must be held at the top.</summary>
    public bool MayManageCycles => _tree.RootId is { } root && _access.May(Permission.ManageCycles, root);

    /// <summary>Objectives of the unit that are not private.</summary>
    public bool MaySeeUnit(Guid unitId) => _seen.Contains(unitId);

    public bool MaySee(Objective objective) => objective.Content.Private
        ? !_access.IsKey && (TakesPart(objective) || (objective.CreatedBy == _personId && _access != Access.None))
        : _seen.Contains(objective.Content.UnitId) || TakesPart(objective);

    /// <summary>Changes what it says, its key results and what it is aligned to.</summary>
    public bool MayEdit(Objective objective) => MaySee(objective) && _access.May(Permission.EditObjectives, objective.Content.UnitId);

    /// <summary>Agrees, returns, closes and reopens. A private objective is agreed by those who may edit it: nobody else knows of it.</summary>
    public bool MayAgree(Objective objective) => objective.Content.Private
        ? MayEdit(objective)
        : _access.May(Permission.AgreeObjectives, objective.Content.UnitId);

    /// <summary>
    /// Takes it out of others' sight, or hands one that counts to another owner: neither may be done behind the back of those who agree on it.
    /// A draft of one's own that never counted is one's own to hide.
    /// </summary>
    public bool MayRevise(Objective objective, ObjectiveContent content)
    {
        var isOwnDraft = objective is { Stage: ObjectiveStage.Draft, AgreedOn: null } && objective.CreatedBy == _personId;
        var hides = content.Private && !objective.Content.Private && !isOwnDraft;
        var handsOver = objective.Stage is not ObjectiveStage.Draft && content.OwnerPersonId != objective.Content.OwnerPersonId;
        return MayEdit(objective) && (!(hides || handsOver) || MayAgree(objective));
    }

    /// <summary>Archives and restores; whoever edits it may, as long as it is a draft.</summary>
    public bool MayArchive(Objective objective) => MayAgree(objective) || (objective.Stage is ObjectiveStage.Draft && MayEdit(objective));

    /// <summary>Those who own the key result or the objective, and those who edit the unit's objectives.</summary>
    public bool MayCheckIn(Objective objective, Guid keyResultId) => MaySee(objective)
        && (_access.May(Permission.EditObjectives, objective.Content.UnitId)
            || (_access.MayAsOwner(Permission.EditObjectives, objective.Content.UnitId)
                && (objective.Content.OwnerPersonId == _personId
                    || objective.KeyResults.Any(keyResult => keyResult.Id == keyResultId && keyResult.Content.OwnerPersonId == _personId))));

    public bool MayReadUnit(Guid unitId) => _access.May(Permission.Read, unitId);

    public bool MayDraftIn(Guid unitId) => _access.May(Permission.EditObjectives, unitId);

    /// <summary>403 for those who may not manage the organization's cycles.</summary>
    public void RequireManageCycles()
    {
        if (!MayManageCycles)
            throw Forbidden();
    }

    /// <summary>404 <c>objective.not_found</c> where the objective may not be seen.</summary>
    public void RequireSee(Objective objective)
    {
        if (!MaySee(objective))
            throw RefusedException.NotFound(Objective.Category);
    }

    /// <summary>Goes on only with the right: 403 where the objective may be seen, 404 where it may not.</summary>
    public void RequireEdit(Objective objective) => Require(objective, MayEdit(objective));

    /// <inheritdoc cref="RequireEdit"/>
    public void RequireAgree(Objective objective) => Require(objective, MayAgree(objective));

    /// <inheritdoc cref="RequireEdit"/>
    public void RequireRevise(Objective objective, ObjectiveContent content) => Require(objective, MayRevise(objective, content));

    /// <inheritdoc cref="RequireEdit"/>
    public void RequireArchive(Objective objective) => Require(objective, MayArchive(objective));

    /// <inheritdoc cref="RequireEdit"/>
    public void RequireCheckIn(Objective objective, Guid keyResultId) => Require(objective, MayCheckIn(objective, keyResultId));

    /// <summary>Whether one may write objectives for the unit: 403 where its objectives may be seen, 404 <c>unit.not_found</c> where not.</summary>
    public void RequireDraftIn(Guid unitId)
    {
        if (!MayDraftIn(unitId))
            throw MaySeeUnit(unitId) ? Forbidden() : RefusedException.NotFound(Unit.Category);
    }

    private static RefusedException Forbidden() => new(StatusCodes.Status403Forbidden, Problems.Forbidden);

    private void Require(Objective objective, bool may)
    {
        RequireSee(objective);
        if (!may)
            throw Forbidden();
    }

    private bool TakesPart(Objective objective) => _access.MayAsOwner(Permission.Read, objective.Content.UnitId)
        && (objective.Content.OwnerPersonId == _personId
            || objective.KeyResults.Any(keyResult => !keyResult.Archived && keyResult.Content.OwnerPersonId == _personId));
}
