using System.Globalization;
using System.Text.RegularExpressions;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Importing;

/// <summary>Reads periods as they are written in Korean and English files.</summary>
public static partial class PeriodText
{
    private const int MaxLength = 40;

    private static readonly string[] MonthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private delegate Result<PeriodSpelling> Reading(Groups found, DateOrder order);

    private static readonly (Regex Pattern, Reading Read)[] Shapes =
    [
        (YearOnly(), (g, _) => new PeriodSpelling(Frequency.Yearly, g.Year)),
        (ShortFiscalYear(), (g, _) => new PeriodSpelling(Frequency.Yearly, g.Year)),
        (YearMonth(), (g, _) => new PeriodSpelling(Frequency.Monthly, g.Year, g["n"])),
        (CompactMonth(), (g, _) => new PeriodSpelling(Frequency.Monthly, g.Year, g["n"])),
        (KoreanMonth(), (g, _) => new PeriodSpelling(Frequency.Monthly, g.YearOrNull, g["n"])),
        (MonthYear(), (g, _) => new PeriodSpelling(Frequency.Monthly, g.Year, g["n"])),
        (NamedMonth(), (g, _) => new PeriodSpelling(Frequency.Monthly, g.YearOrNull, g.Month)),
        (YearNamedMonth(), (g, _) => new PeriodSpelling(Frequency.Monthly, g.Year, g.Month)),
        (YearQuarter(), (g, _) => new PeriodSpelling(Frequency.Quarterly, g.YearOrNull, g["n"])),
        (QuarterYear(), (g, _) => new PeriodSpelling(Frequency.Quarterly, g.YearOrNull, g["n"])),
        (YearHalf(), (g, _) => new PeriodSpelling(Frequency.HalfYearly, g.YearOrNull, g["n"])),
        (HalfYear(), (g, _) => new PeriodSpelling(Frequency.HalfYearly, g.YearOrNull, g["n"])),
        (KoreanHalf(), (g, _) => new PeriodSpelling(Frequency.HalfYearly, g.YearOrNull, g.Has("first") ? 1 : 2)),
        (YearWeek(), (g, _) => new PeriodSpelling(Frequency.Weekly, g.YearOrNull, g["n"])),
        (WeekYear(), (g, _) => new PeriodSpelling(Frequency.Weekly, g.Year, g["n"])),
        (Date(), (g, _) => new PeriodSpelling(Frequency.Daily, g.Year, g["m"], g["d"])),
        (CompactDate(), (g, _) => new PeriodSpelling(Frequency.Daily, g.Year, g["m"], g["d"])),
        (DayNamedMonth(), (g, _) => new PeriodSpelling(Frequency.Daily, g.Year, g.Month, g["d"])),
        (NamedMonthDay(), (g, _) => new PeriodSpelling(Frequency.Daily, g.Year, g.Month, g["d"])),
        (DateYearLast(), YearLast),
        (ShortDate(), Short),
        (TwoNumbers(), Pair),
    ];

    /// <summary>Refuses with <c>import.period_missing</c>, <c>import.period_unreadable</c> or <c>import.period_unclear</c>.</summary>
    public static Result<PeriodSpelling> Read(string text, DateOrder order)
    {
        var plain = Normalize(text);
        if (plain.Length == 0)
            return ImportErrors.PeriodMissing;
        if (plain.Length > MaxLength)
            return ImportErrors.PeriodUnreadable;

        foreach (var (pattern, read) in Shapes)
        {
            if (pattern.Match(plain) is { Success: true } match)
                return read(new Groups(match), order);
        }

        return ImportErrors.PeriodUnreadable;
    }

    /// <summary>The only order in which this text is a date, or null when it does not tell.</summary>
    public static DateOrder? Evidence(string text)
    {
        var plain = Normalize(text);
        if (DateYearLast().Match(plain) is { Success: true } last)
        {
            var groups = new Groups(last);
            return (groups["a"] > 12, groups["b"] > 12) switch
            {
                (true, false) => DateOrder.DayMonthYear,
                (false, true) => DateOrder.MonthDayYear,
                _ => null,
            };
        }

        if (plain.Length > 0 && (ShortDate().Match(plain) is { Success: true } || TwoNumbers().Match(plain) is { Success: true }))
        {
            List<DateOrder> possible = [.. Enum.GetValues<DateOrder>().Where(order => Read(text, order).Succeeded(out var spelling, out _) && IsDate(spelling))];
            return possible is [var only] ? only : null;
        }

        return null;
    }

    /// <summary>True when the text means different periods in different orders.</summary>
    public static bool IsAmbiguous(string text) =>
        Evidence(text) is null
        && (DateYearLast().IsMatch(Normalize(text))
            || Enum.GetValues<DateOrder>().Select(order => Read(text, order).Succeeded(out var spelling, out _) && IsDate(spelling) ? spelling : (PeriodSpelling?)null).Distinct().Count() > 1);

    private static bool IsDate(PeriodSpelling spelling) =>
        spelling.Number is >= 1 and <= 12 && (spelling.Kind is not Frequency.Daily || (spelling.Day >= 1 && spelling.Day <= DateTime.DaysInMonth(spelling.Year ?? 2000, spelling.Number)));

    /// <summary>03/15/2026: a number above 12 tells; otherwise the order does, and one that starts with the year cannot.</summary>
    private static Result<PeriodSpelling> YearLast(Groups g, DateOrder order)
    {
        var (a, b) = (g["a"], g["b"]);
        if (a > 12 && b <= 12)
            return new PeriodSpelling(Frequency.Daily, g.Year, b, a);
        if (b > 12 && a <= 12)
            return new PeriodSpelling(Frequency.Daily, g.Year, a, b);

        return order switch
        {
            DateOrder.DayMonthYear => new PeriodSpelling(Frequency.Daily, g.Year, b, a),
            DateOrder.MonthDayYear => new PeriodSpelling(Frequency.Daily, g.Year, a, b),
            DateOrder.YearMonthDay => a == b ? new PeriodSpelling(Frequency.Daily, g.Year, a, b) : ImportErrors.PeriodUnclear,
        };
    }

    private static Result<PeriodSpelling> Short(Groups g, DateOrder order) => order switch
    {
        DateOrder.DayMonthYear => new PeriodSpelling(Frequency.Daily, Century(g["c"]), g["b"], g["a"]),
        DateOrder.MonthDayYear => new PeriodSpelling(Frequency.Daily, Century(g["c"]), g["a"], g["b"]),
        DateOrder.YearMonthDay => new PeriodSpelling(Frequency.Daily, Century(g["a"]), g["b"], g["c"]),
    };

    /// <summary>
    /// 26.03 is a year and a month; 03/26 too, the other way round. 26.1 may be what a spreadsheet left of 26.10, so it is unclear.
    /// </summary>
    private static Result<PeriodSpelling> Pair(Groups g, DateOrder order)
    {
        if (g.EndsIn(".1"))
            return ImportErrors.PeriodUnclear;

        var (a, b) = (g["a"], g["b"]);
        var yearFirst = a > 12 || (b <= 12 && order is DateOrder.YearMonthDay);
        return yearFirst
            ? new PeriodSpelling(Frequency.Monthly, Century(a), b)
            : new PeriodSpelling(Frequency.Monthly, Century(b), a);
    }

    private static int Century(int year) => year switch
    {
        < 80 => 2000 + year,
        < 100 => 1900 + year,
        _ => year,
    };

    private static string Normalize(string text)
    {
        if (text.Length > 4 * MaxLength)
            return new string('x', MaxLength + 1);

        var plain = PlainText.KeyOf(text);
        return plain is ['\'', .. var unmarked] ? unmarked : plain;
    }

    private readonly struct Groups(Match match)
    {
        public int Year => Century(this["y"]);

        public int? YearOrNull => Has("y") ? Year : null;

        public int Month => Array.IndexOf(MonthNames, match.Groups["name"].Value[..3]) + 1;

        public int this[string group] => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

        public bool EndsIn(string end) => match.Value.EndsWith(end, StringComparison.Ordinal);

        public bool Has(string group) => match.Groups[group].Success;
    }

    private const string Names = "(?<name>jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)\\.?";
    private const string Time = "([ t][0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?z?)?";

    [GeneratedRegex(@"^(fy ?)?(?<y>[0-9]{4})( ?년도?)?\z")]
    private static partial Regex YearOnly();

    [GeneratedRegex(@"^(fy ?'?(?<y>[0-9]{2})|(?<y>[0-9]{2}) ?년도?)\z")]
    private static partial Regex ShortFiscalYear();

    [GeneratedRegex(@"^(?<y>[0-9]{4}) ?[-./ ] ?m?(?<n>[0-9]{1,2})\.?\z|^(?<y>[0-9]{4})m(?<n>[0-9]{1,2})\z")]
    private static partial Regex YearMonth();

    [GeneratedRegex(@"^(?<y>(19|20|21)[0-9]{2})(?<n>0[1-9]|1[0-2])\z")]
    private static partial Regex CompactMonth();

    [GeneratedRegex(@"^((?<y>[0-9]{4}|[0-9]{2}) ?년 ?)?(?<n>[0-9]{1,2}) ?월( ?(분|말|실적))?\z|^(?<y>[0-9]{4})[-./ ] ?(?<n>[0-9]{1,2}) ?월\z")]
    private static partial Regex KoreanMonth();

    [GeneratedRegex(@"^(?<n>[0-9]{1,2})[-./ ](?<y>[0-9]{4})\z")]
    private static partial Regex MonthYear();

    [GeneratedRegex("^" + Names + @"([ ,\-/]{1,2}'?(?<y>[0-9]{4}|[0-9]{2}))?\z")]
    private static partial Regex NamedMonth();

    [GeneratedRegex(@"^(?<y>[0-9]{4})[ \-/.,]{1,2}" + Names + @"\z")]
    private static partial Regex YearNamedMonth();

    [GeneratedRegex(@"^((fy ?)?'?(?<y>[0-9]{4}|[0-9]{2})( ?년도?)? ?[-./]? ?)?(q(?<n>[1-4])|(?<n>[1-4]) ?q|(?<n>[1-4])(/4)? ?분기)( ?실적)?\z")]
    private static partial Regex YearQuarter();

    [GeneratedRegex(@"^(q(?<n>[1-4])|(?<n>[1-4]) ?q)[ \-/']{1,2}(fy ?)?(?<y>[0-9]{4}|[0-9]{2})\z|^(?<n>[1-4])q(?<y>[0-9]{2})\z")]
    private static partial Regex QuarterYear();

    [GeneratedRegex(@"^((fy ?)?'?(?<y>[0-9]{4}|[0-9]{2})( ?년도?)? ?[-./]? ?)?(h(?<n>[12])|(?<n>[12]) ?h)\z")]
    private static partial Regex YearHalf();

    [GeneratedRegex(@"^(h(?<n>[12])|(?<n>[12]) ?h)[ \-/']{1,2}(fy ?)?(?<y>[0-9]{4}|[0-9]{2})\z|^(?<n>[12])h(?<y>[0-9]{2})\z")]
    private static partial Regex HalfYear();

    [GeneratedRegex(@"^((?<y>[0-9]{4}|[0-9]{2})( ?년도?)? ?[-./]? ?)?((?<first>상)|하)반기\z")]
    private static partial Regex KoreanHalf();

    [GeneratedRegex(@"^((?<y>[0-9]{4})( ?년)? ?-? ?)?(w(?<n>[0-9]{1,2})|(?<n>[0-9]{1,2}) ?주차?)\z")]
    private static partial Regex YearWeek();

    [GeneratedRegex(@"^(w|week )(?<n>[0-9]{1,2})[ \-/](?<y>[0-9]{4})\z")]
    private static partial Regex WeekYear();

    [GeneratedRegex(@"^(?<y>[0-9]{4}) ?[-./] ?(?<m>[0-9]{1,2}) ?[-./] ?(?<d>[0-9]{1,2})\.?" + Time + @"\z|^(?<y>[0-9]{4}|[0-9]{2}) ?년 ?(?<m>[0-9]{1,2}) ?월 ?(?<d>[0-9]{1,2}) ?일\z")]
    private static partial Regex Date();

    [GeneratedRegex(@"^(?<y>(19|20|21)[0-9]{2})(?<m>0[1-9]|1[0-2])(?<d>0[1-9]|[12][0-9]|3[01])\z")]
    private static partial Regex CompactDate();

    [GeneratedRegex(@"^(?<d>[0-9]{1,2})[ \-/]" + Names + @"[ ,\-/]{1,2}'?(?<y>[0-9]{4}|[0-9]{2})\z")]
    private static partial Regex DayNamedMonth();

    [GeneratedRegex("^" + Names + @" (?<d>[0-9]{1,2}),? (?<y>[0-9]{4})\z")]
    private static partial Regex NamedMonthDay();

    [GeneratedRegex(@"^(?<a>[0-9]{1,2})[-./] ?(?<b>[0-9]{1,2})[-./] ?(?<y>[0-9]{4})\.?" + Time + @"\z")]
    private static partial Regex DateYearLast();

    [GeneratedRegex(@"^(?<a>[0-9]{2})[-./] ?(?<b>[0-9]{1,2})[-./] ?(?<c>[0-9]{2})\.?\z")]
    private static partial Regex ShortDate();

    [GeneratedRegex(@"^(?<a>[0-9]{2})[-./] ?(?<b>[0-9]{1,2})\.?\z")]
    private static partial Regex TwoNumbers();
}
