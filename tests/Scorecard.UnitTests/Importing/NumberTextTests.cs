using System.Globalization;
using Scorecard.Domain.Importing;

namespace Scorecard.UnitTests.Importing;

public class NumberTextTests
{
    private static readonly NumberFormatInfo Point = CultureInfo.InvariantCulture.NumberFormat;

    private static readonly NumberFormatInfo Comma = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };

    [Theory]
    [InlineData("1234", "1234")]
    [InlineData("1,234", "1234")]
    [InlineData("1,234,567.89", "1234567.89")]
    [InlineData(" -12.50 ", "-12.50")]
    [InlineData("−12", "-12")]
    [InlineData("12-", "-12")]
    [InlineData("(1,234)", "-1234")]
    [InlineData("△3.5", "-3.5")]
    [InlineData("+7", "7")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("1 234.5", "1234.5")]
    [InlineData("1\u00A0234", "1234")]
    [InlineData("1'234", "1234")]
    [InlineData("₩1,200", "1200")]
    [InlineData("1,200원", "1200")]
    [InlineData("-$3.20", "-3.20")]
    [InlineData("１２３", "123")]
    [InlineData("'-5", "-5")]
    [InlineData("0.1234", "0.1234")]
    public void Reads_figures_with_a_decimal_point(string text, string expected) => Reads(text, NumberStyle.Point, expected);

    [Theory]
    [InlineData("1.234,5", "1234.5")]
    [InlineData("1234,5", "1234.5")]
    [InlineData("1.234", "1234")]
    [InlineData("1,234", "1.234")]
    [InlineData("-0,25", "-0.25")]
    public void Reads_figures_with_a_decimal_comma(string text, string expected) => Reads(text, NumberStyle.Comma, expected);

    [Theory]
    [InlineData("45%", "45")]
    [InlineData("45.5 %", "45.5")]
    [InlineData("-3%", "-3")]
    [InlineData("４５％", "45")]
    public void A_percent_sign_is_told_beside_the_figure(string text, string expected)
    {
        Reads(text, NumberStyle.Point, expected);
        Assert.True(NumberText.Read(text, NumberStyle.Point).IsPercent);
    }

    [Theory]
    [InlineData("12x")]
    [InlineData("1,23")]
    [InlineData("1,2345")]
    [InlineData("12,345,67")]
    [InlineData("1.2.3")]
    [InlineData("--5")]
    [InlineData("#DIV/0!")]
    [InlineData("=1+1")]
    [InlineData("1e5")]
    [InlineData("1.2E+3")]
    [InlineData("1e999")]
    [InlineData("99999999999999999999999999999999999999")]
    [InlineData("0,123")]
    public void What_is_no_figure_is_unreadable(string text) => Assert.Equal(CellKind.Unreadable, NumberText.Read(text, NumberStyle.Point).Kind);

    [Fact]
    public void A_text_as_long_as_a_book_is_unreadable_at_once() =>
        Assert.Equal(CellKind.Unreadable, NumberText.Read(new string('1', 10_000_000), NumberStyle.Point).Kind);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("-")]
    [InlineData("—")]
    public void Nothing_and_a_dash_are_blank(string text) => Assert.Equal(CellKind.Blank, NumberText.Read(text, NumberStyle.Point).Kind);

    [Theory]
    [InlineData("N/A")]
    [InlineData("해당없음")]
    public void A_period_can_be_said_not_to_apply(string text) => Assert.Equal(CellKind.NotApplicable, NumberText.Read(text, NumberStyle.Point).Kind);

    [Fact]
    public void One_telling_figure_settles_a_column()
    {
        Assert.Equal((NumberStyle.Comma, null), Column("1,234", "5.678", "1.234,5"));
        Assert.Equal((NumberStyle.Point, null), Column("1,234", "0.5"));
        Assert.Equal((NumberStyle.Comma, null), Column("1,234", "12,5"));
        Assert.Equal((NumberStyle.Point, null), Column("12", "7"));
    }

    [Fact]
    public void A_column_that_could_be_either_says_so() => Assert.Equal((NumberStyle.Point, "1,234"), Column("12", "1,234", "5,678"));

    [Fact]
    public void Whatever_may_be_recorded_is_read_as_it_was_written() => Draw.Many(2_000, draw =>
    {
        var number = draw.Quantity();
        var (culture, style) = draw.Bool() ? (Point, NumberStyle.Point) : (Comma, NumberStyle.Comma);
        var format = draw.Bool() ? "#,##0.###############" : "0.###############";

        var text = number.ToString(format, culture);

        Assert.Equal(number, NumberText.Read(text, style).Value);
    });

    [Fact]
    public void No_text_makes_the_reader_fail() => Draw.Many(2_000, draw =>
    {
        var text = string.Concat(draw.List(0, 12, () => draw.One('1', '0', ',', '.', '-', '+', '%', '(', ')', ' ', 'e', '₩', '원', '△', 'x', '\u00A0', '\'')));

        foreach (var style in Enum.GetValues<NumberStyle>())
            NumberText.Read(text, style);
        NumberText.Evidence(text);
        NumberText.IsAmbiguous(text);
    });

    private static void Reads(string text, NumberStyle style, string expected)
    {
        var reading = NumberText.Read(text, style);
        Assert.Equal((CellKind.Number, decimal.Parse(expected, CultureInfo.InvariantCulture)), (reading.Kind, reading.Value));
    }

    private static (NumberStyle, string?) Column(params string[] figures)
    {
        var column = new NumberColumn();
        foreach (var figure in figures)
            column.Add(figure);
        return (column.Style, column.Unsettled);
    }
}
