using Microsoft.AspNetCore.Identity;
using Scorecard.Api.Infrastructure.Hosting;

namespace Scorecard.Api.Infrastructure.Identity;

internal static class PasskeySetup
{
    /// <summary>
    /// Passkeys belong to the host of <c>Scorecard:PublicUrl</c>, or else to the one that the request names. They are found without an
    /// address, and always with a fingerprint, a face or a PIN.
    /// </summary>
    public static void AddPasskeys(this IServiceCollection services)
    {
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.AddScoped<Passkeys>();
        services.AddSingleton<UsedChallenges>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<IConfiguration>((passkeys, configuration) =>
        {
            passkeys.ServerDomain = Uri.TryCreate(Sites.Public(configuration), UriKind.Absolute, out var site) ? site.Host : null;
            passkeys.ResidentKeyRequirement = "required";
            passkeys.UserVerificationRequirement = "required";
        });
    }
}
