using System.Globalization;

namespace Scorecard.Domain.Importing;

/// <summary>One figure of a file with everything its line says about it, still as text.</summary>
/// <param name="Line">Of the file, from 1.</param>
/// <param name="Column">Place of the cell in a wide layout; null in a long one.</param>
/// <param name="Label">The KPI's code, or else its name, as the file has it.</param>
/// <param name="Name">The KPI's name where the file has both.</param>
/// <param name="Segment">The cells of the segment columns, with <see cref="ImportRows.Separator"/> between them.</param>
public readonly record struct ImportEntry(
    int Line,
    int? Column,
    string Label,
    string? Name,
    string Period,
    string Value,
    string Numerator,
    string Denominator,
    string Comment,
    string Segment,
    NumberStyle Style,
    NumberStyle NumeratorStyle,
    NumberStyle DenominatorStyle)
{
    /// <summary>Whether the period is a key already, from the header of a wide layout.</summary>
    public bool PeriodIsKey { get; init; }
}

/// <summary>Takes the figures out of the rows of a table as a mapping says.</summary>
public sealed class ImportRows
{
    /// <summary>Between the cells of several segment columns.</summary>
    public const char Separator = '\u001F';

    private readonly IReadOnlyList<string> _headers;
    private readonly ImportMapping _mapping;
    private readonly int? _code;
    private readonly int? _name;
    private readonly int? _period;
    private readonly int? _year;
    private readonly int? _part;
    private readonly int? _comment;
    private readonly ImportColumnMapping? _value;
    private readonly ImportColumnMapping? _numerator;
    private readonly ImportColumnMapping? _denominator;
    private readonly List<ImportColumnMapping> _segments;
    private readonly List<ImportColumnMapping> _wide;

    public ImportRows(ImportMapping mapping, IReadOnlyList<string> headers)
    {
        (_mapping, _headers) = (mapping, headers);
        int? Place(ImportColumnRole role) => mapping.Of(role)?.Index;
        (_code, _name) = (Place(ImportColumnRole.KpiCode), Place(ImportColumnRole.KpiName));
        (_period, _year, _part) = (Place(ImportColumnRole.Period), Place(ImportColumnRole.Year), Place(ImportColumnRole.PartOfYear));
        _comment = Place(ImportColumnRole.Comment);
        (_value, _numerator, _denominator) = (mapping.Of(ImportColumnRole.Value), mapping.Of(ImportColumnRole.Numerator), mapping.Of(ImportColumnRole.Denominator));
        _segments = [.. mapping.AllOf(ImportColumnRole.Segment)];
        _wide = [.. mapping.Columns.Where(column => column.Role is ImportColumnRole.PeriodValue or ImportColumnRole.KpiValue)];
    }

    /// <summary>The figures of one row; a wide layout has several.</summary>
    public IEnumerable<ImportEntry> Of(int line, IReadOnlyList<string> cells)
    {
        string Cell(int? index) => index is { } place && place < cells.Count ? cells[place] : "";

        var (code, name) = (Cell(_code).Trim(), Cell(_name).Trim());
        var label = code.Length > 0 ? code : name;
        var described = code.Length > 0 && name.Length > 0 ? name : null;
        var period = _year is null ? Cell(_period) : YearAndPart(Cell(_year).Trim(), Cell(_part).Trim());
        var segment = _segments.Count == 0 ? "" : string.Join(Separator, _segments.Select(column => Cell(column.Index).Trim()));
        if (_wide.Count == 0)
        {
            yield return new(
                line, null, label, described, period, Cell(_value?.Index), Cell(_numerator?.Index), Cell(_denominator?.Index), Cell(_comment), segment,
                _value?.NumberStyle ?? default, _numerator?.NumberStyle ?? default, _denominator?.NumberStyle ?? default);
            yield break;
        }

        foreach (var column in _wide)
        {
            var isPeriod = column.Role is ImportColumnRole.PeriodValue;
            yield return new(
                line, column.Index, isPeriod ? label : _headers[column.Index].Trim(), isPeriod ? described : null, isPeriod ? column.Period ?? "" : period,
                Cell(column.Index), "", "", Cell(_comment), segment, column.NumberStyle ?? default, default, default)
            {
                PeriodIsKey = isPeriod,
            };
        }
    }

    /// <summary>2026 and 3 are 2026-03; with quarters 2026-Q3.</summary>
    private string YearAndPart(string year, string part)
    {
        if (_part is null || year.Length == 0)
            return year;

        var number = string.Concat(part.Where(char.IsAsciiDigit));
        if (number.Length is 0 or > 2)
            return $"{year} {part}"; // Mar, 3분기: read as it is written

        var plain = int.Parse(number, CultureInfo.InvariantCulture);
        return FormattableString.Invariant(_mapping.PartOfYear switch
        {
            YearPart.Month => $"{year}-{plain:D2}",
            YearPart.Quarter => $"{year}-Q{plain}",
            YearPart.Half => (FormattableString)$"{year}-H{plain}",
        });
    }
}
