using System.IO.Compression;
using System.Text;

namespace Scorecard.IntegrationTests.Importing;

/// <summary>Workbooks as tests want them: the least that a reader accepts, and what it should not.</summary>
internal static class Workbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>A sheet of texts and numbers; a style is 0 = general, 1 = 0%, 2 = a date.</summary>
    public static byte[] Of(params (string Text, int Style)[][] rows) => WithSheet(SheetOf(rows));

    public static byte[] Of(params string[][] rows) => Of([.. rows.Select(row => row.Select(text => (text, 0)).ToArray())]);

    public static byte[] WithSheet(string sheet, Action<ZipArchive>? more = null) => Zip(zip =>
    {
        Add(zip, "[Content_Types].xml", $"""
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>
            """);
        Add(zip, "_rels/.rels", """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """);
        Add(zip, "xl/workbook.xml", $"""
            <workbook xmlns="{Main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="실적" sheetId="1" r:id="rId1"/></sheets></workbook>
            """);
        Add(zip, "xl/_rels/workbook.xml.rels", """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>
            """);
        Add(zip, "xl/styles.xml", $"""
            <styleSheet xmlns="{Main}"><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="9" applyNumberFormat="1"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>
            """);
        Add(zip, "xl/worksheets/sheet1.xml", sheet);
        more?.Invoke(zip);
    });

    public static byte[] Zip(Action<ZipArchive> fill)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            fill(zip);
        return bytes.ToArray();
    }

    public static void Add(ZipArchive zip, string name, string text)
    {
        using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        part.Write(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Bytes that say nothing and pack to next to nothing.</summary>
    public static void AddBomb(ZipArchive zip, string name, int megabytes)
    {
        using var part = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
        var block = new byte[1024 * 1024];
        for (var i = 0; i < megabytes; i++)
            part.Write(block);
    }

    public static string SheetOf(IEnumerable<IEnumerable<(string Text, int Style)>> rows)
    {
        var sheet = new StringBuilder($"<worksheet xmlns=\"{Main}\"><sheetData>");
        foreach (var (line, row) in rows.Index())
        {
            sheet.Append($"<row r=\"{line + 1}\">");
            foreach (var (column, (text, style)) in row.Index())
            {
                var place = $"{(char)('A' + column)}{line + 1}";
                sheet.Append(decimal.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _)
                    ? $"<c r=\"{place}\" s=\"{style}\"><v>{text}</v></c>"
                    : $"<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
            }

            sheet.Append("</row>");
        }

        return sheet.Append("</sheetData></worksheet>").ToString();
    }
}
