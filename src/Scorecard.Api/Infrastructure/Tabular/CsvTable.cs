using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Scorecard.Api.Infrastructure.Tabular;

/// <summary>Reads the rows of a text with separated values, one at a time.</summary>
public static class CsvTable
{
    private const int SniffedRows = 100;

    private static readonly TableDelimiter[] Candidates = Enum.GetValues<TableDelimiter>();

    /// <exception cref="Errors.RefusedException">A limit is passed.</exception>
    public static IEnumerable<TableRow> Rows(byte[] bytes, TableEncoding encoding, TableDelimiter delimiter)
    {
        using var text = TextEncodings.Open(bytes, encoding);
        using var guarded = new LineGuard(text, CharOf(delimiter));
        using var parser = new CsvParser(guarded, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = CharOf(delimiter).ToString(),
            MaxFieldSize = TableLimits.CellLength,
            IgnoreBlankLines = false,
            BadDataFound = null,
            BufferSize = 64 * 1024,
        });
        for (var line = 1; Next(parser, line); line = parser.RawRow + 1)
        {
            if (parser.Count > TableLimits.Columns)
                throw TableErrors.ColumnLimit();
            var cells = parser.Record!;
            if (line == 1 && cells is [['s' or 'S', 'e' or 'E', 'p' or 'P', '=', ..]]) // Excel's own word for the delimiter
                continue;
            yield return new(line, cells);
        }
    }

    /// <summary>The delimiter by which most of the first rows have as many cells as the first one, and more than one.</summary>
    public static TableDelimiter Sniff(byte[] bytes, TableEncoding encoding)
    {
        if (Declared(bytes, encoding) is { } declared)
            return declared;

        var best = (Delimiter: TableDelimiter.Comma, Share: 0.0, Cells: 1);
        foreach (var delimiter in Candidates)
        {
            var counts = Counts(bytes, encoding, delimiter);
            if (counts.Count == 0)
                continue;
            var (usual, times) = counts.CountBy(count => count).MaxBy(count => count.Value);
            var share = (double)times / counts.Count;
            if (usual > 1 && (share > best.Share + 0.1 || (share > best.Share - 0.1 && usual > best.Cells)))
                best = (delimiter, share, usual);
        }

        return best.Delimiter;
    }

    public static char CharOf(TableDelimiter delimiter) => delimiter switch
    {
        TableDelimiter.Comma => ',',
        TableDelimiter.Semicolon => ';',
        TableDelimiter.Tab => '\t',
        TableDelimiter.Pipe => '|',
    };

    private static bool Next(CsvParser parser, int line)
    {
        try
        {
            return parser.Read();
        }
        catch (MaxFieldSizeException)
        {
            throw TableErrors.CellLimit(line);
        }
    }

    private static List<int> Counts(byte[] bytes, TableEncoding encoding, TableDelimiter delimiter)
    {
        try
        {
            return [.. Rows(bytes, encoding, delimiter).Where(row => !row.IsBlank).Take(SniffedRows).Select(row => row.Cells.Length)];
        }
        catch (Errors.RefusedException)
        {
            return []; // by this delimiter it is no table
        }
    }

    private static TableDelimiter? Declared(byte[] bytes, TableEncoding encoding)
    {
        using var text = TextEncodings.Open(bytes, encoding);
        Span<char> start = stackalloc char[6];
        var read = text.ReadBlock(start);
        if (read < 5 || !start[..4].Equals("sep=", StringComparison.OrdinalIgnoreCase))
            return null;

        var sign = start[4];
        return Candidates.Where(candidate => CharOf(candidate) == sign).Select(candidate => (TableDelimiter?)candidate).FirstOrDefault();
    }
}
