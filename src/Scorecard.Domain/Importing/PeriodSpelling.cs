using Scorecard.Domain.Kernel;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Importing;

/// <summary>What a written period says, before it is known of which KPI it is.</summary>
/// <param name="Kind">Daily for a date.</param>
/// <param name="Year">Null when it is not written.</param>
/// <param name="Number">Of the half, quarter, month or week in the year; of a date its month.</param>
/// <param name="Day">Of a date.</param>
public readonly record struct PeriodSpelling(Frequency Kind, int? Year, int Number = 1, int Day = 0)
{
    /// <summary>
    /// The period of a KPI's frequency. A date stands for the period that it lies in: programs write the first or the last day of a
    /// month for the month. Everything else must be of the frequency itself.
    /// </summary>
    /// <param name="otherwise">The year where none is written.</param>
    public Result<Period> In(Frequency frequency, FiscalCalendar calendar, int? otherwise)
    {
        if ((Year ?? otherwise) is not { } year)
            return ImportErrors.PeriodUnclear;
        if (Kind is Frequency.Daily)
        {
            return year is >= Period.FirstYear and <= Period.LastYear && Number is >= 1 and <= 12 && Day >= 1 && Day <= DateTime.DaysInMonth(year, Number)
                ? Period.Containing(new DateOnly(year, Number, Day), frequency, calendar)
                : ImportErrors.PeriodUnreadable;
        }

        if (Kind != frequency)
            return Kpis.Values.KpiValueErrors.PeriodMismatch;

        var key = FormattableString.Invariant(Kind switch
        {
            Frequency.Weekly => $"{year:D4}-W{Number:D2}",
            Frequency.Monthly => $"{year:D4}-{Number:D2}",
            Frequency.Quarterly => $"{year:D4}-Q{Number}",
            Frequency.HalfYearly => $"{year:D4}-H{Number}",
            _ => (FormattableString)$"{year:D4}",
        });
        return Period.TryParse(key, out var period) ? period : ImportErrors.PeriodUnreadable;
    }
}
