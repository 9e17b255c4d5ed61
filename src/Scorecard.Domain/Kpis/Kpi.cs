using System.Diagnostics;
using System.Text.Json.Serialization;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis.Formulas;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Kpis;

/// <summary>One definition of a KPI and the period from which it applies.</summary>
/// <param name="Revision">Number of the revision in the order of recording.</param>
/// <param name="From">First period; null = from the beginning.</param>
/// <param name="Inputs">The KPIs that its formula names; null without a formula.</param>
public sealed record KpiRevision(
    int Revision,
    Period? From,
    KpiDefinition Definition,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<KpiInput>? Inputs = null)
{
    [JsonIgnore]
    public IEnumerable<Guid> InputIds => Inputs?.Select(input => input.KpiId) ?? [];

    /// <summary>The KPI that a code in the formula names.</summary>
    public Guid? InputId(string code) => Inputs?.FirstOrDefault(input => input.Code == code)?.KpiId;
}

/// <summary>
/// A measured quantity with its definition, target schedule and life: draft, active, then retired or replaced.
/// Definition and targets are dated by business period, so a revision from July leaves March as it was.
/// <para>
/// A revision that starts before an existing later one is inserted: it applies until the later one, which stays in
/// force from its own period on. A revision with the same start as an earlier one corrects it. Frequency is the one
/// thing that cannot be revised on a KPI in use, because values and targets are kept by its periods.
/// </para>
/// </summary>
/// <param name="Revisions">In order of time, the first from the beginning; empty = not defined.</param>
/// <param name="Targets">In order of time, one per starting period.</param>
/// <param name="EndedFrom">First period in which the KPI no longer counts.</param>
/// <param name="ReplacedByKpiId">The successor, when it was replaced rather than retired.</param>
public sealed partial record Kpi(
    bool Activated,
    IReadOnlyList<KpiRevision> Revisions,
    IReadOnlyList<TargetEntry> Targets,
    Period? EndedFrom,
    Guid? ReplacedByKpiId)
    : IAggregate<Kpi, KpiEvent>
{
    public const int MaxTargets = 1000;

    public static string Category => "kpi";

    public static Kpi Initial { get; } = new(Activated: false, [], [], EndedFrom: null, ReplacedByKpiId: null);

    [JsonIgnore]
    public bool IsDefined => Revisions.Count > 0;

    [JsonIgnore]
    public KpiLifecycle Lifecycle => this switch
    {
        { EndedFrom: not null, ReplacedByKpiId: not null } => KpiLifecycle.Replaced,
        { EndedFrom: not null } => KpiLifecycle.Retired,
        { Activated: true } => KpiLifecycle.Active,
        _ => KpiLifecycle.Draft,
    };

    [JsonIgnore]
    public Frequency Frequency => Revisions[0].Definition.Frequency;

    /// <summary>Whether any revision computes its values from other KPIs.</summary>
    [JsonIgnore]
    public bool IsCalculated => Revisions.Any(revision => revision.Definition.Calculation is not null);

    /// <summary>The definition that applies last, whether or not its period has begun.</summary>
    [JsonIgnore]
    public KpiDefinition Latest => Revisions[^1].Definition;

    /// <summary>Codes in use by any revision: all stay reserved, so that an old report names one KPI only.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Codes => [.. Revisions.Select(revision => revision.Definition.Code).Distinct()];

    public static Kpi Evolve(Kpi state, KpiEvent change) => change switch
    {
        KpiDefined defined => state with { Revisions = [new KpiRevision(1, From: null, defined.Definition, defined.Inputs)] },
        KpiDefinitionRevised revised => state with
        {
            Revisions = [.. state.Revisions
                .Where(revision => revision.From != revised.From)
                .Append(new KpiRevision(revised.Revision, revised.From, revised.Definition, revised.Inputs))
                .OrderBy(revision => revision.From)],
        },
        KpiTargetsSet set => state with { Targets = Schedule(state.Targets, set) },
        KpiActivated => state with { Activated = true },
        KpiRetired retired => state with { EndedFrom = retired.From, ReplacedByKpiId = null },
        KpiReplaced replaced => state with { EndedFrom = replaced.From, ReplacedByKpiId = replaced.ByKpiId },
        KpiReinstated => state with { EndedFrom = null, ReplacedByKpiId = null },
        _ => throw new UnreachableException($"{change.GetType().Name} has no arm in {nameof(Evolve)}."),
    };

    /// <summary>The revision in force in a period of the KPI's frequency.</summary>
    public KpiRevision RevisionAt(Period period)
    {
        for (var index = Revisions.Count - 1; index > 0; index--)
        {
            if (Revisions[index].From <= period)
                return Revisions[index];
        }

        return Revisions[0];
    }

    /// <summary>The definition in force in a period of the KPI's frequency.</summary>
    public KpiDefinition DefinitionAt(Period period) => RevisionAt(period).Definition;

    /// <summary>The definition in force on a day.</summary>
    public KpiDefinition DefinitionAt(DateOnly day, FiscalCalendar calendar) =>
        DefinitionAt(Period.Containing(day, Frequency, calendar));

    /// <summary>The entry of the target schedule in force in a period of the KPI's frequency, or null when there is none or it says "no target".</summary>
    public TargetEntry? TargetAt(Period period)
    {
        for (var index = Targets.Count - 1; index >= 0; index--)
        {
            if (Targets[index].From <= period)
                return Targets[index].Target is null ? null : Targets[index];
        }

        return null;
    }

    /// <summary>The scale that scores a period of the KPI's frequency, or null when there is no target.</summary>
    public ScoringScale? ScaleAt(Period period, decimal organizationCap) => TargetAt(period) is { } entry
        ? KpiScale.Build(DefinitionAt(period), new TargetFigures(entry.Target, entry.Floor, entry.Stretch), organizationCap).Required
        : null;

    /// <summary>True in periods before the KPI was retired or replaced.</summary>
    public bool IsInUse(Period period) => EndedFrom is not { } ended || period < ended;

    private static IReadOnlyList<TargetEntry> Schedule(IReadOnlyList<TargetEntry> targets, KpiTargetsSet set)
    {
        var replaced = set.Targets.Select(entry => entry.From).Concat(set.Removed).ToHashSet();
        return [.. targets.Where(entry => !replaced.Contains(entry.From)).Concat(set.Targets).OrderBy(entry => entry.From)];
    }
}
