using System.Text.Json.Serialization;
using Scorecard.Domain.Kpis.Formulas;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Kpis;

/// <summary>
/// Everything that can happen to a KPI. Stored for ever, so these records only grow: a new fact is a new event,
/// a new detail is an optional property. Who, when and why are in the event's metadata, not here.
/// </summary>
public abstract record KpiEvent;

/// <param name="Inputs">The KPIs that the formula names; null without a formula.</param>
public sealed record KpiDefined(
    KpiDefinition Definition,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<KpiInput>? Inputs = null) : KpiEvent;

/// <param name="Revision">Counts the definitions of this KPI in the order they were recorded; the first is 1.</param>
/// <param name="From">First period of the new definition; null = from the beginning.</param>
/// <param name="Inputs">The KPIs that the formula names; null without a formula.</param>
public sealed record KpiDefinitionRevised(
    int Revision,
    Period? From,
    KpiDefinition Definition,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<KpiInput>? Inputs = null) : KpiEvent;

/// <param name="Targets">New and changed entries, in order of time.</param>
/// <param name="Removed">First periods of the entries taken out, in order of time.</param>
public sealed record KpiTargetsSet(IReadOnlyList<TargetEntry> Targets, IReadOnlyList<Period> Removed) : KpiEvent;

public sealed record KpiActivated : KpiEvent;

/// <param name="From">First period in which the KPI no longer counts.</param>
public sealed record KpiRetired(Period From) : KpiEvent;

/// <param name="ByKpiId">The successor.</param>
/// <param name="From">First period in which the successor counts instead.</param>
public sealed record KpiReplaced(Guid ByKpiId, Period From) : KpiEvent;

public sealed record KpiReinstated : KpiEvent;
