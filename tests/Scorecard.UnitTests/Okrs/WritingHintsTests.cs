using Scorecard.Domain.Okrs;

namespace Scorecard.UnitTests.Okrs;

public class WritingHintsTests
{
    private static readonly DraftedKeyResult Good = new("Churn from 40 % to 20 %", Okr.ChurnContent.Measure);

    [Fact]
    public void Nothing_is_said_about_an_objective_that_is_well_written() =>
        Assert.Empty(WritingHints.Of("Customers come back on their own", hasOwner: true, [Good, new("반품률을 5%에서 2%로 낮춘다", Measure.OfMetric(5m, 2m))]));

    [Theory]
    [InlineData(0, WritingHints.TooFewKeyResults)]
    [InlineData(1, WritingHints.TooFewKeyResults)]
    [InlineData(2, null)]
    [InlineData(5, null)]
    [InlineData(6, WritingHints.TooManyKeyResults)]
    public void Two_to_five_key_results_keep_focus(int count, string? code)
    {
        var hints = WritingHints.Of("Loved", hasOwner: true, [.. Enumerable.Range(1, count).Select(number => Good with { Title = $"{Good.Title} in region {number}" })]);

        Assert.Equal(code, hints.SingleOrDefault()?.Code);
        Assert.Equal(code is null ? null : count, hints.SingleOrDefault()?.Count);
    }

    [Fact]
    public void Titles_stay_short_and_an_objective_has_an_owner_and_no_number()
    {
        Assert.Equal(
            [new(WritingHints.TitleLong, Count: 71, Limit: 70), new(WritingHints.NumberInObjective, Word: "30%"), new(WritingHints.OwnerMissing)],
            WritingHints.Of("30%" + new string('가', 68), hasOwner: false, [Good, Good with { Title = "Other" }]));
        Assert.Contains(new WritingHint(WritingHints.TitleLong, 0, Count: 80, Limit: 70), Of(new string('a', 80), Good.Measure));
    }

    [Theory]
    [InlineData("2026년 시장을 이끈다")]
    [InlineData("4분기에 고객이 먼저 찾는다")]
    [InlineData("Lead the market by Q4 2026")]
    [InlineData("상반기에 신뢰를 얻는다")]
    public void Years_and_quarters_are_no_figures(string title) =>
        Assert.DoesNotContain(WritingHints.Of(title, hasOwner: true, [Good, Good with { Title = "Other" }]), hint => hint.Code == WritingHints.NumberInObjective);

    [Theory]
    [InlineData("Launch the new portal", "Launch")]
    [InlineData("implement single sign-on", "implement")]
    [InlineData("신규 포털 구축", "구축")]
    [InlineData("신규 포털을 출시한다", "출시")]
    [InlineData("고객 설문 실시하기.", "실시")]
    [InlineData("교육 매뉴얼 작성 완료", "완료")]
    [InlineData("Raise sign-ups to 500", null)]
    [InlineData("이탈률을 20%로 낮춘다", null)]
    [InlineData("Launchpad visitors per week", null)]
    [InlineData("Test the new portal", "Test")]
    [InlineData("Run 5 workshops", "Run")]
    [InlineData("Test coverage from 60 % to 80 %", null)]
    [InlineData("Support tickets per week", null)]
    [InlineData("회원 가입 완료율 60%", null)]
    public void A_task_is_no_outcome(string title, string? word) =>
        Assert.Equal(word, Of(title, Good.Measure).SingleOrDefault(hint => hint.Code == WritingHints.TaskNotOutcome)?.Word);

    [Theory]
    [InlineData("시스템 도입", "도입")]
    [InlineData("Launch the new website", "Launch")]
    [InlineData("고객이 먼저 찾는다", null)]
    [InlineData("Customers come back on their own", null)]
    public void Nor_is_a_task_an_objective(string title, string? word) => Assert.Equal(
        word,
        WritingHints.Of(title, hasOwner: true, []).SingleOrDefault(hint => hint is { Code: WritingHints.TaskNotOutcome, KeyResult: null })?.Word);

    [Fact]
    public void Milestones_may_be_tasks() => Assert.Empty(Of("Launch the new portal", Okr.LaunchContent.Measure));

    [Theory]
    [InlineData("ISO 인증 획득 여부", "여부")]
    [InlineData("Whether the audit passes", "Whether")]
    [InlineData("Audit: yes/no", "yes/no")]
    [InlineData("Number of audits passed", null)]
    public void Yes_or_no_says_nothing_until_the_end(string title, string? word) =>
        Assert.Equal(word, Of(title, Good.Measure).SingleOrDefault(hint => hint.Code == WritingHints.YesNo)?.Word);

    [Fact]
    public void One_step_and_0_to_1_are_yes_or_no()
    {
        Assert.Contains(new WritingHint(WritingHints.YesNo, 0), Of("Certified", Measure.OfMetric(0m, 1m)));
        Assert.Contains(new WritingHint(WritingHints.YesNo, 0), Of("Certified", Measure.OfMilestones(new Milestone(Okr.Design, "Certified", 1m))));
        Assert.Empty(Of("Share of sites certified", Measure.OfMetric(0m, 1m, decimals: 2)));
    }

    [Fact]
    public void A_key_result_has_a_number_or_a_measure()
    {
        Assert.Contains(new WritingHint(WritingHints.NotMeasurable, 0), Of("Better service", measure: null));
        Assert.Contains(new WritingHint(WritingHints.NotMeasurable, 0), Of("Better service", new Measure(MeasureKind.Metric, Start: 1m)));
        Assert.Contains(new WritingHint(WritingHints.NotMeasurable, 0), Of("Better service", new Measure(MeasureKind.Milestones)));
        Assert.DoesNotContain(Of("NPS of 60", measure: null), hint => hint.Code == WritingHints.NotMeasurable);
        Assert.Contains(new WritingHint(WritingHints.StartEqualsTarget, 0), Of("NPS", Measure.OfMetric(60m, 60m)));
    }

    [Fact]
    public void The_same_twice_is_noticed_and_an_empty_line_is_not()
    {
        Assert.Contains(new WritingHint(WritingHints.DuplicateKeyResult, 1), WritingHints.Of("Loved", hasOwner: true, [Good, Good with { Title = "CHURN from 40 % to 20 %" }]));
        Assert.Empty(WritingHints.Of("Loved", hasOwner: true, [new("", Measure: null), new(" ", Measure: null)]));
    }

    [Fact]
    public void An_objective_as_it_stands_is_read_without_what_is_archived() => Assert.Equal(
        [WritingHints.TooFewKeyResults],
        WritingHints.Of(Objective.Evolve(Okr.Whole, new KeyResultArchived(Okr.Launch))).Select(hint => hint.Code));

    private static IReadOnlyList<WritingHint> Of(string title, Measure? measure) =>
        [.. WritingHints.Of("Loved", hasOwner: true, [new(title, measure), Good]).Where(hint => hint.KeyResult == 0)];
}
