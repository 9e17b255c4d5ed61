using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis.Formulas;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Kpis;

/// <summary>What a decision about a KPI's definition must know beyond the KPI.</summary>
/// <param name="Id">The KPI itself.</param>
/// <param name="HasValues">Whether any value was ever recorded.</param>
/// <param name="ParentChain">The proposed parent and everything above it in the KPI tree; empty without a parent.</param>
/// <param name="Calculation">What <see cref="Calculations.Check"/> says of the definition's formula; null without one.</param>
public sealed record KpiFacts(Guid Id, bool HasValues, IReadOnlyList<Guid> ParentChain, CalculationCheck? Calculation = null);

/// <content>Decisions: what may be done to a KPI.</content>
public sealed partial record Kpi
{
    /// <summary>Creates the draft, with a first target schedule if there is one.</summary>
    public Decision<KpiEvent> Define(KpiDefinition definition, IReadOnlyList<TargetEntry> targets, KpiFacts facts)
    {
        if (IsDefined)
            return KpiErrors.AlreadyDefined;
        if (Refusal(definition, facts) is { } refused)
            return refused;

        var defined = new KpiDefined(definition, facts.Calculation?.Inputs);
        var schedule = Evolve(this, defined).SetTargets(targets, remove: [], reason: null);
        if (schedule.Error is { } error)
            return error;

        return [defined, .. schedule.Events];
    }

    /// <summary>
    /// Changes the definition from a period on. Without a period the definition itself is changed, which only a draft
    /// allows. An active KPI needs a reason. The same definition again records nothing.
    /// </summary>
    public Decision<KpiEvent> Revise(KpiDefinition definition, Period? from, string? reason, KpiFacts facts)
    {
        if (EditRefusal() is { } ended)
            return ended;
        if (Refusal(definition, facts) is { } refused)
            return refused;
        if (from is { } first && first.Frequency != Frequency)
            return KpiErrors.RevisionPeriodMismatch;
        if (Unchanged(definition, from))
            return [];
        if (Activated && from is null)
            return KpiErrors.RevisionPeriodRequired;
        if (Activated && string.IsNullOrWhiteSpace(reason))
            return KpiErrors.ReasonRequired;
        if (definition.Frequency != Frequency && (Activated || facts.HasValues || Revisions.Any(other => other.From != from)))
            return KpiErrors.FrequencyFixed;

        var revised = new KpiDefinitionRevised(Revisions.Max(revision => revision.Revision) + 1, from, definition, facts.Calculation?.Inputs);
        return Evolve(this, revised).ScheduleRefusal() is { } undetermined ? undetermined : [revised];
    }

    /// <summary>
    /// Puts entries into the target schedule, in place of those that start with the same period, and takes others out.
    /// A reason is needed when an entry of an active KPI is changed or taken out. What is there already records nothing.
    /// </summary>
    public Decision<KpiEvent> SetTargets(IReadOnlyList<TargetEntry> targets, IReadOnlyList<Period> remove, string? reason)
    {
        if (EditRefusal() is { } ended)
            return ended;

        var starts = targets.Select(entry => entry.From).Concat(remove).ToList();
        if (starts.Any(start => start.Frequency != Frequency))
            return KpiErrors.TargetPeriodMismatch;
        if (starts.Distinct().Count() != starts.Count)
            return KpiErrors.TargetDuplicate;

        var existing = Targets.ToDictionary(entry => entry.From);
        List<TargetEntry> changed = [.. targets.Where(entry => existing.GetValueOrDefault(entry.From) != entry).OrderBy(entry => entry.From)];
        List<Period> removed = [.. remove.Where(existing.ContainsKey).Order()];
        if (changed is [] && removed is [])
            return [];
        if (Activated && (removed is not [] || changed.Exists(entry => existing.ContainsKey(entry.From))) && string.IsNullOrWhiteSpace(reason))
            return KpiErrors.ReasonRequired;

        var set = new KpiTargetsSet(changed, removed);
        var after = Evolve(this, set);
        if (after.Targets.Count > MaxTargets)
            return KpiErrors.TargetsTooMany;

        return after.ScheduleRefusal() is { } refused ? refused : [set];
    }

    /// <summary>
    /// Puts a draft into use. No SMART criterion may be broken; whether the target is achievable may be open, because a
    /// new KPI has no history to tell by, and of a KPI that is only tracked so may be the time.
    /// </summary>
    /// <param name="smart">What <see cref="KpiSmart.Check"/> says of this KPI now.</param>
    public Decision<KpiEvent> Activate(SmartReport smart)
    {
        if (EditRefusal() is { } ended)
            return ended;
        if (Activated)
            return [];

        return smart.Activatable ? [new KpiActivated()] : KpiErrors.NotSmart;
    }

    /// <summary>Ends the KPI from a period on. Its earlier periods stay as they were.</summary>
    public Decision<KpiEvent> Retire(Period from, string? reason)
    {
        if (EndRefusal(from, reason) is { } refused)
            return refused;
        if (EndedFrom is null)
            return [new KpiRetired(from)];

        return ReplacedByKpiId is null && EndedFrom == from ? [] : EndedError();
    }

    /// <summary>
    /// Ends the KPI from a period on in favour of another one, which counts from there wherever it is placed.
    /// The successor must itself be in use, so replacements never run in a circle.
    /// </summary>
    public Decision<KpiEvent> Replace(Guid id, Guid byKpiId, Kpi successor, Period from, string? reason)
    {
        if (EndRefusal(from, reason) is { } refused)
            return refused;
        if (byKpiId == id)
            return KpiErrors.ReplacedByItself;
        if (EndedFrom is not null)
            return ReplacedByKpiId == byKpiId && EndedFrom == from ? [] : EndedError();
        if (!successor.IsDefined)
            return KpiErrors.SuccessorNotFound;

        return successor.EndedFrom is null ? [new KpiReplaced(byKpiId, from)] : KpiErrors.SuccessorEnded;
    }

    /// <summary>Takes a retirement or replacement back: the KPI is again what it was before, a draft or active.</summary>
    public Decision<KpiEvent> Reinstate()
    {
        if (!IsDefined)
            return KpiErrors.NotFound;

        return EndedFrom is null ? KpiErrors.NotRetired : [new KpiReinstated()];
    }

    private static DomainError? Refusal(KpiDefinition definition, KpiFacts facts)
    {
        if (definition.ParentKpiId == facts.Id || facts.ParentChain.Contains(facts.Id))
            return KpiErrors.ParentCycle;
        if (definition.Contradiction() is { } contradiction)
            return contradiction;
        if (definition.Calculation is not null && facts.Calculation is null)
            throw new ArgumentException("The formula was not checked.", nameof(facts));

        return facts.Calculation is { Errors: [var first, ..] } ? first.Error : null;
    }

    private DomainError EndedError() => ReplacedByKpiId is null ? KpiErrors.Retired : KpiErrors.Replaced;

    private DomainError? EditRefusal()
    {
        if (!IsDefined)
            return KpiErrors.NotFound;

        return EndedFrom is null ? null : EndedError();
    }

    private DomainError? EndRefusal(Period from, string? reason)
    {
        if (!IsDefined)
            return KpiErrors.NotFound;
        if (from.Frequency != Frequency)
            return KpiErrors.EndPeriodMismatch;

        return string.IsNullOrWhiteSpace(reason) ? KpiErrors.ReasonRequired : null;
    }

    private bool Unchanged(KpiDefinition definition, Period? from)
    {
        var inForce = from is { } period ? RevisionAt(period) : Revisions[0];
        return inForce.Definition == definition;
    }

    /// <summary>
    /// Checks the schedule against the definition in force wherever either of them changes, so that no target is
    /// saved that cannot be scored in each of its periods.
    /// </summary>
    private DomainError? ScheduleRefusal()
    {
        if (Targets.Any(entry => entry.From.Frequency != Frequency))
            return KpiErrors.TargetPeriodMismatch;

        if (Targets.Select(entry => KpiScale.FiguresRefusal(DefinitionAt(entry.From), entry)).FirstOrDefault(error => error is not null) is { } refused)
            return refused;

        return Targets.Select(entry => entry.From)
            .Concat(Revisions.Where(revision => revision.From is not null).Select(revision => revision.From!.Value))
            .Select(period => TargetAt(period) is { } entry ? KpiScale.Refusal(DefinitionAt(period), entry) : null)
            .FirstOrDefault(error => error is not null);
    }
}
