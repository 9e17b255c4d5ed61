using System.Buffers;
using System.Globalization;

namespace Scorecard.Api.Infrastructure.Tabular;

/// <summary>One cell of a CSV, escaped. Texts, numbers, days and moments turn into one by themselves.</summary>
public readonly struct CsvCell
{
    private const string FormulaStarts = "=+-@\t\r\n";
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    private readonly string? _text;

    private CsvCell(string text) => _text = text;

    /// <summary>As it stands in the file.</summary>
    public override string ToString() => _text ?? "";

    /// <summary>A text that a spreadsheet would run as a formula gets an apostrophe in front.</summary>
    public static implicit operator CsvCell(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return default;

        var safe = FormulaStarts.Contains(text[0]) ? $"'{text}" : text;
        return new(safe.AsSpan().ContainsAny(Quoted) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe);
    }

    /// <summary>A number stays one, a negative one too.</summary>
    public static implicit operator CsvCell(decimal? number) => Of(number);

    public static implicit operator CsvCell(decimal number) => Of(number);

    public static implicit operator CsvCell(long number) => Of(number);

    public static implicit operator CsvCell(int number) => Of(number);

    public static implicit operator CsvCell(int? number) => Of(number);

    public static implicit operator CsvCell(DateOnly? day) => Of(day, "yyyy-MM-dd");

    public static implicit operator CsvCell(DateOnly day) => Of(day, "yyyy-MM-dd");

    /// <summary>In UTC with microseconds, as the log keeps it.</summary>
    public static implicit operator CsvCell(DateTimeOffset moment) => Of(moment.UtcDateTime, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'");

    public static implicit operator CsvCell(Guid id) => Of(id);

    private static CsvCell Of(IFormattable? value, string? format = null) =>
        value is null ? default : new(value.ToString(format, CultureInfo.InvariantCulture));
}
