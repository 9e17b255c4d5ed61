using Scorecard.Api.Infrastructure.OpenApi;

namespace Scorecard.Api.Infrastructure.Tabular;

public enum TableFormat
{
    Csv,
    Xlsx,
}

[ContractName("ImportEncoding")]
public enum TableEncoding
{
    Utf8,
    Utf16,
    Utf16BigEndian,
    Cp949,
}

[ContractName("ImportDelimiter")]
public enum TableDelimiter
{
    Comma,
    Semicolon,
    Tab,
    Pipe,
}

/// <summary>How a file is read.</summary>
/// <param name="Encoding">Of a text.</param>
/// <param name="Delimiter">Of a text.</param>
/// <param name="Sheet">Of a workbook.</param>
/// <param name="HeaderRow">The line with the names of the columns, from 1; 0 = there is none.</param>
[ContractName("ImportReading")]
public sealed record TableReading(TableFormat Format, TableEncoding? Encoding, TableDelimiter? Delimiter, string? Sheet, int HeaderRow);

/// <summary>A row as it stands in the file.</summary>
/// <param name="Line">Of the file, from 1, as an editor or spreadsheet counts.</param>
public readonly record struct TableRow(int Line, string[] Cells)
{
    public bool IsBlank => Array.TrueForAll(Cells, string.IsNullOrWhiteSpace);
}
