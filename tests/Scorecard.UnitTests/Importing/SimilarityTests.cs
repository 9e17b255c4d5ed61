using Scorecard.Domain.Importing;

namespace Scorecard.UnitTests.Importing;

public class SimilarityTests
{
    [Theory]
    [InlineData("Revenue", "revenue ", 1)]
    [InlineData("On-Time Performance", "On time performance (%)", 1)]
    [InlineData("신규고객수", "신규 고객 수", 1)]
    [InlineData("", "", 0)]
    public void Case_spaces_and_punctuation_do_not_count(string one, string other, double similarity) => Assert.Equal(similarity, Of(one, other));

    [Theory]
    [InlineData("On-Time Performance", "On-Time Perfomance")]
    [InlineData("고객 만족도", "고객만족도 지수")]
    public void A_slip_is_near(string one, string other) => Assert.InRange(Of(one, other), NameSimilarity.Near, 0.99);

    [Theory]
    [InlineData("Revenue", "Churn")]
    [InlineData("매출", "해지율")]
    public void Another_name_is_far(string one, string other) => Assert.InRange(Of(one, other), 0, NameSimilarity.Near - 0.01);

    [Theory]
    [InlineData("sale-revenue", "sales-revenue")]
    [InlineData("OTD_RATE", "otd-rate")]
    public void A_slip_in_a_code_is_near(string one, string other) => Assert.InRange(OfCodes(one, other), NameSimilarity.Near, 1);

    [Theory]
    [InlineData("K-101", "K-102")]
    [InlineData("plant-output-1", "plant-output-2")]
    [InlineData("sales-cost", "sales-revenue")]
    public void Another_code_is_far(string one, string other) => Assert.Equal(0, OfCodes(one, other));

    [Fact]
    public void It_is_the_same_both_ways_and_at_most_1() => Draw.Many(500, draw =>
    {
        string Name() => string.Concat(draw.List(0, 10, () => draw.One('a', 'b', 'c', '가', '나', ' ', '-')));
        var (one, other) = (Name(), Name());

        Assert.Equal(Of(one, other), Of(other, one));
        Assert.InRange(Of(one, other), 0, 1);
    });

    [Fact]
    public void A_figure_far_from_its_history_is_unusual()
    {
        var usual = UsualRange.Of([100, 102, 98, 101, 99, 103, 97])!.Value;

        Assert.True(usual.Contains(95));
        Assert.True(usual.Contains(108));
        Assert.False(usual.Contains(1_000));
        Assert.False(usual.Contains(-100));
    }

    [Fact]
    public void Little_history_makes_nothing_unusual() => Assert.Null(UsualRange.Of([1, 2, 3, 4, 5]));

    [Fact]
    public void A_history_that_never_moved_leaves_room_for_a_tenth()
    {
        var usual = UsualRange.Of([50, 50, 50, 50, 50, 50])!.Value;

        Assert.Equal((45, 55), (usual.Low, usual.High));
    }

    private static double OfCodes(string one, string other) => NameSimilarity.Of(one).ToCode(NameSimilarity.Of(other));

    private static double Of(string one, string other) => NameSimilarity.Of(one).To(NameSimilarity.Of(other));
}
