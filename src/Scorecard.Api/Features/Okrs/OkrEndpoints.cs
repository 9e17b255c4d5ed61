using Scorecard.Api.Infrastructure.Security;

namespace Scorecard.Api.Features.Okrs;

/// <summary>The table of contents of objectives and key results.</summary>
public static class OkrEndpoints
{
    public static void AddOkrs(this IServiceCollection services)
    {
        services.AddScoped(provider => OkrAccess.Of(provider.GetRequiredService<CurrentUser>()));
        services.AddScoped<OkrReader>();
    }

    public static void MapOkrs(this IEndpointRouteBuilder api)
    {
        var cycles = api.MapGroup("cycles").WithTags("OKRs");
        ListCycles.Map(cycles);
    }
}
