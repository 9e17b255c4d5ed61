using System.Text;
using Microsoft.AspNetCore.Http;
using Scorecard.Api.Infrastructure.Tabular;

namespace Scorecard.IntegrationTests.Infrastructure;

public class CsvFileTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\tx")]
    [InlineData("\rx")]
    [InlineData("\nx")]
    [InlineData("=HYPERLINK(\"https://example.org\",\"click\")")]
    public void A_text_cannot_run_as_a_formula(string text) =>
        Assert.StartsWith("'", ((CsvCell)text).ToString().TrimStart('"'), StringComparison.Ordinal);

    [Theory]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("매출", "매출")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Separators_quotes_and_line_breaks_survive(string? text, string expected) => Assert.Equal(expected, ((CsvCell)text).ToString());

    [Fact]
    public void Numbers_stay_numbers_and_moments_keep_their_microseconds()
    {
        CsvCell[] cells = [-3.5m, (decimal?)null, 12L, new DateOnly(2026, 11, 22), new DateTimeOffset(2026, 11, 22, 9, 0, 0, 0, 120, TimeSpan.FromHours(9))];

        Assert.Equal(["-3.5", "", "12", "2026-11-22", "2026-11-22T00:00:00.000120Z"], cells.Select(cell => cell.ToString()));
    }

    [Fact]
    public async Task A_file_begins_with_the_mark_of_its_encoding_and_may_have_a_korean_name()
    {
        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        context.Response.Body = body;

        await new CsvFile("감사 기록.csv", ["이름", "값"], [["매출", 1.5m]]).ExecuteAsync(context);

        Assert.Equal("\uFEFF이름,값\r\n매출,1.5\r\n", Encoding.UTF8.GetString(body.ToArray()));
        Assert.Contains("filename*=UTF-8''%EA%B0%90%EC%82%AC", context.Response.Headers.ContentDisposition.ToString(), StringComparison.Ordinal);
    }
}
