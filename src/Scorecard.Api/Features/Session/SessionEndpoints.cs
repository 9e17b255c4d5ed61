using System.Security.Cryptography.X509Certificates;
using Scorecard.Api.Infrastructure.Mail;

namespace Scorecard.Api.Features.Session;

/// <summary>The table of contents of signing in: sessions, first set-up, invitations, forgotten passwords, the demo.</summary>
public static class SessionEndpoints
{
    public static void AddSigningIn(this IServiceCollection services)
    {
        services.AddScoped<SessionViews>();
        services.AddScoped<Founding>();
        services.AddSingleton<DemoPeople>();
        services.AddScoped<AccountSubject>();
        services.AddScoped<AccountLinks>();
        services.AddSingleton(provider => new Mailer(
            MailSettings.Read(provider.GetRequiredService<IConfiguration>()),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<X509ChainPolicy>()));
        services.AddSingleton<AccountMails>();
        services.AddSingleton<ForgottenPasswords>();
        services.AddHostedService(provider => provider.GetRequiredService<ForgottenPasswords>());
    }

    public static void MapSession(this IEndpointRouteBuilder api)
    {
        var session = api.MapGroup("session").WithTags("Session");
        GetSession.Map(session);
        SignIn.Map(session);
        BeginProviderSignIn.Map(session);
        FinishProviderSignIn.Map(session);
        SignOut.Map(session);
        SignInWithCode.Map(session);
        BeginPasskeySignIn.Map(session);
        SignInWithPasskey.Map(session);
        SetPreferences.Map(session);

        var setup = api.MapGroup("setup").WithTags("Session");
        GetSetup.Map(setup);
        CompleteSetup.Map(setup);

        var invitations = api.MapGroup("invitations").WithTags("Session");
        GetInvitation.Map(invitations);
        AcceptInvitation.Map(invitations);

        var resets = api.MapGroup("password-resets").WithTags("Session");
        AskForPasswordReset.Map(resets);
        GetPasswordReset.Map(resets);
        ResetPassword.Map(resets);

        var people = api.MapGroup("people").WithTags("People");
        InvitePerson.Map(people);
        MakePasswordReset.Map(people);
        EndPersonSessions.Map(people);
        ResetSecondFactor.Map(people);

        var demo = api.MapGroup("demo").WithTags("Session");
        GetDemo.Map(demo);
        DemoSignIn.Map(demo);
        ResetDemo.Map(demo);
    }
}
