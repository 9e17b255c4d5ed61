using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Kpis.Segments;

/// <summary>One dimension of a KPI over one business period, beside the total.</summary>
/// <param name="Total">The KPI as it counts.</param>
/// <param name="RolledUp">What the segments make over the same time; null where a period of it has no total of theirs.</param>
/// <param name="Reason">Why <paramref name="RolledUp"/> is null, of the first such period; one of <see cref="Scoring.Reasons"/>.</param>
public sealed record SegmentBreakdown(
    KpiDimension Dimension, SegmentRollUp RollUp, KpiReading Total, decimal? RolledUp, string? Reason, IReadOnlyList<SegmentRow> Rows)
{
    /// <summary>By how much the total differs from what the segments make; null where one of them is not known.</summary>
    public decimal? Difference => Total.Value is { } total && RolledUp is { } made && Total.Present == Total.Expected ? total - made : null;

    /// <param name="values">With the values of its segments.</param>
    /// <param name="total">Reads the KPI as it counts.</param>
    /// <param name="dimension">In force in the period.</param>
    public static SegmentBreakdown Of(
        KpiReader total, ValueSeries values, KpiDimension dimension, Period asked, Span span, ScoringRules rules, DateOnly today)
    {
        var kpi = total.Kpi;
        var reading = total.Read(asked, span);
        List<Period> periods = [.. reading.Aggregated.Inputs.Select(input => input.Period)];
        var totals = periods.ToDictionary(period => period, period => TotalOf(kpi.DefinitionAt(period), dimension, values, period));
        var made = new ValueSeries(totals.Where(entry => entry.Value is { Stands: true }).Select(entry => entry.Value!.Standing(entry.Key, recorded: null)));
        var gap = totals.OrderBy(entry => entry.Key).Select(entry => entry.Value).FirstOrDefault(entry => entry is not { Stands: true });
        var rolledUp = periods.Count > 0 && totals.Values.All(entry => entry is { Stands: true })
            ? new KpiReader(total.Id, kpi, made, rules, today).Read(asked, span).Value
            : null;
        var reason = rolledUp is null ? gap?.Figure.Reason ?? Scoring.Reasons.NoData : null;

        SegmentRow Row(SegmentLine line)
        {
            var reader = new KpiReader(total.Id, kpi, values.Of(line.Key), rules, today);
            var inForce = periods.Where(period => kpi.DefinitionAt(period).Segments?.Find(line.Key) is not null).ToList();
            return new SegmentRow(
                line,
                InForce: kpi.DefinitionAt(periods[^1]).Segments?.Find(line.Key) is not null,
                reader.Read(asked, span),
                periods.Count == 1 ? values.At(periods[0], line.Key) : null,
                Present: inForce.Count(period => values.At(period, line.Key) is { IsWithdrawn: false, NotApplicable: false }),
                Expected: inForce.Count(period => values.At(period, line.Key) is not { NotApplicable: true }),
                span is Span.Period ? reader.Read(asked.Previous).Value : null,
                reader.Read(asked.YearBefore(), span).Value);
        }

        return new SegmentBreakdown(
            dimension,
            dimension.RollUpIn(reading.Definition),
            reading,
            rolledUp,
            reason,
            [.. SegmentLine.Of(kpi, periods).Where(line => line.Key.Dimension == dimension.Code).Select(Row)]);
    }

    /// <summary>The share of a row in the sum of all; null unless the segments add up to a sum, and none of them is below 0.</summary>
    public decimal? ShareOf(SegmentRow row)
    {
        if (RollUp is not SegmentRollUp.Sum || RolledUp is null || row.Value is not { } value || Rows.Any(other => other.Value < 0))
            return null;

        return Rows.Sum(other => other.Value) is { } sum and > 0 ? value / sum : null;
    }

    private static SegmentTotal? TotalOf(KpiDefinition definition, KpiDimension dimension, ValueSeries values, Period period) =>
        definition.Segments?.Find(dimension.Code) is { } inForce ? SegmentTotal.Of(definition, inForce, segment => values.At(period, segment)) : null;
}

/// <summary>One segment of a breakdown. Targets are of the total: its reading is asked for the value only.</summary>
/// <param name="InForce">False for a member that the definition in force at the end of the time no longer has.</param>
/// <param name="Standing">What stands, where the time is one period of the KPI's frequency.</param>
/// <param name="Present">Periods in which it is in force and has a value.</param>
/// <param name="Expected">Periods in which it is in force and not said to be not applicable.</param>
/// <param name="Previous">The value of the period before; null for a year to date.</param>
/// <param name="YearBefore">The value of the same time a year before.</param>
public sealed record SegmentRow(
    SegmentLine Line, bool InForce, KpiReading Reading, RecordedValue? Standing, int Present, int Expected, decimal? Previous, decimal? YearBefore)
{
    public decimal? Value => Reading.Value;
}
