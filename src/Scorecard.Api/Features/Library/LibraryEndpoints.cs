using Scorecard.Api.Infrastructure.Security;

namespace Scorecard.Api.Features.Library;

/// <summary>The table of contents of the KPI library.</summary>
public static class LibraryEndpoints
{
    public static void AddLibrary(this IServiceCollection services) => services.AddScoped<Adoption>();

    public static void MapLibrary(this IEndpointRouteBuilder api)
    {
        var library = api.MapGroup("kpi-library").WithTags("KPI library").ForKeys();
        ListLibrary.Map(library);
        AdoptKpi.Map(library);
    }
}
