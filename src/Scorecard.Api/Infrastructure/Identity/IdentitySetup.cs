using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.SingleSignOn;

namespace Scorecard.Api.Infrastructure.Identity;

public static class IdentitySetup
{
    /// <summary>Local accounts, cookie sessions and the keys that protect them, all in the one database.</summary>
    public static void AddIdentity(this IServiceCollection services, IConfiguration configuration, SignInSettings signIn)
    {
        services.AddDbContext<AccountsDbContext>((provider, options) => options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddIdentityCore<Account>(identity =>
        {
            identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3; // with passkeys
            identity.User.RequireUniqueEmail = true;
            identity.User.AllowedUserNameCharacters = ""; // an address may have any
            identity.Password = new PasswordOptions
            {
                RequiredLength = Accounts.ShortestPassword,
                RequireDigit = false,
                RequireLowercase = false,
                RequireUppercase = false,
                RequireNonAlphanumeric = false,
            };
        }).AddEntityFrameworkStores<AccountsDbContext>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 210_000); // OWASP, PBKDF2 with SHA-512

        services.AddScoped<Accounts>();
        services.AddScoped<Passwords>();
        services.AddScoped<Sessions>();
        services.AddSingleton(SessionLife.Read(configuration));
        services.AddSingleton<SessionStore>();
        services.AddSingleton<SessionSightings>();
        services.AddSingleton<PasswordResets>();
        services.AddSingleton<RecoveryCodes>();
        services.AddSingleton<SecondFactors>();
        services.AddSingleton<SignInChallenges>();
        services.AddPasskeys();
        services.AddSingleton<IChore, SessionPurge>();
        services.AddSingleton<People>();
        services.AddSingleton<Invitations>();
        services.AddSingleton<OnlyOrganization>();
        services.AddSingleton<SetupLinks>();
        services.AddSingleton<IChore>(provider => provider.GetRequiredService<SetupLinks>());
        services.AddSingleton<SignInFailures>();
        services.AddSingleton<PersonErasure>();

        services.AddDataProtection().SetApplicationName("Scorecard").ProtectKeys(configuration);
        if (!DatabaseSetup.IsDocumentGeneration)
            services.AddHostedService(provider => provider.GetRequiredService<SessionSightings>());
        if (!DatabaseSetup.IsDocumentGeneration)
            services.AddOptions<KeyManagementOptions>().Configure<NpgsqlDataSource>((keys, db) => keys.XmlRepository = new DataProtectionKeys(db));

        var schemes = services.AddSchemes();
        if (signIn.Oidc is null)
            schemes.AddRefusing(Schemes.Bearer);
        else
            schemes.AddProviderTokens();

        schemes.AddApiKeys().AddCookie(Schemes.Cookie, cookie =>
        {
            cookie.Cookie.Name = Schemes.CookieName;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = 2 * SessionStore.Lifetime; // it is renewed in its second half only, and must outlive the session
            cookie.SlidingExpiration = true;
            cookie.Events = new CookieAuthenticationEvents
            {
                OnValidatePrincipal = context => context.HttpContext.RequestServices.GetRequiredService<Sessions>().ValidateAsync(context),
                OnRedirectToLogin = context => Status(context, StatusCodes.Status401Unauthorized),
                OnRedirectToAccessDenied = context => Status(context, StatusCodes.Status403Forbidden),
            };
        });
    }

    /// <summary>The body follows from the status, as for every bare one.</summary>
    private static Task Status(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
