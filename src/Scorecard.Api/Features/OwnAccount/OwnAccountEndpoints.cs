namespace Scorecard.Api.Features.OwnAccount;

/// <summary>The table of contents of what one does with one's own account.</summary>
public static class OwnAccountEndpoints
{
    public static void AddOwnAccount(this IServiceCollection services) => services.AddScoped<PasswordProof>();

    public static void MapOwnAccount(this IEndpointRouteBuilder api)
    {
        ChangePassword.Map(api.MapGroup("session").WithTags("Session"));

        var account = api.MapGroup("account").WithTags("Account");
        GetAccount.Map(account);
        ListSessions.Map(account);
        EndSession.Map(account);
        EndOtherSessions.Map(account);
        BeginAuthenticator.Map(account);
        ConfirmAuthenticator.Map(account);
        RemoveAuthenticator.Map(account);
        MakeRecoveryCodes.Map(account);
        BeginPasskey.Map(account);
        AddPasskey.Map(account);
        RemovePasskey.Map(account);
    }
}
