using Scorecard.Api.Infrastructure.Security;

namespace Scorecard.Api.Features.Closing;

/// <summary>The table of contents of the feature of closing periods.</summary>
public static class ClosingEndpoints
{
    public static void AddClosing(this IServiceCollection services) => services.AddScoped<PeriodCloser>();

    public static void MapClosing(this IEndpointRouteBuilder api)
    {
        var closing = api.MapGroup("").WithTags("Closing").ForKeys();

        GetPeriodCloses.Map(closing);
        ListMissingValues.Map(closing);
        ClosePeriod.Map(closing);
        ReopenPeriod.Map(closing);
    }
}
