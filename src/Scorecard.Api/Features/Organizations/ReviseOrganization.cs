using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Organizations;

/// <summary>Changes the organization's settings. They apply to every period, as known from now on.</summary>
public static class ReviseOrganization
{
    public static void Map(IEndpointRouteBuilder organization) => organization
        .MapPut("", Handle)
        .WithName("reviseOrganization")
        .WithSummary("Change the organization's settings")
        .RequirePermission(Permission.ManageOrganization)
        .Validate(new OrganizationValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        OrganizationRequest request, CommandRunner commands, CurrentUser user, CancellationToken ct)
    {
        if (user.Organization.Tree.RootId is { } root)
            user.Require(Permission.ManageOrganization, root, "organization");

        var outcome = await commands.ChangeAsync<Organization, OrganizationEvent>(
            user.OrgId,
            request.ExpectedVersion,
            new Needs { AllOf = [BalancedScorecard.Category, Kpi.Category] },
            (organization, facts) => organization.Revise(request.Settings, HasFiscalPeriods(facts)),
            ct);
        return outcome.ToHttp();
    }

    private static bool HasFiscalPeriods(Facts facts) =>
        facts.All<BalancedScorecard>().Count > 0 || facts.All<Kpi>().Any(kpi => kpi.State.Frequency >= Frequency.Quarterly);
}

/// <param name="GreenAt">Lowest green score.</param>
/// <param name="AmberAt">Lowest amber score.</param>
/// <param name="GraceDays">Days after a period's end before a missing value is outdated.</param>
/// <param name="FocusLimit">How many KPIs pass without a warning.</param>
/// <param name="ApproveCorrections">Whoever replaces a value without leading the KPI's unit only proposes it.</param>
public sealed record OrganizationRequest(
    string Name,
    string Locale,
    string TimeZone,
    string Currency,
    int FiscalYearStartMonth,
    decimal GreenAt,
    decimal AmberAt,
    decimal ScoreCap,
    int GraceDays,
    int FocusLimit,
    bool ApproveCorrections,
    int ExpectedVersion)
{
    internal OrganizationSettings Settings => new(
        Name, Locale, TimeZone, Currency, FiscalYearStartMonth, GreenAt, AmberAt, ScoreCap, GraceDays, FocusLimit, ApproveCorrections);
}

public sealed class OrganizationValidator : AbstractValidator<OrganizationRequest>
{
    public OrganizationValidator()
    {
        RuleFor(request => request.Name).Required().AtMost(TextLimits.Name);
        RuleFor(request => request.Locale).Must(OrganizationSettings.IsLocale).WithCode("invalid");
        RuleFor(request => request.TimeZone).Must(zone => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)).WithCode("unknown_time_zone");
        RuleFor(request => request.Currency).Must(OrganizationSettings.IsCurrency).WithCode("invalid");
        RuleFor(request => request.FiscalYearStartMonth).Between(1, 12);
        RuleFor(request => request.ExpectedVersion).Version();
    }
}
