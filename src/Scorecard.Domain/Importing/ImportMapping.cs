using Scorecard.Domain.Time;

namespace Scorecard.Domain.Importing;

/// <summary>What a column of an imported table holds.</summary>
public enum ImportColumnRole
{
    Ignore,
    KpiCode,
    KpiName,
    Period,
    Year,

    /// <summary>The number of a month, quarter or half beside <see cref="Year"/>.</summary>
    PartOfYear,
    Value,
    Numerator,
    Denominator,
    Comment,

    /// <summary>Wide: figures of the period that the header spells.</summary>
    PeriodValue,

    /// <summary>Wide: figures of the KPI that the header names.</summary>
    KpiValue,
    Segment,

    /// <summary>This and the next four describe KPIs that the import creates.</summary>
    Unit,
    Direction,
    Decimals,
    Description,
    Category,
}

/// <summary>Which sign separates the decimals; the other one groups thousands.</summary>
public enum NumberStyle
{
    Point,
    Comma,
}

/// <summary>How a date of numbers alone is read where its own shape does not tell.</summary>
public enum DateOrder
{
    YearMonthDay,
    DayMonthYear,
    MonthDayYear,
}

/// <summary>What the column <see cref="ImportColumnRole.PartOfYear"/> counts.</summary>
public enum YearPart
{
    Month,
    Quarter,
    Half,
}

/// <summary>What becomes of a KPI that the file names and nobody knows.</summary>
public enum UnknownKpis
{
    Refuse,
    Create,
}

/// <summary>What somebody decided about one label of the file.</summary>
public enum LabelAction
{
    Use,
    Create,
    Ignore,
}

/// <param name="Index">Place of the column, from 0.</param>
/// <param name="NumberStyle">Of figures; null = a decimal point.</param>
/// <param name="Dimension">What a segment's column distinguishes.</param>
/// <param name="Period">The period's key in a column of <see cref="ImportColumnRole.PeriodValue"/>; null = its header is no period.</param>
public sealed record ImportColumnMapping(int Index, ImportColumnRole Role, NumberStyle? NumberStyle, string? Dimension, string? Period);

/// <param name="KpiId">With <see cref="LabelAction.Use"/>.</param>
public sealed record LabelChoice(string Label, LabelAction Action, Guid? KpiId);

/// <summary>How the cells of a file become values.</summary>
/// <param name="YearOfPeriods">The year of periods that are written without one.</param>
/// <param name="OwnerUnitId">The unit of created KPIs.</param>
/// <param name="Frequency">Of created KPIs.</param>
/// <param name="Kpis">Decisions about labels that no KPI has, or that mean another one.</param>
public sealed record ImportMapping(
    IReadOnlyList<ImportColumnMapping> Columns,
    DateOrder DateOrder,
    int? YearOfPeriods,
    YearPart PartOfYear,
    UnknownKpis UnknownKpis,
    Guid? OwnerUnitId,
    Frequency Frequency,
    IReadOnlyList<LabelChoice> Kpis)
{
    /// <summary>The first column with a role, or null.</summary>
    public ImportColumnMapping? Of(ImportColumnRole role) => Columns.FirstOrDefault(column => column.Role == role);

    public IEnumerable<ImportColumnMapping> AllOf(ImportColumnRole role) => Columns.Where(column => column.Role == role);

    /// <summary>
    /// What keeps the mapping from working, by member: <c>required</c>, <c>duplicate</c>, <c>conflict</c>. Empty when it works.
    /// </summary>
    public IReadOnlyDictionary<string, string> Faults()
    {
        Dictionary<string, string> faults = [];
        foreach (var column in Columns.GroupBy(column => column.Role).Where(group => !MayRepeat(group.Key)).SelectMany(group => group.Skip(1)))
            faults[$"columns[{column.Index}].role"] = "duplicate";

        var (wideKpis, widePeriods) = (Has(ImportColumnRole.KpiValue), Has(ImportColumnRole.PeriodValue));
        var values = Has(ImportColumnRole.Value) || (Has(ImportColumnRole.Numerator) && Has(ImportColumnRole.Denominator));
        if (!wideKpis && !Has(ImportColumnRole.KpiCode) && !Has(ImportColumnRole.KpiName))
            faults["kpi"] = "required";
        if (wideKpis && (Has(ImportColumnRole.KpiCode) || Has(ImportColumnRole.KpiName)))
            faults["kpi"] = "conflict";
        if (!widePeriods && !Has(ImportColumnRole.Period) && !Has(ImportColumnRole.Year))
            faults["period"] = "required";
        if (widePeriods && (Has(ImportColumnRole.Period) || Has(ImportColumnRole.Year) || wideKpis))
            faults["period"] = "conflict";
        if (Has(ImportColumnRole.Period) && Has(ImportColumnRole.Year))
            faults["period"] = "conflict";
        if (Has(ImportColumnRole.PartOfYear) && !Has(ImportColumnRole.Year))
            faults["year"] = "required";
        if (!values && !wideKpis && !widePeriods)
            faults["value"] = "required";
        if (values && (wideKpis || widePeriods))
            faults["value"] = "conflict";
        foreach (var column in AllOf(ImportColumnRole.PeriodValue).Where(column => column.Period is null || !Time.Period.TryParse(column.Period, out _)))
            faults[$"columns[{column.Index}].period"] = "required";
        foreach (var column in AllOf(ImportColumnRole.Segment).Where(column => string.IsNullOrWhiteSpace(column.Dimension)))
            faults[$"columns[{column.Index}].dimension"] = "required";
        if (OwnerUnitId is null && (UnknownKpis is UnknownKpis.Create || Kpis.Any(choice => choice.Action is LabelAction.Create)))
            faults["ownerUnitId"] = "required";
        foreach (var (index, _) in Kpis.Index().Where(choice => choice.Item.Action is LabelAction.Use && choice.Item.KpiId is null))
            faults[$"kpis[{index}].kpiId"] = "required";
        return faults;
    }

    private static bool MayRepeat(ImportColumnRole role) =>
        role is ImportColumnRole.Ignore or ImportColumnRole.PeriodValue or ImportColumnRole.KpiValue or ImportColumnRole.Segment;

    private bool Has(ImportColumnRole role) => Of(role) is not null;
}
