using Scorecard.Api.Infrastructure.Security;

namespace Scorecard.Api.Features.Differences;

/// <summary>The table of contents of the differences between two moments.</summary>
public static class DifferenceEndpoints
{
    public static void AddDifferences(this IServiceCollection services) => services.AddScoped<DifferenceReader>();

    public static void MapDifferences(this IEndpointRouteBuilder api)
    {
        GetOrganizationDifference.Map(api.MapGroup("organization").WithTags("Organization").ForKeys());
        GetScorecardDifference.Map(api.MapGroup("scorecards").WithTags("Scorecards").ForKeys());
        GetKpiDifference.Map(api.MapGroup("kpis").WithTags("KPIs").ForKeys());
    }
}
