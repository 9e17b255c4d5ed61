using Scorecard.Domain.Importing;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Rewards;

/// <summary>Which column of a list of participants is which, by what headers of Korean and English files usually say.</summary>
/// <param name="Unit">-1 = none: everybody takes part in the unit they work in.</param>
public sealed record ParticipationColumns(int Person, int Unit, int From, int To, int TargetAmount)
{
    private static readonly Dictionary<string, int> Words = Table(
        "email mail person personid id participant participantid employee employeeid member 이메일 메일 전자우편 사람 참여자 직원 구성원 대상자 아이디",
        "unit unitcode unitname team department dept organization 조직 조직코드 조직명 부서 부서코드 부서명 팀 팀명 소속",
        "from start startdate begin since validfrom 시작 시작일 시작일자 부터 참여시작일 적용시작일",
        "to end enddate until till validto 종료 종료일 종료일자 까지 참여종료일 적용종료일",
        "target targetamount targetpay amount bonus 목표 목표액 목표금액 목표보상액 목표보상 기준액 기준금액 보상액 금액");

    /// <summary>Person, unit, from, to, target amount: what a list without a header is taken for.</summary>
    public static ParticipationColumns InOrder { get; } = new(0, 1, 2, 3, 4);

    /// <summary>By the header; in order where it names nothing that is known.</summary>
    public static Result<ParticipationColumns> Of(IReadOnlyList<string> headers)
    {
        var found = new[] { -1, -1, -1, -1, -1 };
        foreach (var (index, header) in headers.Index())
        {
            if (Words.TryGetValue(HeaderWords.KeyOf(header), out var column) && found[column] < 0)
                found[column] = index;
        }

        if (Array.TrueForAll(found, index => index < 0))
            return InOrder;

        ParticipationColumns columns = new(found[0], found[1], found[2], found[3], found[4]);
        return columns is { Person: < 0 } or { From: < 0 } or { To: < 0 } or { TargetAmount: < 0 } ? ParticipationImportErrors.ColumnMissing : columns;
    }

    /// <summary>A day as people and programs write it; null where it is none, or could be two.</summary>
    public static DateOnly? DayOf(string text) =>
        PeriodText.Read(text, DateOrder.YearMonthDay).Succeeded(out var spelling, out _)
        && spelling.Kind is Frequency.Daily
        && spelling.In(Frequency.Daily, FiscalCalendar.CalendarYear, otherwise: null).Succeeded(out var day, out _)
            ? day.FirstDay(FiscalCalendar.CalendarYear)
            : null;

    /// <summary>An amount with or without grouped thousands and a sign of currency; null where it is none.</summary>
    public static decimal? AmountOf(string text) =>
        NumberText.Read(text, NumberStyle.Point) is { Kind: CellKind.Number, IsPercent: false } figure && Quantity.Check(figure.Value) is null ? figure.Value : null;

    private static Dictionary<string, int> Table(params string[] words) =>
        words.SelectMany((row, column) => row.Split(' ').Select(word => (word, column))).ToDictionary(pair => pair.word, pair => pair.column);
}
