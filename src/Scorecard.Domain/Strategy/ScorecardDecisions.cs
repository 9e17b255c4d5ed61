using Scorecard.Domain.Kernel;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Strategy;

/// <content>Decisions about the scorecard as a whole, its perspectives and objectives.</content>
public sealed partial record BalancedScorecard
{
    /// <summary>Creates the scorecard with a first structure, see <see cref="StructureTemplates"/>.</summary>
    public Decision<ScorecardEvent> Create(Guid unitId, int fiscalYear, string name, FiscalCalendar calendar, StructureTemplate template)
    {
        if (IsCreated)
            return ScorecardErrors.AlreadyCreated;
        if (string.IsNullOrWhiteSpace(name))
            return ScorecardErrors.NameRequired;

        var firstMonth = Period.Year(fiscalYear).AtStart(Frequency.Monthly, calendar);
        return Checked(new ScorecardCreated(unitId, fiscalYear, name, firstMonth, template.Perspectives, template.Links, template.RollUp));
    }

    public Decision<ScorecardEvent> Rename(string name)
    {
        if (!IsCreated)
            return ScorecardErrors.NotFound;
        if (string.IsNullOrWhiteSpace(name))
            return ScorecardErrors.NameRequired;

        return name == Name ? [] : [new ScorecardRenamed(name)];
    }

    public Decision<ScorecardEvent> AddPerspective(Guid perspectiveId, PerspectiveKind kind, string name, decimal weight, Period? effectiveFrom)
    {
        if (Refusal(effectiveFrom, name, weight) is { } refused)
            return refused;

        var (month, structure) = At(effectiveFrom);
        if (structure.Perspective(perspectiveId) is { } existing)
            return (existing.Kind, existing.Name, existing.Weight) == (kind, name, weight) ? [] : ScorecardErrors.IdTaken;
        if (structure.Objective(perspectiveId) is not null)
            return ScorecardErrors.IdTaken;

        return Checked(new PerspectiveAdded(month, perspectiveId, kind, name, weight));
    }

    public Decision<ScorecardEvent> RevisePerspective(Guid perspectiveId, string name, decimal weight, Period? effectiveFrom)
    {
        if (Refusal(effectiveFrom, name, weight) is { } refused)
            return refused;

        var (month, structure) = At(effectiveFrom);
        if (structure.Perspective(perspectiveId) is not { } existing)
            return ScorecardErrors.PerspectiveNotFound;

        return (existing.Name, existing.Weight) == (name, weight) ? [] : [new PerspectiveRevised(month, perspectiveId, name, weight)];
    }

    /// <summary>Removes a perspective that is empty from the month on, for as long as it would otherwise exist.</summary>
    public Decision<ScorecardEvent> RemovePerspective(Guid perspectiveId, Period? effectiveFrom)
    {
        if (Refusal(effectiveFrom) is { } refused)
            return refused;

        var (month, structure) = At(effectiveFrom);
        if (structure.Perspective(perspectiveId) is null)
            return ScorecardErrors.PerspectiveNotFound;

        var isEmpty = Versions
            .SkipWhile(version => version != structure)
            .Select(version => version.Perspective(perspectiveId))
            .TakeWhile(perspective => perspective is not null)
            .All(perspective => perspective is { Objectives: [] });
        return isEmpty ? [new PerspectiveRemoved(month, perspectiveId)] : ScorecardErrors.PerspectiveNotEmpty;
    }

    public Decision<ScorecardEvent> AddObjective(Guid objectiveId, Guid perspectiveId, ObjectiveDetails details, Period? effectiveFrom)
    {
        if (Refusal(effectiveFrom, details.Name, details.Weight) is { } refused)
            return refused;

        var (month, structure) = At(effectiveFrom);
        if (structure.Perspective(objectiveId) is not null)
            return ScorecardErrors.IdTaken;
        if (structure.Perspective(perspectiveId) is null)
            return ScorecardErrors.PerspectiveNotFound;
        if (structure.Objective(objectiveId) is { } existing)
            return existing.Details == details && structure.PerspectiveOf(objectiveId)?.Id == perspectiveId ? [] : ScorecardErrors.IdTaken;

        return Checked(new ObjectiveAdded(month, objectiveId, perspectiveId, details));
    }

    /// <summary>Changes what an objective is, or moves it to the end of another perspective.</summary>
    public Decision<ScorecardEvent> ReviseObjective(Guid objectiveId, Guid perspectiveId, ObjectiveDetails details, Period? effectiveFrom)
    {
        if (Refusal(effectiveFrom, details.Name, details.Weight) is { } refused)
            return refused;

        var (month, structure) = At(effectiveFrom);
        if (structure.Objective(objectiveId) is not { } existing)
            return ScorecardErrors.ObjectiveNotFound;
        if (structure.Perspective(perspectiveId) is null)
            return ScorecardErrors.PerspectiveNotFound;

        return existing.Details == details && structure.PerspectiveOf(objectiveId)?.Id == perspectiveId
            ? []
            : [new ObjectiveRevised(month, objectiveId, perspectiveId, details)];
    }

    /// <summary>Removes an objective with its placements and links from the month on.</summary>
    public Decision<ScorecardEvent> RemoveObjective(Guid objectiveId, Period? effectiveFrom)
    {
        if (Refusal(effectiveFrom) is { } refused)
            return refused;

        var (month, structure) = At(effectiveFrom);
        return structure.Objective(objectiveId) is null ? ScorecardErrors.ObjectiveNotFound : [new ObjectiveRemoved(month, objectiveId)];
    }

    /// <summary>How missing children count, from the month on. Refused with <c>scoring.carry_out_of_range</c>.</summary>
    public Decision<ScorecardEvent> SetRollUp(RollUpSettings rollUp, Period? effectiveFrom)
    {
        if ((Refusal(effectiveFrom) ?? rollUp.Check()) is { } refused)
            return refused;

        var (month, structure) = At(effectiveFrom);
        return structure.RollUp == rollUp ? [] : [new RollUpRevised(month, rollUp)];
    }

    /// <summary>Where objectives stand on the map. Positions of objectives that are gone meanwhile may stay.</summary>
    public Decision<ScorecardEvent> LayOutMap(IReadOnlyList<MapPosition> positions)
    {
        if (!IsCreated)
            return ScorecardErrors.NotFound;

        var known = Versions.SelectMany(version => version.Objectives).Select(objective => objective.Id).ToHashSet();
        if (positions.DistinctBy(position => position.ObjectiveId).Count() != positions.Count
            || !positions.All(position => known.Contains(position.ObjectiveId)))
            return ScorecardErrors.LayoutIncoherent;

        return positions.SequenceEqual(Layout) ? [] : [new ScorecardMapLaidOut(positions)];
    }

    private (Period Month, StructureVersion Structure) At(Period? effectiveFrom)
    {
        var month = effectiveFrom ?? FirstMonth!.Value;
        return (month, StructureAt(month));
    }

    private DomainError? Refusal(Period? effectiveFrom, string name, decimal weight)
    {
        if (Refusal(effectiveFrom) is { } refused)
            return refused;
        if (string.IsNullOrWhiteSpace(name))
            return ScorecardErrors.NameRequired;

        return IsWeight(weight) ? null : ScorecardErrors.WeightInvalid;
    }

    private DomainError? Refusal(Period? effectiveFrom)
    {
        if (FirstMonth is not { } first)
            return ScorecardErrors.NotFound;

        return effectiveFrom is null || (effectiveFrom is { Frequency: Frequency.Monthly } month && first.DistanceTo(month) is >= 0 and < 12)
            ? null
            : ScorecardErrors.EffectiveOutsideYear;
    }

    /// <summary>The event, unless a version of the structure that it makes would break a rule.</summary>
    private Decision<ScorecardEvent> Checked(ScorecardEvent change) =>
        Evolve(this, change).Versions.Select(Incoherence).FirstOrDefault(error => error is not null) is { } error ? error : [change];

    private static DomainError? Incoherence(StructureVersion structure)
    {
        if (structure.Perspectives.Count > MaxPerspectives)
            return ScorecardErrors.PerspectivesTooMany;
        if (structure.Objectives.Count() > MaxObjectives)
            return ScorecardErrors.ObjectivesTooMany;
        if (structure.Objectives.Any(objective => objective.Kpis.Count > MaxKpisOfObjective))
            return ScorecardErrors.KpisTooMany;

        return HasCycle(structure.Links) ? ScorecardErrors.LinkCycle : null;
    }
}
