using System.Text.Json.Serialization;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Strategy;

/// <summary>A KPI under an objective.</summary>
/// <param name="Weight">Relative to the other children of the objective.</param>
public sealed record KpiPlacement(Guid KpiId, decimal Weight);

/// <summary>An objective of a unit further up that this one supports.</summary>
/// <param name="Weight">How much this objective's score counts among the children of the parent's; 0 = alignment only.</param>
public sealed record ObjectiveSupport(Guid ScorecardId, Guid ObjectiveId, decimal Weight);

/// <summary>Cause → effect between two objectives of the strategy map.</summary>
public sealed record ObjectiveLink(Guid FromObjectiveId, Guid ToObjectiveId);

/// <summary>Where an objective stands on the strategy map; x and y in the map's own units.</summary>
public sealed record MapPosition(Guid ObjectiveId, decimal X, decimal Y);

/// <summary>What an objective is, apart from its children.</summary>
public sealed record ObjectiveDetails(string Name, string? Description, string? Theme, decimal Weight, Guid? OwnerPersonId);

public sealed record StrategicObjective(
    Guid Id,
    ObjectiveDetails Details,
    IReadOnlyList<KpiPlacement> Kpis,
    IReadOnlyList<ObjectiveSupport> Supports);

public sealed record Perspective(Guid Id, PerspectiveKind Kind, string Name, decimal Weight, IReadOnlyList<StrategicObjective> Objectives);

/// <summary>Perspectives, objectives, placements, links and roll-up as they apply from one month until the next version.</summary>
/// <param name="From">A month of the scorecard's fiscal year.</param>
public sealed record StructureVersion(
    Period From,
    IReadOnlyList<Perspective> Perspectives,
    IReadOnlyList<ObjectiveLink> Links,
    RollUpSettings RollUp)
{
    [JsonIgnore]
    public IEnumerable<StrategicObjective> Objectives => Perspectives.SelectMany(perspective => perspective.Objectives);

    public Perspective? Perspective(Guid perspectiveId) => Perspectives.FirstOrDefault(perspective => perspective.Id == perspectiveId);

    public StrategicObjective? Objective(Guid objectiveId) => Objectives.FirstOrDefault(objective => objective.Id == objectiveId);

    public Perspective? PerspectiveOf(Guid objectiveId) =>
        Perspectives.FirstOrDefault(perspective => perspective.Objectives.Any(objective => objective.Id == objectiveId));

    internal StructureVersion WithPerspective(Guid perspectiveId, Func<Perspective, Perspective> change) => this with
    {
        Perspectives = [.. Perspectives.Select(perspective => perspective.Id == perspectiveId ? change(perspective) : perspective)],
    };

    internal StructureVersion WithObjective(Guid objectiveId, Func<StrategicObjective, StrategicObjective> change) => this with
    {
        Perspectives = [.. Perspectives.Select(perspective => perspective with
        {
            Objectives = [.. perspective.Objectives.Select(objective => objective.Id == objectiveId ? change(objective) : objective)],
        })],
    };

    internal StructureVersion WithoutObjective(Guid objectiveId) => this with
    {
        Perspectives = [.. Perspectives.Select(perspective => perspective with
        {
            Objectives = [.. perspective.Objectives.Where(objective => objective.Id != objectiveId)],
        })],
        Links = [.. Links.Where(link => link.FromObjectiveId != objectiveId && link.ToObjectiveId != objectiveId)],
    };

    /// <summary>The objective at the end of the perspective; where it already stands it keeps its place.</summary>
    internal StructureVersion WithObjectiveIn(Guid perspectiveId, StrategicObjective objective)
    {
        if (Perspective(perspectiveId) is not { } perspective)
            return this;
        if (perspective.Objectives.Any(other => other.Id == objective.Id))
            return WithObjective(objective.Id, _ => objective);

        var links = Links;
        return WithoutObjective(objective.Id).WithPerspective(perspectiveId, target => target with { Objectives = [.. target.Objectives, objective] }) with
        {
            Links = links,
        };
    }
}
