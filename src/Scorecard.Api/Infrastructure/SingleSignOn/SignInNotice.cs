using Scorecard.Api.Infrastructure.Errors;

namespace Scorecard.Api.Infrastructure.SingleSignOn;

/// <summary>Says at start which ways in there are, so that nobody is locked out without the log telling why. The provider may be away; the program starts without it.</summary>
public sealed partial class SignInNotice(SignInSettings settings, ProviderMetadata metadata, ILogger<SignInNotice> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Oidc is not { } provider)
        {
            LocalAlone(log);
            return;
        }

        Ways(
            log,
            settings.LocalAccounts ? "on" : "off",
            provider.Name,
            provider.Authority,
            provider.ClientId is null ? "tokens alone, because ClientId is not set" : "browsers and tokens",
            provider.CreatePeople ? "added when first seen" : "must be there already",
            provider.Roles.Count);
        if (provider.Roles.Count == 0 && provider.CreatePeople)
            NoRoles(log, provider.Name);
        try
        {
            await metadata.GetConfigurationAsync(stoppingToken);
        }
        catch (RefusedException) when (!settings.LocalAccounts)
        {
            NobodyCan(log, provider.Name);
        }
        catch (RefusedException)
        {
            NobodyByIt(log, provider.Name);
        }
    }

    [LoggerMessage(LogLevel.Information, "Signing in: local accounts are on, there is no single sign-on.")]
    private static partial void LocalAlone(ILogger log);

    [LoggerMessage(
        LogLevel.Information,
        "Signing in: local accounts are {LocalAccounts}; {Provider} at {Authority} for {What}, its people {People}, {Rules} rules for roles.")]
    private static partial void Ways(ILogger log, string localAccounts, string provider, string authority, string what, string people, int rules);

    [LoggerMessage(LogLevel.Information, "No claim of {Provider} is mapped to a role: whoever it adds may do nothing until an administrator grants one.")]
    private static partial void NoRoles(ILogger log, string provider);

    [LoggerMessage(LogLevel.Error, "{Provider} cannot be reached and local accounts are off: nobody can sign in until it answers.")]
    private static partial void NobodyCan(ILogger log, string provider);

    [LoggerMessage(LogLevel.Warning, "{Provider} cannot be reached: nobody can sign in with it until it answers.")]
    private static partial void NobodyByIt(ILogger log, string provider);
}
