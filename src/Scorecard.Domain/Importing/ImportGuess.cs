using Scorecard.Domain.Time;

namespace Scorecard.Domain.Importing;

/// <summary>What the file does not settle, with the assumption made.</summary>
public enum QuestionCode
{
    NumberStyle,
    DateOrder,
    Year,
    PartOfYear,
    Encoding,
}

/// <param name="Column">The column it is about; null = the file.</param>
/// <param name="Example">A cell.</param>
/// <param name="Assumed">What the cell is taken for.</param>
/// <param name="Otherwise">What it could be as well.</param>
public sealed record ImportQuestion(QuestionCode Code, int? Column, string Example, string Assumed, string Otherwise);

/// <summary>Guesses a mapping from headers and cells; whoever imports corrects it.</summary>
public static class ImportGuess
{
    public static (ImportMapping Mapping, IReadOnlyList<ImportQuestion> Questions) Of(IReadOnlyList<ColumnProfile> columns, DateOnly today)
    {
        var headers = columns.Select(column => HeaderPeriod(column.Name)).ToList();
        var roles = Roles(columns, headers);
        var period = columns.FirstOrDefault(column => roles[column.Index] is ImportColumnRole.Period);
        var part = columns.FirstOrDefault(column => roles[column.Index] is ImportColumnRole.PartOfYear);
        var order = period is null ? DateOrder.YearMonthDay : period.DateOrder ?? Assumed(period);
        var yearless = period?.Yearless ?? columns.Zip(headers).FirstOrDefault(pair => roles[pair.First.Index] is ImportColumnRole.PeriodValue && pair.Second is { Year: null }).First?.Name;
        int? year = yearless is null ? null : today.Year;

        var mapping = new ImportMapping(
            [.. columns.Select(column => new ImportColumnMapping(
                column.Index,
                roles[column.Index],
                IsFigure(roles[column.Index]) ? column.NumberStyle : null,
                roles[column.Index] is ImportColumnRole.Segment ? column.Name.Trim() : null,
                roles[column.Index] is ImportColumnRole.PeriodValue ? KeyOf(headers[column.Index]!.Value, year) : null))],
            order,
            year,
            part is null ? YearPart.Month : HeaderWords.PartOf(part.Name),
            UnknownKpis.Refuse,
            OwnerUnitId: null,
            FrequencyOf(columns, roles, headers, period, part, order),
            Kpis: []);
        return (mapping, [.. Questions(columns, mapping, period, yearless)]);
    }

    /// <summary>The questions that a mapping still leaves, whoever made it.</summary>
    public static IEnumerable<ImportQuestion> Questions(IReadOnlyList<ColumnProfile> columns, ImportMapping mapping, ColumnProfile? period, string? yearless)
    {
        foreach (var column in mapping.Columns.Where(column => IsFigure(column.Role) && columns[column.Index].UnsettledNumber is not null))
        {
            var example = columns[column.Index].UnsettledNumber!;
            var style = column.NumberStyle ?? NumberStyle.Point;
            yield return new(QuestionCode.NumberStyle, column.Index, example, Shown(example, style), Shown(example, style is NumberStyle.Point ? NumberStyle.Comma : NumberStyle.Point));
        }

        if (period is { UnsettledDate: { } date, DateOrder: null })
        {
            var other = Enum.GetValues<DateOrder>().First(order => Shown(date, order) is { Length: > 0 } shown && shown != Shown(date, mapping.DateOrder));
            yield return new(QuestionCode.DateOrder, period.Index, date, Shown(date, mapping.DateOrder), Shown(date, other));
        }

        if (yearless is not null)
            yield return new(QuestionCode.Year, period?.Index, yearless, FormattableString.Invariant($"{mapping.YearOfPeriods}"), "");
    }

    private static Dictionary<int, ImportColumnRole> Roles(IReadOnlyList<ColumnProfile> columns, List<PeriodSpelling?> headers)
    {
        Dictionary<int, ImportColumnRole> roles = columns.ToDictionary(column => column.Index, _ => ImportColumnRole.Ignore);
        HashSet<ImportColumnRole> taken = [];
        var wide = columns.Count(column => headers[column.Index] is not null && column.CanBeFigures) >= 2;
        foreach (var column in columns)
        {
            if (wide && headers[column.Index] is not null && column.CanBeFigures)
            {
                roles[column.Index] = ImportColumnRole.PeriodValue;
                continue;
            }

            if (HeaderWords.RoleOf(column.Name) is { } role && Fits(role, column, wide) && (role is ImportColumnRole.Segment || taken.Add(role)))
                roles[column.Index] = role;
        }

        SettleYears(columns, roles);
        if (!wide)
            FillIn(columns, roles);
        return roles;
    }

    /// <summary>A column of years needs the column of months or quarters beside it; without one it is the period itself.</summary>
    private static void SettleYears(IReadOnlyList<ColumnProfile> columns, Dictionary<int, ImportColumnRole> roles)
    {
        var year = columns.FirstOrDefault(column => roles[column.Index] is ImportColumnRole.Year);
        if (year is null)
        {
            foreach (var column in columns.Where(column => roles[column.Index] is ImportColumnRole.PartOfYear))
                roles[column.Index] = ImportColumnRole.Ignore;
            return;
        }

        var part = columns.FirstOrDefault(column => roles[column.Index] is ImportColumnRole.PartOfYear)
            ?? columns.FirstOrDefault(column => HeaderWords.MeansPeriodPart(column.Name) && (column.IsSmallWholes || column.Yearless is not null));
        var period = columns.FirstOrDefault(column => roles[column.Index] is ImportColumnRole.Period && column != part);
        if (period is not null)
        {
            roles[year.Index] = ImportColumnRole.Ignore;
            if (part is not null)
                roles[part.Index] = ImportColumnRole.Ignore;
        }
        else if (part is not null)
        {
            roles[part.Index] = ImportColumnRole.PartOfYear;
        }
    }

    /// <summary>Where headers do not tell, the cells may: one column of periods, one of numbers, one of texts.</summary>
    private static void FillIn(IReadOnlyList<ColumnProfile> columns, Dictionary<int, ImportColumnRole> roles)
    {
        bool Has(ImportColumnRole role) => roles.ContainsValue(role);
        ColumnProfile? Free(Func<ColumnProfile, bool> fits) => columns.FirstOrDefault(column => roles[column.Index] is ImportColumnRole.Ignore && fits(column));

        if (!Has(ImportColumnRole.Period) && !Has(ImportColumnRole.Year) && Free(column => column.IsPeriods) is { } period)
            roles[period.Index] = ImportColumnRole.Period;
        if (!Has(ImportColumnRole.KpiCode) && !Has(ImportColumnRole.KpiName) && Free(column => column.Kind is ColumnKind.Text) is { } kpi)
            roles[kpi.Index] = ImportColumnRole.KpiName;

        if (Has(ImportColumnRole.Value) || (Has(ImportColumnRole.Numerator) && Has(ImportColumnRole.Denominator)))
            return;

        var numbers = columns.Where(column => roles[column.Index] is ImportColumnRole.Ignore && column.Kind is ColumnKind.Number).ToList();
        if (Has(ImportColumnRole.KpiCode) || Has(ImportColumnRole.KpiName))
        {
            if (numbers is [var only])
                roles[only.Index] = ImportColumnRole.Value;
        }
        else
        {
            foreach (var column in numbers.Where(column => !string.IsNullOrWhiteSpace(column.Name)))
                roles[column.Index] = ImportColumnRole.KpiValue;
        }
    }

    private static bool Fits(ImportColumnRole role, ColumnProfile column, bool wide) => role switch
    {
        ImportColumnRole.Value or ImportColumnRole.Numerator or ImportColumnRole.Denominator => !wide && column.CanBeFigures,
        ImportColumnRole.Period => !wide && column.CanBePeriods,
        ImportColumnRole.Year => !wide && column.IsYears,
        ImportColumnRole.PartOfYear => !wide && column.IsSmallWholes,
        ImportColumnRole.Decimals => column.Kind is ColumnKind.Number,
        ImportColumnRole.Segment => column.Kind is ColumnKind.Text,
        _ => column.Filled > 0,
    };

    private static PeriodSpelling? HeaderPeriod(string header) =>
        PeriodText.Read(header, DateOrder.YearMonthDay).Succeeded(out var spelling, out _) && (spelling.Kind is not Frequency.Daily || spelling.Year is not null)
            ? spelling
            : null;

    private static string? KeyOf(PeriodSpelling spelling, int? year) =>
        spelling.In(spelling.Kind, FiscalCalendar.CalendarYear, year).Succeeded(out var period, out _) ? period.ToString() : null;

    /// <summary>A date of numbers with the year last does not start with the year, whatever else it does.</summary>
    private static DateOrder Assumed(ColumnProfile period) =>
        period.UnsettledDate is { } date && PeriodText.Read(date, DateOrder.YearMonthDay).Error is not null ? DateOrder.MonthDayYear : DateOrder.YearMonthDay;

    private static Frequency FrequencyOf(
        IReadOnlyList<ColumnProfile> columns, Dictionary<int, ImportColumnRole> roles, List<PeriodSpelling?> headers, ColumnProfile? period, ColumnProfile? part, DateOrder order)
    {
        var wide = columns.FirstOrDefault(column => roles[column.Index] is ImportColumnRole.PeriodValue);
        if (wide is not null)
            return headers[wide.Index]!.Value.Kind;
        if (part is not null)
        {
            return HeaderWords.PartOf(part.Name) switch
            {
                YearPart.Month => Frequency.Monthly,
                YearPart.Quarter => Frequency.Quarterly,
                YearPart.Half => Frequency.HalfYearly,
            };
        }

        if (period is null)
            return roles.ContainsValue(ImportColumnRole.Year) ? Frequency.Yearly : Frequency.Monthly;

        var kinds = period.Samples
            .Select(sample => PeriodText.Read(sample, order))
            .Where(read => read.Error is null)
            .Select(read => read.Required.Kind)
            .ToList();
        return kinds is [] or [Frequency.Daily, ..] ? Frequency.Monthly : kinds[0];
    }

    private static bool IsFigure(ImportColumnRole role) =>
        role is ImportColumnRole.Value or ImportColumnRole.Numerator or ImportColumnRole.Denominator or ImportColumnRole.PeriodValue or ImportColumnRole.KpiValue;

    private static string Shown(string figure, NumberStyle style) => FormattableString.Invariant($"{NumberText.Read(figure, style).Value}");

    private static string Shown(string date, DateOrder order) =>
        PeriodText.Read(date, order).Succeeded(out var spelling, out _)
        && spelling.In(spelling.Kind, FiscalCalendar.CalendarYear, null).Succeeded(out var period, out _)
            ? period.ToString()
            : "";
}
