using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Organizations;

/// <summary>The organization's settings, and what day it is there.</summary>
public static class GetOrganization
{
    public static void Map(IEndpointRouteBuilder organization) => organization
        .MapGet("", Handle)
        .WithName("getOrganization")
        .WithSummary("The organization's settings")
        .RequirePermission(Permission.Read);

    private static Ok<OrganizationView> Handle(CurrentUser user) => TypedResults.Ok(OrganizationView.Of(user.Organization));
}

/// <param name="GreenAt">Lowest green score.</param>
/// <param name="AmberAt">Lowest amber score.</param>
/// <param name="ScoreCap">Highest score.</param>
/// <param name="GraceDays">Days after a period's end before a missing value is outdated.</param>
/// <param name="FocusLimit">How many KPIs pass without a warning.</param>
/// <param name="ApproveCorrections">Whoever replaces a value without leading the KPI's unit only proposes it.</param>
/// <param name="Today">The date in the organization's time zone.</param>
public sealed record OrganizationView(
    Guid Id,
    int Version,
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
    DateOnly Today)
{
    public static OrganizationView Of(OrganizationContext context)
    {
        var settings = context.Settings;
        return new(
            context.Id, context.Organization.Version, settings.Name, settings.Locale, settings.TimeZone, settings.Currency,
            settings.FiscalYearStartMonth, settings.GreenAt, settings.AmberAt, settings.ScoreCap, settings.GraceDays, settings.FocusLimit,
            settings.ApproveCorrections,
            context.Today);
    }
}
