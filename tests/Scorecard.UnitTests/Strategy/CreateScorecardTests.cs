using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.UnitTests.Strategy;

public class CreateScorecardTests
{
    private readonly Scenario<BalancedScorecard, ScorecardEvent> _scorecard = new();
    private int _ids;

    [Fact]
    public void It_starts_with_four_perspectives_of_equal_weight() => _scorecard
        .When(scorecard => scorecard.Create(CompanyScorecard.Company, 2026, "Company", FiscalCalendar.CalendarYear, StructureTemplates.Default("en-US", NewId)))
        .ThenState(scorecard => Assert.Equal(
            [("Financial", 25m), ("Customer", 25m), ("Internal process", 25m), ("Learning and growth", 25m)],
            scorecard.Versions[0].Perspectives.Select(perspective => (perspective.Name, perspective.Weight))));

    [Fact]
    public void Its_perspectives_speak_korean_where_the_organization_does() => _scorecard
        .When(scorecard => scorecard.Create(CompanyScorecard.Company, 2026, "전사", FiscalCalendar.CalendarYear, StructureTemplates.Default("ko", NewId)))
        .ThenState(scorecard => Assert.Equal(
            ["재무", "고객", "내부 프로세스", "학습과 성장"],
            scorecard.Versions[0].Perspectives.Select(perspective => perspective.Name)));

    [Fact]
    public void Its_structure_applies_from_the_first_month_of_the_fiscal_year() => _scorecard
        .When(scorecard => scorecard.Create(CompanyScorecard.Company, 2026, "Company", new FiscalCalendar(4), StructureTemplates.Default("en", NewId)))
        .ThenState(scorecard => Assert.Equal(Period.Of("2025-04"), scorecard.Versions[0].From));

    [Fact]
    public void A_copy_has_the_same_structure_under_other_ids()
    {
        var original = CompanyScorecard.After(
            new KpiPlaced(CompanyScorecard.January, CompanyScorecard.Growth, CompanyScorecard.Revenue, 70m),
            new ObjectivesLinked(CompanyScorecard.January, CompanyScorecard.Loyalty, CompanyScorecard.Growth),
            new ObjectiveSupported(CompanyScorecard.January, CompanyScorecard.Growth, NewId(), NewId(), 1m));

        _scorecard
            .When(scorecard => scorecard.Create(
                CompanyScorecard.Company, 2027, "Next year", FiscalCalendar.CalendarYear, StructureTemplates.CopyOf(original.Versions[0], NewId)))
            .ThenState(copy =>
            {
                var growth = copy.Versions[0].Perspectives[0].Objectives[0];
                var loyalty = copy.Versions[0].Perspectives[1].Objectives[0];
                Assert.Equal(CompanyScorecard.GrowthDetails, growth.Details);
                Assert.NotEqual(CompanyScorecard.Growth, growth.Id);
                Assert.Equal([new KpiPlacement(CompanyScorecard.Revenue, 70m)], growth.Kpis);
                Assert.Equal([new ObjectiveLink(loyalty.Id, growth.Id)], copy.Versions[0].Links);
                Assert.Empty(growth.Supports);
            });
    }

    [Fact]
    public void A_scorecard_is_created_once() => _scorecard
        .Given(CompanyScorecard.Created)
        .When(scorecard => scorecard.Create(CompanyScorecard.Company, 2026, "Again", FiscalCalendar.CalendarYear, StructureTemplates.Default("en", NewId)))
        .ThenRefused(ScorecardErrors.AlreadyCreated);

    [Fact]
    public void A_unit_has_one_scorecard_a_year() =>
        Assert.Equal("0192f000-0000-7000-8000-0000000000a0:2026", BalancedScorecard.KeyOf(CompanyScorecard.Company, 2026));

    [Fact]
    public void A_scorecard_is_renamed() => _scorecard
        .Given(CompanyScorecard.Created)
        .When(scorecard => scorecard.Rename("Group 2026"))
        .Then(new ScorecardRenamed("Group 2026"));

    [Fact]
    public void The_same_name_again_records_nothing() => _scorecard
        .Given(CompanyScorecard.Created)
        .When(scorecard => scorecard.Rename("Company 2026"))
        .Then();

    private Guid NewId() => CompanyScorecard.Numbered(0x9000 + _ids++);
}
