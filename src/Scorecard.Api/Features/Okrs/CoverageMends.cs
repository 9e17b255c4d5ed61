using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs;

/// <summary>What the reader has the right to do about an orphan, as things are now. In a cycle that is closed nothing is written any more.</summary>
public sealed class CoverageMends
{
    private readonly CurrentUser _user;
    private readonly OkrAccess _access;
    private readonly bool _isOpen;
    private readonly bool _writesAny;
    private readonly bool _draftsAny;

    public CoverageMends(CurrentUser user, AlignedCycle aligned)
    {
        (_user, _access) = (user, aligned.States.Access);
        _isOpen = aligned.Cycle is { State.Status: not CycleStatus.Closed };
        _writesAny = aligned.Objectives.Any(MayWrite);
        _draftsAny = _isOpen && user.Access.MayAnywhere(Permission.EditObjectives);
    }

    /// <param name="unitId">Of the scorecard, the KPI or the objective.</param>
    public IReadOnlyList<CoverageMend> Of(Orphan orphan, Guid unitId, IReadOnlyDictionary<Guid, Stored<Objective>> objectives) => orphan.Kind switch
    {
        OrphanKind.StrategicObjectiveWithoutMeasure => If(CoverageMend.PlaceKpi, _user.May(Permission.EditScorecards, unitId)),
        OrphanKind.StrategicObjectiveWithoutObjective =>
        [
            .. If(CoverageMend.DraftObjective, _draftsAny),
            .. If(CoverageMend.AlignObjective, _writesAny),
        ],
        OrphanKind.KpiWithoutObjective =>
        [
            .. If(CoverageMend.PlaceKpi, _user.Access.MayAnywhere(Permission.EditScorecards)),
            .. If(CoverageMend.AddKeyResult, _writesAny),
            .. If(CoverageMend.DraftObjective, _draftsAny),
        ],
        OrphanKind.ObjectiveWithoutKeyResult => If(CoverageMend.AddKeyResult, MayWrite(objectives[orphan.Id])),
        OrphanKind.ObjectiveUnaligned => If(CoverageMend.AlignObjective, MayWrite(objectives[orphan.Id])),
    };

    private bool MayWrite(Stored<Objective> objective) =>
        _isOpen && objective.State.Stage is not ObjectiveStage.Closed && _access.MayEdit(objective.State);

    private static CoverageMend[] If(CoverageMend mend, bool may) => may ? [mend] : [];
}
