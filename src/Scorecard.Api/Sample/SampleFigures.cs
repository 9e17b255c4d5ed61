using System.Globalization;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Segments;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Sample;

/// <summary>The values and targets of the sample's KPIs, computed from its series.</summary>
internal sealed class SampleFigures(SampleSeries series)
{
    /// <summary>The periods for which somebody has entered something, in order.</summary>
    public static IEnumerable<Period> PeriodsOf(KpiSpec kpi) => SampleCalendar.Periods(kpi.Frequency).Where(period =>
        kpi.Calculation is null
        && (kpi.Series.From is not { } from || period >= Period.Of(from))
        && (kpi.Series.To is not { } to || period <= Period.Of(to))
        && kpi.Series.Skip?.Contains(period.ToString()) is not true);

    /// <summary>What was measured: a figure, or the parts of a ratio.</summary>
    public (decimal? Value, decimal? Numerator, decimal? Denominator) Measured(KpiSpec kpi, Period period)
    {
        var summed = kpi.Aggregation is Aggregation.Sum;
        return kpi.Series.Value is { } value
            ? (Figure(series.At(value, period, summed), kpi.Decimals), null, null)
            : (null, Whole(kpi.Series.Numerator!), Whole(kpi.Series.Denominator!));

        decimal Whole(string part) => decimal.Round(series.At(part, period, summed));
    }

    /// <summary>A total of whole things by the members of the KPI's dimension; they add up to it.</summary>
    public static IReadOnlyList<(SegmentKey Segment, decimal Value)> ByMember(KpiSpec kpi, Period period, decimal total)
    {
        if (kpi.Dimension is not { } dimension)
            return [];

        var years = (period.FirstDay(FiscalCalendar.CalendarYear).DayNumber - SampleCalendar.Periods(kpi.Frequency)[0].FirstDay(FiscalCalendar.CalendarYear).DayNumber) / 365m;
        List<decimal> parts = [.. dimension.Members.SkipLast(1).Select(Part)];
        return [.. dimension.Members.Zip([.. parts, total - parts.Sum()], (member, part) => (new SegmentKey(dimension.Code, member.Code), part))];

        decimal Part(MemberSpec member) =>
            decimal.Round(total * (member.Percent + (member.Drift * years)) / 100 * (1 + (SampleNoise.Around($"{kpi.Code}/{member.Code}/{period}") * 0.06m)));
    }

    /// <summary>The target schedule of a year, as it is set before the year begins.</summary>
    public IReadOnlyList<TargetEntry> Targets(KpiSpec kpi, int year) => kpi.Plan is { } plan
        ? [.. PeriodsOfYear(kpi.Frequency, year).Select(period => Planned(kpi, plan, year, period))]
        : [.. kpi.Targets!.Where(step => YearOf(step.From) == year)
            .Select(step => new TargetEntry(Period.Of(step.From), step.Target, step.Floor, step.Stretch))];

    /// <summary>The changed entries of a revision of targets.</summary>
    public IReadOnlyList<TargetEntry> Revised(KpiSpec kpi, TargetRevisionSpec revision) =>
        [.. Targets(kpi, YearOf(revision.From))
            .Where(entry => entry.From >= Period.Of(revision.From) && entry.From <= Period.Of(revision.To))
            .Select(entry => Entry(kpi.Plan!, entry.From, entry.Target!.Value * revision.Percent / 100))];

    private TargetEntry Planned(KpiSpec kpi, PlanSpec plan, int year, Period period) => Entry(
        plan,
        period,
        series.Expected(plan.Series, period, kpi.Aggregation is Aggregation.Sum) * plan.Percent[year.ToString(CultureInfo.InvariantCulture)] / 100);

    private static TargetEntry Entry(PlanSpec plan, Period period, decimal aim)
    {
        var target = decimal.Round(aim / plan.Round) * plan.Round;
        return new TargetEntry(period, target, Figure(target * plan.Floor / 100, 0), Figure(target * plan.Stretch / 100, 0));
    }

    private static IEnumerable<Period> PeriodsOfYear(Frequency frequency, int year)
    {
        var first = frequency is Frequency.Weekly
            ? Period.Week(year, 1)
            : Period.Containing(new DateOnly(year, 1, 1), frequency, FiscalCalendar.CalendarYear);
        for (var period = first; YearOf(period.ToString()) == year; period = period.Next)
            yield return period;
    }

    private static int YearOf(string period) => int.Parse(period[..4], CultureInfo.InvariantCulture);

    private static decimal Figure(decimal figure, int decimals) => decimal.Round(figure, decimals);
}
