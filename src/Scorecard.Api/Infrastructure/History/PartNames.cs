using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Json;
using Scorecard.Domain.History;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;

namespace Scorecard.Api.Infrastructure.History;

/// <summary>Names the parts of a structure that a change is about.</summary>
internal sealed class PartNames(
    StructureVersion? before,
    StructureVersion? after,
    Func<Guid, string?> kpiName,
    Func<Guid, Guid, string?> objectiveName,
    IReadOnlyDictionary<Guid, PersonData> people)
{
    public string? Perspective(Guid? id) => id is { } known ? (after?.Perspective(known) ?? before?.Perspective(known))?.Name : null;

    public string? Objective(Guid? id) => id is { } known ? (after?.Objective(known) ?? before?.Objective(known))?.Details.Name : null;

    /// <summary>Null where there is none, or the reader may not see it.</summary>
    public string? Kpi(Guid? id) => id is { } known ? kpiName(known) : null;

    /// <summary>The objective at the far end of a link or a support.</summary>
    public string? Other(StructureSubject subject) => subject switch
    {
        { OtherScorecardId: { } scorecardId, OtherObjectiveId: { } objectiveId } => objectiveName(scorecardId, objectiveId),
        { OtherObjectiveId: { } objectiveId } => Objective(objectiveId),
        _ => null,
    };

    /// <summary>What a change is about, by name.</summary>
    public IEnumerable<TimelineDetail> Of(StructureSubject subject)
    {
        if (Perspective(subject.PerspectiveId) is { } perspective)
            yield return new("perspective", Before: null, perspective);
        if (Objective(subject.ObjectiveId) is { } objective)
            yield return new("objective", Before: null, objective);
        if (subject.KpiId is not null)
            yield return new("kpi", Before: null, Kpi(subject.KpiId));
        if (subject.OtherObjectiveId is not null)
            yield return new(subject.Thing is StructureThing.Link ? "linkTo" : "supports", Before: null, Other(subject));
    }

    /// <summary>What it was and what it became.</summary>
    public IEnumerable<TimelineDetail> Of(StructureChange change) => change.Kind switch
    {
        StructureChangeKind.Renamed => [new("name", change.Before?.Name, change.After?.Name)],
        StructureChangeKind.Weighted => [new("weight", KpiTeller.Text(change.Before?.Weight), KpiTeller.Text(change.After?.Weight))],
        StructureChangeKind.Moved => [new("perspective", Perspective(change.Before?.PerspectiveId), Perspective(change.After?.PerspectiveId))],
        StructureChangeKind.Described => Described(change),
        StructureChangeKind.Reassigned => [new("owner", people.RefOf(change.Before?.OwnerPersonId)?.Name, people.RefOf(change.After?.OwnerPersonId)?.Name)],
        StructureChangeKind.Ruled => Ruled(change.Before?.RollUp, change.After?.RollUp),
        _ when (change.Before?.Weight ?? change.After?.Weight) is not null =>
            [new("weight", KpiTeller.Text(change.Before?.Weight), KpiTeller.Text(change.After?.Weight))],
        _ => [],
    };

    private static IEnumerable<TimelineDetail> Described(StructureChange change) => ((TimelineDetail[])
    [
        new("description", change.Before?.Description, change.After?.Description),
        new("theme", change.Before?.Theme, change.After?.Theme),
    ]).Where(detail => detail.Before != detail.After);

    private static IEnumerable<TimelineDetail> Ruled(RollUpSettings? before, RollUpSettings? after) => ((TimelineDetail[])
    [
        new("missing", Missing(before), Missing(after)),
        new("carryPeriods", KpiTeller.Text(before?.CarryPeriods), KpiTeller.Text(after?.CarryPeriods)),
        new("capChildrenAt100", Flag(before?.CapChildrenAt100), Flag(after?.CapChildrenAt100)),
    ]).Where(detail => detail.Before != detail.After);

    private static string? Missing(RollUpSettings? rollUp) =>
        rollUp is null ? null : EnumNames.Of(rollUp.Missing);

    private static string? Flag(bool? flag) => flag switch
    {
        null => null,
        true => "true",
        false => "false",
    };
}
