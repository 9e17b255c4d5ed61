namespace Scorecard.Api.Features.Home;

/// <summary>The table of contents of the home feature: what one owes, what changed, where focus is lost.</summary>
public static class HomeEndpoints
{
    public static void AddHome(this IServiceCollection services)
    {
        services.AddScoped<Visits>();
        services.AddScoped<OwnPaySubjects>();
        services.AddScoped<ChangeLog>();
    }

    public static void MapHome(this IEndpointRouteBuilder api)
    {
        var home = api.MapGroup("").WithTags("Home");

        GetHome.Map(home);
        ListChanges.Map(home);
        ListFocusWarnings.Map(home);
    }
}
