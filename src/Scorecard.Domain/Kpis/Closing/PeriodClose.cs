using System.Diagnostics;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Kpis.Closing;

/// <summary>
/// The months that one unit has closed; its id is the unit's. A close covers the values of the KPIs that the unit itself owns in the
/// period, not those of units below, which close their own. Every other period is closed with the month of its last day.
/// </summary>
/// <param name="Months">The closed months, in order.</param>
public sealed record PeriodClose(IReadOnlyList<Period> Months) : IAggregate<PeriodClose, PeriodCloseEvent>
{
    public static string Category => "period-close";

    public static PeriodClose Initial { get; } = new([]);

    public static PeriodClose Evolve(PeriodClose state, PeriodCloseEvent change) => change switch
    {
        PeriodClosed closed => new([.. state.Months.Union(closed.Months).Order()]),
        PeriodReopened reopened => new([.. state.Months.Except(reopened.Months)]),
        _ => throw new UnreachableException($"{change.GetType().Name} has no arm in {nameof(Evolve)}."),
    };

    /// <summary>The month with which a period closes: that of its last day.</summary>
    public static Period MonthOf(Period period, FiscalCalendar calendar) =>
        period.AtEnd(Frequency.Monthly, calendar);

    public bool IsClosed(Period period, FiscalCalendar calendar) => Months.Contains(MonthOf(period, calendar));

    /// <summary>
    /// Closes every month of a period that has ended. Whatever is missing must have been seen: it was listed, and is accepted. Closed
    /// already, it records nothing.
    /// </summary>
    /// <param name="missing">What is missing in the period now.</param>
    /// <param name="seen">What the person who closes was shown to be missing.</param>
    /// <param name="begun">The first day for which the organization has a target or a value; null = it has none yet.</param>
    /// <param name="today">Today where the organization is.</param>
    public Decision<PeriodCloseEvent> Close(
        Period period,
        IReadOnlyCollection<MissingValue> missing,
        IReadOnlySet<MissingValue> seen,
        FiscalCalendar calendar,
        DateOnly? begun,
        DateOnly today)
    {
        if (period.Frequency < Frequency.Monthly)
            return PeriodCloseErrors.NotByMonths;
        if (period.LastDay(calendar) >= today)
            return PeriodCloseErrors.NotEnded;
        if (begun is null || period.LastDay(calendar) < begun)
            return PeriodCloseErrors.BeforeFirstFigure;

        List<Period> months = [.. period.Within(Frequency.Monthly, calendar).Except(Months)];
        if (months is [])
            return [];

        var open = missing.Where(value => months.Contains(MonthOf(value.Period, calendar))).ToList();
        return open.TrueForAll(seen.Contains) ? [new PeriodClosed(period, months, open.Count)] : PeriodCloseErrors.ValuesMissing;
    }

    /// <summary>Opens every closed month of a period again. Open already, it records nothing.</summary>
    public Decision<PeriodCloseEvent> Reopen(Period period, string? reason, FiscalCalendar calendar)
    {
        if (period.Frequency < Frequency.Monthly)
            return PeriodCloseErrors.NotByMonths;

        List<Period> months = [.. period.Within(Frequency.Monthly, calendar).Intersect(Months)];
        if (months is [])
            return [];

        return string.IsNullOrWhiteSpace(reason) ? PeriodCloseErrors.ReasonRequired : [new PeriodReopened(period, months)];
    }
}
