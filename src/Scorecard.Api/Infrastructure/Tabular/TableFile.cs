using Scorecard.Domain.Importing;

namespace Scorecard.Api.Infrastructure.Tabular;

/// <summary>A file that holds a table: a text with separated values or a sheet of a workbook. Its content decides, not its name.</summary>
public sealed class TableFile
{
    private const int RowsLookedAt = 20;

    private readonly byte[] _bytes;

    private TableFile(byte[] bytes, TableReading reading, IReadOnlyList<string> sheets) => (_bytes, Reading, Sheets) = (bytes, reading, sheets);

    public TableReading Reading { get; }

    /// <summary>Of a workbook.</summary>
    public IReadOnlyList<string> Sheets { get; }

    /// <summary>Opens a file as it seems to want to be read.</summary>
    /// <exception cref="Errors.RefusedException">It is no table, or a limit is passed.</exception>
    public static TableFile Open(byte[] bytes)
    {
        if (bytes.Length == 0)
            throw TableErrors.Of(TableErrors.EmptyFile);

        if (WorkbookCheck.IsWorkbook(bytes))
        {
            WorkbookCheck.Measure(bytes);
            var sheets = XlsxTable.Sheets(bytes);
            if (sheets is [])
                throw TableErrors.Of(TableErrors.NoRows);
            return WithHeader(new(bytes, new TableReading(TableFormat.Xlsx, null, null, sheets[0], HeaderRow: 0), sheets));
        }

        var encoding = TextEncodings.Detect(bytes) ?? throw TableErrors.Of(TableErrors.Unreadable);
        return WithHeader(new(bytes, new TableReading(TableFormat.Csv, encoding, CsvTable.Sniff(bytes, encoding), null, HeaderRow: 0), []));
    }

    /// <summary>Opens a file as somebody says it is to be read.</summary>
    public static TableFile Open(byte[] bytes, TableReading asked)
    {
        if (WorkbookCheck.IsWorkbook(bytes))
        {
            WorkbookCheck.Measure(bytes);
            var sheets = XlsxTable.Sheets(bytes);
            var sheet = asked.Sheet ?? (sheets is [var first, ..] ? first : "");
            return sheets.Contains(sheet)
                ? new(bytes, new TableReading(TableFormat.Xlsx, null, null, sheet, asked.HeaderRow), sheets)
                : throw TableErrors.Of(TableErrors.SheetNotFound);
        }

        var encoding = asked.Encoding ?? TextEncodings.Detect(bytes) ?? throw TableErrors.Of(TableErrors.Unreadable);
        if (!TextEncodings.Fits(bytes, encoding))
            throw TableErrors.Of(TableErrors.EncodingMismatch);
        return new(bytes, new TableReading(TableFormat.Csv, encoding, asked.Delimiter ?? CsvTable.Sniff(bytes, encoding), null, asked.HeaderRow), []);
    }

    /// <summary>The names of the columns; without a header none has one, and there are as many as the longest of the first rows has cells.</summary>
    public IReadOnlyList<string> Headers()
    {
        if (Reading.HeaderRow > 0)
        {
            var header = All().FirstOrDefault(row => row.Line >= Reading.HeaderRow).Cells ?? [];
            var widest = First().Select(row => row.Cells.Length).Append(0).Max();
            return [.. header.Select(Name), .. Enumerable.Repeat("", Math.Max(0, widest - header.Length))];
        }

        return [.. Enumerable.Repeat("", First().Select(row => row.Cells.Length).Append(0).Max())];
    }

    /// <summary>The rows below the header that are not blank.</summary>
    /// <exception cref="Errors.RefusedException">There are too many, or a cell is too long.</exception>
    public IEnumerable<TableRow> Rows()
    {
        var count = 0;
        foreach (var row in All())
        {
            if (row.Line <= Reading.HeaderRow || row.IsBlank)
                continue;
            if (++count > TableLimits.Rows)
                throw TableErrors.RowLimit();
            yield return row;
        }
    }

    private IEnumerable<TableRow> All() => Reading.Format is TableFormat.Xlsx
        ? XlsxTable.Rows(_bytes, Reading.Sheet!)
        : CsvTable.Rows(_bytes, Reading.Encoding!.Value, Reading.Delimiter!.Value);

    private List<TableRow> First() => [.. All().Where(row => !row.IsBlank).Take(RowsLookedAt)];

    private static string Name(string header) => header.Length > 200 ? header[..200] : header;

    /// <summary>
    /// The first row that is as wide as a table and in which no cell is a figure: titles above a table are narrow. A period is none,
    /// for wide tables have them in the header.
    /// </summary>
    private static TableFile WithHeader(TableFile file)
    {
        var first = file.First();
        if (first is [])
            throw TableErrors.Of(TableErrors.NoRows);

        int Filled(TableRow row) => row.Cells.Count(cell => !string.IsNullOrWhiteSpace(cell));
        var wide = first.Max(Filled);
        var header = first.FirstOrDefault(row => Filled(row) >= Math.Max(1, 0.6 * wide)).Line;
        var cells = first.First(row => row.Line == header).Cells;
        var isHeader = !cells.Any(cell => NumberText.Read(cell, NumberStyle.Point).Kind is CellKind.Number && PeriodText.Read(cell, DateOrder.YearMonthDay).Error is not null)
            && cells.Any(cell => PeriodText.Read(cell, DateOrder.YearMonthDay).Error is not null && !string.IsNullOrWhiteSpace(cell));
        return new(file._bytes, file.Reading with { HeaderRow = isHeader ? header : 0 }, file.Sheets);
    }
}
