namespace Scorecard.Api.Features.Session;

/// <summary>The table of contents of signing in: sessions, first set-up, the demo.</summary>
public static class SessionEndpoints
{
    public static void AddSigningIn(this IServiceCollection services)
    {
        services.AddScoped<SessionViews>();
        services.AddScoped<Founding>();
    }

    public static void MapSession(this IEndpointRouteBuilder api)
    {
        var session = api.MapGroup("session").WithTags("Session");
        GetSession.Map(session);
        SignIn.Map(session);
        SignOut.Map(session);
    }
}
