using Scorecard.Api.Features.Closing;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis.Closing;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Sample;

/// <summary>
/// The heads of the units close each month of 2026 once its values are in, and accept what is still missing. One month is reopened for a late settlement and closed again,
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

    private SampleStep Close(string unit, Period month, DateOnly on)
    {
        var (id, at, calendar) = (SampleIds.Unit(unit), At(unit, month, on), FiscalCalendar.CalendarYear);
        var needs = DueValues.Needs(month, month, calendar);
        return new(at, headOf(unit), (desk, ct) => month == First
            ? desk.CreateAsync<PeriodClose, PeriodCloseEvent>(id, needs, Decide, ct)
            : desk.ChangeAsync<PeriodClose, PeriodCloseEvent>(id, needs, Decide, ct));

        Decision<PeriodCloseEvent> Decide(PeriodClose close, Facts facts)
        {
            var organization = OrganizationContext.From(SampleBuilder.OrgId, facts, at)!;
            HashSet<MissingValue> missing =
                [.. DueValues.Missing(facts, month, month, new HashSet<Guid> { id }, organization).Select(due => due.Missing)];
            return close.Close(month, missing, missing, calendar, DueValues.Begun(facts, calendar), on);
        }
    }

    private SampleStep Reopen(string unit, Period month, DateOnly on, string reason) => new(At(unit, month, on), headOf(unit), (desk, ct) =>
        desk.ChangeAsync<PeriodClose, PeriodCloseEvent>(SampleIds.Unit(unit), close => close.Reopen(month, reason, FiscalCalendar.CalendarYear), ct, reason));

    private static DateTimeOffset At(string unit, Period month, DateOnly on) => SampleCalendar.During(on, $"close/{unit}/{month}");
}
