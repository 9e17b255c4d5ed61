using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Kpis;

/// <summary>
/// Reads one KPI, as known at one moment, for any business period. A KPI measured more often than asked for is
/// aggregated, values and targets by the same rule; one measured less often answers with its latest period that had
/// ended by the end of the period asked for. The periods before a KPI's first target or value are not expected of it,
/// nor those from which it was retired or replaced. Not for several threads at once: scales are kept for the next reading.
/// </summary>
/// <param name="today">Today where the organization is, at the knowledge time.</param>
public sealed class KpiReader(Guid id, Kpi kpi, ValueSeries values, ScoringRules rules, DateOnly today)
{
    private readonly Dictionary<(KpiRevision, TargetEntry), ScoringScale> _scales = new(ByReference.Instance);
    private readonly Period? _first = Earlier(kpi.Targets.FirstOrDefault(entry => entry.Target is not null)?.From, values.First);

    public Guid Id => id;

    public Kpi Kpi => kpi;

    public KpiReading Read(Period asked, Span span = Span.Period)
    {
        var (period, covered) = Covered(asked, span);
        List<Period> inUse = [.. covered.Where(kpi.IsInUse)];
        List<Period> expected = [.. inUse.Where(candidate => _first is not { } first || candidate >= first)];
        if (expected.Count == 0)
            expected = inUse;

        var definition = kpi.DefinitionAt(expected.Count > 0 ? expected[^1] : LastOf(asked));
        var aggregated = values.Over(expected, kpi, definition);
        var scale = ScaleOver(aggregated, definition.Aggregation);
        var thresholds = rules.Thresholds.OverriddenBy(definition.Scale);
        var score = scale is not null && aggregated.Value is { } value ? scale.Score(value) : (decimal?)null;

        return new KpiReading(
            id,
            period,
            definition,
            aggregated,
            scale,
            thresholds,
            score,
            StatusOf(expected, aggregated, scale, score, thresholds, definition.Scale.GraceDays ?? rules.GraceDays),
            expected.Select(candidate => values.At(candidate)?.Revision ?? 0).DefaultIfEmpty().Max(),
            InUse: covered.Count == 0 ? kpi.IsInUse(LastOf(asked)) : expected.Count > 0);
    }

    /// <summary>The KPI's own periods that a reading covers, in order, whether or not something is expected of them.</summary>
    public IReadOnlyList<Period> PeriodsOf(Period asked, Span span = Span.Period) => Covered(asked, span).Covered;

    /// <summary>The figures of the latest periods of the KPI's own frequency, the last one being the period read.</summary>
    public IReadOnlyList<decimal?> Sparkline(Period asked, int count = 12) =>
        [.. LastOf(asked).Latest(count).Select(period => values.At(period)?.Figure(kpi.DefinitionAt(period)))];

    /// <summary>The figure of the last period of the KPI's own frequency, up to this one, that has one.</summary>
    public decimal? LatestValue(Period last) => values.All
        .TakeWhile(value => value.Period <= last)
        .Select(value => value.Figure(kpi.DefinitionAt(value.Period)))
        .LastOrDefault(figure => figure is not null);

    /// <summary>One value over periods of the KPI's own frequency, as far as they have one, by the rule in force in the last.</summary>
    /// <param name="periods">In order, at least one.</param>
    public decimal? ValueOver(IReadOnlyList<Period> periods) => values.Over(periods, kpi, kpi.DefinitionAt(periods[^1])).Value;

    /// <summary>Whether the value of a period of the KPI's own frequency is missing on a day for longer than the days of grace, with a target or without.</summary>
    public bool IsOverdue(Period period, DateOnly day)
    {
        var reading = Read(period);
        var grace = reading.Definition.Scale.GraceDays ?? rules.GraceDays;
        return reading.InUse
            && reading.Aggregated.FirstMissing is { } missing
            && day.DayNumber > missing.LastDay(rules.Calendar).DayNumber + grace;
    }

    private static Period? Earlier(Period? left, Period? right) => left is { } one && right is { } other && other < one ? right : left ?? right;

    /// <summary>The KPI's period that a reading ends with.</summary>
    private Period LastOf(Period asked)
    {
        if (kpi.Frequency <= asked.Frequency)
            return asked.Within(kpi.Frequency, rules.Calendar)[^1];

        var lastDay = asked.LastDay(rules.Calendar);
        var containing = asked.AtEnd(kpi.Frequency, rules.Calendar);
        return containing.LastDay(rules.Calendar) <= lastDay ? containing : containing.Previous;
    }

    private (Period Period, IReadOnlyList<Period> Covered) Covered(Period asked, Span span)
    {
        var last = LastOf(asked);
        var isCoarser = kpi.Frequency > asked.Frequency;
        if (span is Span.Period)
            return isCoarser ? (last, [last]) : (asked, asked.Within(kpi.Frequency, rules.Calendar));

        var year = asked.Parent(Frequency.Yearly, rules.Calendar)!.Value;
        return last.Parent(Frequency.Yearly, rules.Calendar) == year
            ? (isCoarser ? last : asked, last.YearToDate(rules.Calendar))
            : (asked, []);
    }

    private ScoringScale? ScaleOver(AggregatedValue aggregated, Aggregation rule)
    {
        List<ScoringScale?> scales = [.. aggregated.Inputs.Where(input => !input.NotApplicable).Select(input => ScaleAt(input.Period))];
        return scales.Count == 1 ? scales[0] : ScoringScale.Over(scales, rule);
    }

    private ScoringScale? ScaleAt(Period period)
    {
        if (kpi.TargetAt(period) is not { } entry)
            return null;

        var key = (kpi.RevisionAt(period), entry);
        if (!_scales.TryGetValue(key, out var scale))
            _scales[key] = scale = kpi.ScaleAt(period, rules.Cap)!;

        return scale;
    }

    private ScoreStatus StatusOf(
        List<Period> expected,
        AggregatedValue aggregated,
        ScoringScale? scale,
        decimal? score,
        StatusThresholds thresholds,
        int graceDays)
    {
        if (expected.Count == 0)
            return kpi.Targets is [] ? ScoreStatus.NoTarget : ScoreStatus.NotDue;
        if (aggregated.NotApplicable)
            return ScoreStatus.NoData;

        return StatusRule.Of(
            scale is not null,
            score,
            aggregated.FirstMissing?.LastDay(rules.Calendar),
            expected[^1].LastDay(rules.Calendar),
            today,
            thresholds,
            graceDays);
    }

    private sealed class ByReference : IEqualityComparer<(KpiRevision Revision, TargetEntry Entry)>
    {
        public static readonly ByReference Instance = new();

        public bool Equals((KpiRevision Revision, TargetEntry Entry) x, (KpiRevision Revision, TargetEntry Entry) y) =>
            ReferenceEquals(x.Revision, y.Revision) && ReferenceEquals(x.Entry, y.Entry);

        public int GetHashCode((KpiRevision Revision, TargetEntry Entry) pair) => HashCode.Combine(
            System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(pair.Revision),
            System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(pair.Entry));
    }
}
