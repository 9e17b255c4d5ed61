using System.Text.Json.Serialization;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Okrs;

namespace Scorecard.Api.Features.Okrs;

/// <summary>What hangs on what in a cycle, lean enough for thousands of objectives in one answer.</summary>
/// <param name="Cycle">The one asked for, or the one of the business date; null while there is none.</param>
/// <param name="Nodes">Strategic objectives, then objectives, each followed by its key results. Archived ones are left out.</param>
/// <param name="Links">What objectives are aligned to. That a key result belongs to its objective is said by the node itself.</param>
/// <param name="Units">Units of the nodes and the units above them.</param>
/// <param name="People">Owners of the nodes.</param>
public sealed record AlignmentView(
    AsOfView AsOf,
    AlignmentCycle? Cycle,
    IReadOnlyList<AlignmentNode> Nodes,
    IReadOnlyList<AlignmentLink> Links,
    IReadOnlyList<AlignmentUnit> Units,
    IReadOnlyList<PersonRef> People);

/// <param name="Elapsed">Share of the cycle's days that are over on the business date, 0 to 1.</param>
public sealed record AlignmentCycle(
    Guid Id, string Name, CycleKind Kind, DateOnly FirstDay, DateOnly LastDay, CycleStatus Status, decimal Elapsed)
{
    public static AlignmentCycle Of(Stored<Cycle> cycle, DateOnly day) => new(
        cycle.Id,
        cycle.State.Name,
        cycle.State.Kind,
        cycle.State.FirstDay,
        cycle.State.LastDay,
        cycle.State.Status,
        cycle.State.ElapsedShare(day));
}

public sealed record AlignmentUnit(Guid Id, string Name, Guid? ParentId);

/// <summary>Left out is what a node does not have. Figures are rounded to 4 decimals.</summary>
/// <param name="UnitId">Of a key result that of its objective.</param>
/// <param name="WithinId">The scorecard of a strategic objective, the objective of a key result.</param>
/// <param name="OwnerId">A person; none when the unit as a whole owns it.</param>
/// <param name="Ambition">Of objectives only, as are stage and cycle.</param>
/// <param name="CycleId">What an objective is aligned to may lie in another cycle, a year's for instance.</param>
/// <param name="Status">Of objectives and key results.</param>
/// <param name="Progress">Of an objective 0 to 1; of a key result as it is, below 0 and above 1, too.</param>
/// <param name="Confidence">0 to 10.</param>
/// <param name="Pace">Of objectives: progress minus the elapsed share of the cycle; none before it starts.</param>
/// <param name="Score">The final one, 0 to 1; none until it is closed.</param>
public sealed record AlignmentNode(
    Guid Id,
    ParentKind Kind,
    string Title,
    Guid UnitId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? WithinId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? OwnerId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Ambition? Ambition = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ObjectiveStage? Stage = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Private = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? CycleId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] OkrStatus? Status = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Progress = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Confidence = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Pace = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Score = null);

/// <param name="From">The objective that is aligned.</param>
/// <param name="To">Null: something the reader may not see.</param>
public sealed record AlignmentLink(Guid From, ParentKind Kind, Guid? To);
