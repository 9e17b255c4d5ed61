namespace Scorecard.Api.Features.Session;

/// <summary>The table of contents of signing in: sessions, first set-up, invitations, the demo.</summary>
public static class SessionEndpoints
{
    public static void AddSigningIn(this IServiceCollection services)
    {
        services.AddScoped<SessionViews>();
        services.AddScoped<Founding>();
        services.AddSingleton<DemoPeople>();
    }

    public static void MapSession(this IEndpointRouteBuilder api)
    {
        var session = api.MapGroup("session").WithTags("Session");
        GetSession.Map(session);
        SignIn.Map(session);
        SignOut.Map(session);
        ChangePassword.Map(session);
        SetPreferences.Map(session);

        var setup = api.MapGroup("setup").WithTags("Session");
        GetSetup.Map(setup);
        CompleteSetup.Map(setup);

        var invitations = api.MapGroup("invitations").WithTags("Session");
        GetInvitation.Map(invitations);
        AcceptInvitation.Map(invitations);
        InvitePerson.Map(api.MapGroup("people").WithTags("People"));

        var demo = api.MapGroup("demo").WithTags("Session");
        GetDemo.Map(demo);
        DemoSignIn.Map(demo);
        ResetDemo.Map(demo);
    }
}
