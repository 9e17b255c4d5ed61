using Scorecard.Domain.Kernel;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.UnitTests.Organizations;

public class OrganizationTests
{
    private static readonly OrganizationSettings Settings = new("Hanbit", "ko", "Asia/Seoul", "KRW", FiscalYearStartMonth: 4);

    private readonly Scenario<Organization, OrganizationEvent> _organization = new();

    [Fact]
    public void An_organization_is_founded_with_the_usual_rules() => _organization
        .When(organization => organization.Found(Settings))
        .ThenState(organization => Assert.Equal(
            (new FiscalCalendar(4), 120m, new StatusThresholds(90m, 70m), 3, 5),
            (organization.Rules.Calendar, organization.Rules.Cap, organization.Rules.Thresholds, organization.Rules.GraceDays, organization.Rules.FocusLimit)));

    [Fact]
    public void An_organization_is_founded_once() => _organization
        .Given(new OrganizationFounded(Settings))
        .When(organization => organization.Found(Settings))
        .ThenRefused(OrganizationErrors.AlreadyFounded);

    [Fact]
    public void Settings_are_revised() => _organization
        .Given(new OrganizationFounded(Settings))
        .When(organization => organization.Revise(Settings with { GreenAt = 95m }, hasFiscalPeriods: true))
        .Then(new OrganizationSettingsRevised(Settings with { GreenAt = 95m }));

    [Fact]
    public void The_same_settings_again_record_nothing() => _organization
        .Given(new OrganizationFounded(Settings))
        .When(organization => organization.Revise(Settings with { GreenAt = 90.0m }, hasFiscalPeriods: true))
        .Then();

    [Fact]
    public void The_fiscal_year_moves_only_before_it_is_used()
    {
        _organization
            .Given(new OrganizationFounded(Settings))
            .When(organization => organization.Revise(Settings with { FiscalYearStartMonth = 1 }, hasFiscalPeriods: true))
            .ThenRefused(OrganizationErrors.FiscalYearFixed);
        _organization
            .When(organization => organization.Revise(Settings with { FiscalYearStartMonth = 1 }, hasFiscalPeriods: false))
            .Then(new OrganizationSettingsRevised(Settings with { FiscalYearStartMonth = 1 }));
    }

    public static TheoryData<OrganizationSettings, DomainError> Refused => new()
    {
        { Settings with { Name = " " }, OrganizationErrors.NameRequired },
        { Settings with { Currency = "krw" }, OrganizationErrors.CurrencyInvalid },
        { Settings with { Currency = "KRW\n" }, OrganizationErrors.CurrencyInvalid },
        { Settings with { Locale = "korean" }, OrganizationErrors.LocaleInvalid },
        { Settings with { TimeZone = "" }, OrganizationErrors.TimeZoneRequired },
        { Settings with { FiscalYearStartMonth = 13 }, PeriodErrors.StartMonthOutOfRange },
        { Settings with { AmberAt = 90.01m }, ScoringErrors.ThresholdsOutOfOrder },
        { Settings with { GreenAt = 121m }, ScoringErrors.ThresholdsOutOfOrder },
        { Settings with { ScoreCap = 99m }, ScoringErrors.CapOutOfRange },
        { Settings with { GraceDays = -1 }, ScoringErrors.GraceOutOfRange },
        { Settings with { FocusLimit = 0 }, OrganizationErrors.FocusLimitOutOfRange },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Settings_that_contradict_themselves_are_refused(OrganizationSettings settings, DomainError error) => _organization
        .When(organization => organization.Found(settings))
        .ThenRefused(error);
}
