using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis.Closing;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Sample;

/// <summary>
/// The heads of the units close each month of 2026 once its values are in. One month is reopened for a late settlement and closed again,
/// one is still open again.
/// </summary>
/// <param name="headOf">Who closes the periods of a unit, by its code.</param>
internal sealed class SampleCloses(CompanyFile company, Func<string, Guid> headOf)
{
    private const int DayOfClose = 16;

    private static readonly Period First = Period.Month(2026, 1);

    private static readonly Period Last = Period.Month(2026, 9);

    public IEnumerable<SampleStep> Steps() =>
    [
        .. company.Units.SelectMany(unit => First.To(Last).Select(month => Close(unit.Code, month, After(month)))),
        Reopen("OPS", Period.Month(2026, 3), new(2026, 4, 17), "택배사 정산서가 늦게 도착해 3월 배송비를 반영해야 합니다."),
        Close("OPS", Period.Month(2026, 3), new(2026, 4, 21)),
        Reopen("COM", Period.Month(2026, 9), new(2026, 10, 22), "제휴몰 9월 정산 차이를 확인하는 동안 마감을 해제합니다."),
    ];

    private static DateOnly After(Period month) => month.Next.FirstDay(FiscalCalendar.CalendarYear).AddDays(DayOfClose - 1);

    private SampleStep Close(string unit, Period month, DateOnly on) => Step(unit, month, on, reason: null, close =>
        close.Close(month, [], new HashSet<MissingValue>(), FiscalCalendar.CalendarYear, on));

    private SampleStep Reopen(string unit, Period month, DateOnly on, string reason) => Step(unit, month, on, reason, close =>
        close.Reopen(month, reason, FiscalCalendar.CalendarYear));

    private SampleStep Step(string unit, Period month, DateOnly on, string? reason, Func<PeriodClose, Decision<PeriodCloseEvent>> decide)
    {
        var id = SampleIds.Unit(unit);
        var isFirst = month == First;
        return new(SampleCalendar.During(on, $"close/{unit}/{month}"), headOf(unit), (desk, ct) => isFirst
            ? desk.CreateAsync<PeriodClose, PeriodCloseEvent>(id, Needs.Nothing, (state, _) => decide(state), ct)
            : desk.ChangeAsync<PeriodClose, PeriodCloseEvent>(id, decide, ct, reason));
    }
}
