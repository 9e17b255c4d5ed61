using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Formulas;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.History;

/// <summary>Why something differs between two moments.</summary>
public enum CauseKind
{
    /// <summary>The sides show different business periods.</summary>
    AnotherPeriod,

    /// <summary>A period ended, or a value became overdue, between the two moments.</summary>
    TimePassed,

    /// <summary>A value was recorded, corrected or taken back.</summary>
    Value,
    Target,
    Definition,

    /// <summary>The KPI was defined, put into use, retired, replaced or taken back into use.</summary>
    Lifecycle,
    Structure,

    /// <summary>Another highest score, other thresholds, another period of grace for the whole organization.</summary>
    Rules,
}

/// <summary>
/// Finds what made two sides differ. Events between the two moments of knowledge are seen by the side that knows more only, so that
/// those count which belong to the period that this side reads; it does not matter which side is asked for first.
/// </summary>
public sealed class Causes
{
    private readonly ScoredMoment _earlier;
    private readonly ScoredMoment _later;
    private readonly ScoredMoment _atLaterDate;
    private readonly ScoredMoment _onEarlierDay;
    private readonly ScoredMoment _byLaterRules;
    private readonly CalculationGraph _graph;

    public Causes(ScoredMoment before, ScoredMoment after)
    {
        (_earlier, _later) = before.KnownAt <= after.KnownAt ? (before, after) : (after, before);
        _atLaterDate = EarlierAs(facts => facts);
        _onEarlierDay = new ScoredMoment(_later.Facts with { Today = _earlier.Facts.Today }, _later.Date, _later.Span, _later.KnownAt);
        _byLaterRules = EarlierAs(facts => facts with { Rules = _later.Facts.Rules });
        _graph = new CalculationGraph(_later.Facts.Kpis);
    }

    /// <summary>The side that knows less: the state from which the events between the moments lead on.</summary>
    public ScoredMoment Earlier => _earlier;

    /// <summary>The side that knows more.</summary>
    public ScoredMoment Later => _later;

    /// <summary>The periods of a KPI whose values may have changed what the sides show.</summary>
    public IReadOnlyList<Period> PeriodsOf(Guid kpiId) => _later.PeriodsOf(kpiId);

    /// <summary>The KPIs that another one is computed from, at any remove; none for one that is recorded.</summary>
    public IReadOnlySet<Guid> InputsOf(Guid kpiId) => _graph.AllInputsOf([kpiId]);

    /// <summary>The days whose values may have changed what the sides show of a KPI, through formulas too; null when it reads no period.</summary>
    public (DateOnly From, DateOnly To)? DaysOf(Guid kpiId)
    {
        var calendar = _later.Facts.Rules.Calendar;
        return PeriodsOf(kpiId) is [var first, ..] periods
            ? (first.FirstDay(calendar).AddDays(-_graph.ReachDays([kpiId])), periods[^1].LastDay(calendar))
            : null;
    }

    /// <summary>The causes that are no events: other periods are shown, time has passed.</summary>
    public IEnumerable<CauseKind> WithoutEvent(KpiDifference difference)
    {
        if (difference is { Before: { } before, After: { } after } && before.Period != after.Period)
            yield return CauseKind.AnotherPeriod;
        if (_later.Kpi(difference.KpiId)?.Status != _onEarlierDay.Kpi(difference.KpiId)?.Status)
            yield return CauseKind.TimePassed;
    }

    /// <summary>True when the rules of the organization alone would make the KPI differ.</summary>
    public bool IsByRules(Guid kpiId) => _atLaterDate.Kpi(kpiId) != _byLaterRules.Kpi(kpiId);

    /// <summary>Which of the events about a KPI, in their order, changed what its figure on the later side is made of.</summary>
    /// <param name="events">Recorded between the two moments, <see cref="KpiEvent"/> and <see cref="KpiValueEvent"/>.</param>
    public IEnumerable<(T Event, CauseKind Kind)> Of<T>(Guid kpiId, IEnumerable<T> events, Func<T, object> change)
    {
        var state = _earlier.Facts.Kpis.GetValueOrDefault(kpiId) ?? Kpi.Initial;
        var periods = PeriodsOf(kpiId);
        foreach (var recorded in events)
        {
            if (change(recorded) is KpiValueEvent value)
            {
                if (value is not KpiValueCommented && periods.Contains(value.Period) && Counts(kpiId, value))
                    yield return (recorded, CauseKind.Value);
            }
            else if (change(recorded) is KpiEvent definition)
            {
                var next = Kpi.Evolve(state, definition);
                if (KindOf(state, next, definition, periods) is { } kind)
                    yield return (recorded, kind);
                state = next;
            }
        }
    }

    /// <summary>Which of the events about an input, in their order, may have changed what a KPI is computed from: its values and its definition.</summary>
    public IEnumerable<(T Event, CauseKind Kind)> OfInput<T>(Guid kpiId, Guid inputId, IEnumerable<T> events, Func<T, object> change)
    {
        if (DaysOf(kpiId) is not { } days)
            yield break;

        var calendar = _later.Facts.Rules.Calendar;
        foreach (var recorded in events)
        {
            if (change(recorded) is KpiValueEvent value and not KpiValueCommented
                && value.Period.LastDay(calendar) >= days.From && value.Period.FirstDay(calendar) <= days.To && Counts(inputId, value))
            {
                yield return (recorded, CauseKind.Value);
            }
            else if (change(recorded) is KpiDefinitionRevised or KpiReplaced or KpiRetired or KpiReinstated)
            {
                yield return (recorded, change(recorded) is KpiDefinitionRevised ? CauseKind.Definition : CauseKind.Lifecycle);
            }
        }
    }

    /// <summary>What each of the events about a scorecard, in their order, changed in the structure that the later side shows.</summary>
    /// <param name="events">Recorded between the two moments.</param>
    public IEnumerable<(T Event, IReadOnlyList<StructureChange> Changes)> OfStructure<T>(
        Guid scorecardId, IEnumerable<T> events, Func<T, ScorecardEvent> change)
    {
        var month = _later.Month;
        var state = _earlier.Facts.Scorecards.GetValueOrDefault(scorecardId);
        foreach (var recorded in events)
        {
            var next = BalancedScorecard.Evolve(state ?? BalancedScorecard.Initial, change(recorded));
            yield return (recorded, StructureComparison.Between(state, state?.StructureAt(month), next, next.StructureAt(month)));
            state = next;
        }
    }

    /// <summary>A segment's value counts only where the total is made of segments.</summary>
    private bool Counts(Guid kpiId, KpiValueEvent value) =>
        value.Segment is null || _earlier.IsOfSegments(kpiId, value.Period) || _later.IsOfSegments(kpiId, value.Period);

    private static CauseKind? KindOf(Kpi before, Kpi after, KpiEvent change, IReadOnlyList<Period> periods) => change switch
    {
        KpiTargetsSet => periods.Any(period => before.TargetAt(period) != after.TargetAt(period)) ? CauseKind.Target : null,
        KpiDefinitionRevised => before.IsDefined && periods.Any(period => before.DefinitionAt(period) != after.DefinitionAt(period)) ? CauseKind.Definition : null,
        KpiRetired or KpiReplaced or KpiReinstated => periods.Any(period => before.IsInUse(period) != after.IsInUse(period)) ? CauseKind.Lifecycle : null,
        KpiDefined or KpiActivated => CauseKind.Lifecycle,
        _ => null,
    };

    /// <summary>What was known earlier, asked for the later side's date.</summary>
    private ScoredMoment EarlierAs(Func<ScoringFacts, ScoringFacts> change) => new(change(_earlier.Facts), _later.Date, _later.Span, _earlier.KnownAt);
}
