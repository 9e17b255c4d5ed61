using System.Globalization;
using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Scorecard.Api.Infrastructure.Tabular;

/// <summary>Reads the rows of a workbook's sheet, one at a time, each cell as the text that the sheet shows for it.</summary>
public static class XlsxTable
{
    private const int MostRowsOfASheet = 1_048_576;

    /// <summary>The library names an encoding of old workbooks whether it needs it or not.</summary>
    static XlsxTable() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The names of the sheets, those that are hidden left out.</summary>
    public static IReadOnlyList<string> Sheets(byte[] bytes) => Guarded(() =>
    {
        using var reader = Open(bytes);
        List<string> names = [];
        do
        {
            if (reader.VisibleState is "visible")
                names.Add(reader.Name);
        }
        while (reader.NextResult());
        return names;
    });

    public static IEnumerable<TableRow> Rows(byte[] bytes, string sheet)
    {
        using var reader = Guarded(() => OpenAt(bytes, sheet));
        if (reader.FieldCount > TableLimits.Columns)
            throw TableErrors.ColumnLimit();

        for (var line = 1; line <= MostRowsOfASheet && Guarded(reader.Read); line++)
        {
            var cells = new string[reader.FieldCount];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = TextOf(reader, i);
                if (cells[i].Length > TableLimits.CellLength)
                    throw TableErrors.CellLimit(line);
            }

            yield return new(line, cells);
        }
    }

    private static IExcelDataReader OpenAt(byte[] bytes, string sheet)
    {
        var reader = Open(bytes);
        do
        {
            if (reader.Name == sheet)
                return reader;
        }
        while (reader.NextResult());
        reader.Dispose();
        throw TableErrors.Of(TableErrors.SheetNotFound);
    }

    private static IExcelDataReader Open(byte[] bytes) => ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(bytes, writable: false));

    private static string TextOf(IExcelDataReader reader, int column) => reader.GetValue(column) switch
    {
        null => "",
        string text => text,
        double number => NumberOf(number, reader.GetNumberFormatString(column) ?? ""),
        int number => NumberOf(number, reader.GetNumberFormatString(column) ?? ""),
        DateTime { TimeOfDay.Ticks: 0 } date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime date => date.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        bool yes => yes ? "1" : "0",
        var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>15 digits, as the sheet itself keeps; 0.45 shown as 45% is 45%, and 26.1 shown as 26.10 is 26.10.</summary>
    private static string NumberOf(double number, string format)
    {
        if (format.Contains('%') && !format.Contains('"'))
            return $"{Digits((decimal)number * 100)}%";
        if (Math.Abs(number) < 1e15 && format is "0.00" or "00.00" && Math.Round(number * 100) is var cents && Math.Abs((number * 100) - cents) < 1e-9)
            return number.ToString("0.00", CultureInfo.InvariantCulture);

        var text = number.ToString("G15", CultureInfo.InvariantCulture);
        return text.Contains('E') && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var plain) ? Digits(plain) : text;
    }

    private static string Digits(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>Whatever the library says of a file that is not what it should be, it is damaged.</summary>
    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is ExcelReaderException or XmlException or InvalidDataException or FormatException or OverflowException
            or ArgumentException or InvalidOperationException or IndexOutOfRangeException or NullReferenceException or KeyNotFoundException or EndOfStreamException)
        {
            throw TableErrors.Of(TableErrors.WrongFormat);
        }
    }
}
