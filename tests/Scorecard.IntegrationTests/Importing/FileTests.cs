using System.Net;
using System.Text;
using Scorecard.Api.Features.Importing;
using Scorecard.Api.Infrastructure.Tabular;
using Scorecard.Domain.Importing;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.Importing;

/// <summary>What is read, and what is refused: by its content, whatever it is called, and with bounded memory.</summary>
public class FileTests(ApiFixture api)
{
    private const string Korean = "지표,기간,실적\n매출,2026-01,1\n해지율,2026-02,2\n";

    public static TheoryData<TableEncoding, byte[]> Encoded() => new()
    {
        { TableEncoding.Utf8, Encoding.UTF8.GetBytes(Korean) },
        { TableEncoding.Utf8, [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Korean)] },
        { TableEncoding.Utf16, [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Korean)] },
        { TableEncoding.Utf16BigEndian, [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Korean)] },
        { TableEncoding.Utf16, Encoding.Unicode.GetBytes(Korean) },
        { TableEncoding.Cp949, CodePagesEncodingProvider.Instance.GetEncoding(949)!.GetBytes(Korean) },
    };

    [Theory]
    [MemberData(nameof(Encoded))]
    public async Task The_encoding_is_found_out(TableEncoding encoding, byte[] file)
    {
        var import = await (await api.SignedInAsync(Role.Contributor)).UploadAsync(file);

        Assert.Equal((encoding, 2), (import.Reading.Encoding, import.RowCount));
        Assert.Equal(["지표", "기간", "실적"], import.Columns.Select(column => column.Name));
        Assert.Equal([ImportColumnRole.KpiName, ImportColumnRole.Period, ImportColumnRole.Value], import.Mapping.Columns.Select(column => column.Role));
    }

    [Theory]
    [InlineData("kpi,period,value\na,2026-01,1\n", TableDelimiter.Comma)]
    [InlineData("kpi;period;value\na;2026-01;1,5\nb;2026-01;2,5\n", TableDelimiter.Semicolon)]
    [InlineData("kpi\tperiod\tvalue\na\t2026-01\t1,234\n", TableDelimiter.Tab)]
    [InlineData("kpi|period|value\na|2026-01|1\n", TableDelimiter.Pipe)]
    [InlineData("sep=;\nkpi;period;value\na;2026-01;1\n", TableDelimiter.Semicolon)]
    [InlineData("\"a, b\"\tperiod\tvalue\r\n\"x \"\"y\"\"\"\t2026-01\t1\r\n", TableDelimiter.Tab)]
    public async Task The_delimiter_is_found_out(string file, TableDelimiter delimiter)
    {
        var import = await (await api.SignedInAsync(Role.Contributor)).UploadAsync(file);

        Assert.Equal((delimiter, 3), (import.Reading.Delimiter, import.Columns.Count));
    }

    [Fact]
    public async Task Titles_above_the_header_and_blank_lines_are_no_rows()
    {
        var http = await api.SignedInAsync(Role.Contributor);
        var import = await http.UploadAsync("월간 실적 보고,,\n,,\nkpi,period,value\na,2026-01,1\n\n\"b\nc\",2026-01,2\nd,2026-01,3\n");
        var rows = await http.RowsAsync(await http.PreviewAsync(import));

        Assert.Equal((3, 3), (import.Reading.HeaderRow, import.RowCount));
        Assert.Equal([4, 6, 8], rows.Select(row => row.Line)); // the second cell spans two lines
    }

    [Fact]
    public async Task A_workbook_is_read_as_its_sheet_shows_it()
    {
        var http = await api.SignedInAsync(Role.Contributor);
        var import = await http.UploadAsync(
            Workbook.Of(
                [("지표", 0), ("기준일", 0), ("실적", 0)],
                [("매출", 0), ("46112", 2), ("1234.5", 0)],
                [("이탈률", 0), ("46142", 2), ("0.45", 1)]),
            "실적.xlsx");

        Assert.Equal((TableFormat.Xlsx, "실적"), (import.Reading.Format, import.Reading.Sheet));
        Assert.Equal(["2026-03-31", "2026-04-30"], import.Columns[1].Samples);
        Assert.Equal(["1234.5", "45%"], import.Columns[2].Samples);
    }

    [Fact]
    public async Task The_content_decides_not_the_name()
    {
        var http = await api.SignedInAsync(Role.Contributor);

        var workbook = await http.UploadAsync(Workbook.Of(["kpi", "period", "value"], ["a", "2026-01", "1"]), "values.csv");
        var text = await http.UploadAsync(Encoding.UTF8.GetBytes("kpi,period,value\na,2026-01,1\n"), "values.xlsx");

        Assert.Equal((TableFormat.Xlsx, TableFormat.Csv), (workbook.Reading.Format, text.Reading.Format));
    }

    [Fact]
    public async Task Another_encoding_or_header_can_be_asked_for()
    {
        var http = await api.SignedInAsync(Role.Contributor);
        var import = await http.UploadAsync(CodePagesEncodingProvider.Instance.GetEncoding(949)!.GetBytes(Korean));

        var mismatch = await http.PutAsync($"/api/v1/imports/{import.Id}/reading", import.Reading with { Encoding = TableEncoding.Utf8 });
        var headless = await (await http.PutAsync($"/api/v1/imports/{import.Id}/reading", import.Reading with { HeaderRow = 0 })).ReadAsync<ImportView>();

        Assert.Equal("import.encoding_mismatch", await mismatch.CodeAsync());
        Assert.Equal((3, ""), (headless.RowCount, headless.Columns[0].Name));
    }

    public static TheoryData<string, string> Hostile() => new()
    {
        { "empty", "import.empty_file" },
        { "only a header", "import.no_rows" },
        { "blank lines", "import.no_rows" },
        { "NUL in a text", "import.unreadable" },
        { "a picture", "import.unreadable" },
        { "1,000,000 columns", "import.too_many_columns" },
        { "1,001 columns", "import.too_many_columns" },
        { "a cell of 10 MB", "import.cell_too_long" },
        { "a quote that never ends", "import.cell_too_long" },
        { "300,000 rows", "import.too_many_rows" },
        { "an old workbook", "import.wrong_format" },
        { "an encrypted workbook", "import.encrypted" },
        { "a zip that is no workbook", "import.wrong_format" },
        { "half a workbook", "import.wrong_format" },
        { "a workbook of nonsense", "import.wrong_format" },
        { "a zip bomb", "import.unpacks_too_large" },
        { "a bomb of texts", "import.unpacks_too_large" },
        { "a zip of 3,000 parts", "import.unpacks_too_large" },
        { "a workbook with a far column", "import.too_many_columns" },
        { "a workbook with a cell of 10 MB", "import.cell_too_long" },
        { "a workbook that includes a file", "import.wrong_format" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task What_is_no_file_of_values_is_refused_and_not_kept(string what, string code)
    {
        var http = await api.SignedInAsync(Role.Contributor);

        var refused = await http.SendFileAsync(FileOf(what));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, code), (refused.StatusCode, await refused.CodeAsync()));
        Assert.Empty((await http.GetAsync<ImportList>("/api/v1/imports")).Unfinished);
    }

    [Fact]
    public async Task A_file_above_50_MiB_is_too_large()
    {
        var http = await api.SignedInAsync(Role.Contributor);

        var refused = await http.SendFileAsync(new byte[TableLimits.FileBytes + 1]);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "request.too_large"), (refused.StatusCode, await refused.CodeAsync()));
    }

    [Fact]
    public async Task A_refusal_takes_bounded_memory()
    {
        var http = await api.SignedInAsync(Role.Contributor);
        var bomb = FileOf("a zip bomb");
        var before = GC.GetTotalAllocatedBytes(precise: true);

        await http.SendFileAsync(bomb);

        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 100 * 1024 * 1024);
    }

    private static byte[] FileOf(string what) => what switch
    {
        "empty" => [],
        "only a header" => "kpi,period,value\n"u8.ToArray(),
        "blank lines" => "\n\n,,\n"u8.ToArray(),
        "NUL in a text" => "kpi,period,value\na\0,2026-01,1\n"u8.ToArray(),
        "a picture" => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13, 0xFF, 0xFE, 0x80],
        "1,000,000 columns" => Encoding.UTF8.GetBytes($"a{new string(',', 1_000_000)}\n1\n"),
        "1,001 columns" => Encoding.UTF8.GetBytes($"{string.Join(',', Enumerable.Range(1, 1001))}\n{string.Join(',', Enumerable.Repeat("x", 1001))}\n"),
        "a cell of 10 MB" => Encoding.UTF8.GetBytes($"kpi,period,value\n{new string('x', 10 * 1024 * 1024)},2026-01,1\n"),
        "a quote that never ends" => Encoding.UTF8.GetBytes($"kpi,period,value\n\"{string.Concat(Enumerable.Repeat("abc,1\n", 10_000))}"),
        "300,000 rows" => Encoding.UTF8.GetBytes($"kpi,period,value\n{string.Concat(Enumerable.Repeat("a,2026-01,1\n", 300_000))}"),
        "an old workbook" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]],
        "an encrypted workbook" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage")],
        "a zip that is no workbook" => Workbook.Zip(zip => Workbook.Add(zip, "readme.txt", "hello")),
        "half a workbook" => Half(Workbook.Of(["kpi", "period", "value"], ["a", "2026-01", "1"])),
        "a workbook of nonsense" => Workbook.WithSheet("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row "),
        "a zip bomb" => Workbook.WithSheet(Workbook.SheetOf([]), zip => Workbook.AddBomb(zip, "xl/media/image1.png", 300)),
        "a bomb of texts" => Workbook.WithSheet(Workbook.SheetOf([]), zip => Workbook.AddBomb(zip, "xl/sharedStrings.xml", 70)),
        "a zip of 3,000 parts" => Workbook.WithSheet(Workbook.SheetOf([]), zip =>
        {
            for (var i = 0; i < 3_000; i++)
                Workbook.Add(zip, $"xl/media/{i}.txt", "");
        }),
        "a workbook with a far column" => Workbook.WithSheet(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>kpi</t></is></c><c r=\"XFD1\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>1</v></c></row></sheetData></worksheet>"),
        "a workbook with a cell of 10 MB" => Workbook.Of(["kpi", "period", "value"], [new string('x', 10 * 1024 * 1024), "2026-01", "1"]),
        "a workbook that includes a file" => Workbook.WithSheet(
            "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&e;</t></is></c></row></sheetData></worksheet>"),
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, message: null),
    };

    private static byte[] Half(byte[] file) => file[..(file.Length / 2)];
}
