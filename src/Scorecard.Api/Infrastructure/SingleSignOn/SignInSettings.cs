using System.Net;
using Scorecard.Api.Infrastructure.Json;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Infrastructure.SingleSignOn;

/// <summary>The ways in, <c>Scorecard:SignIn</c>.</summary>
public sealed record SignInSettings
{
    private const string Section = "Scorecard:SignIn";

    /// <summary>Whether people may have passwords here.</summary>
    public bool LocalAccounts { get; init; } = true;

    /// <summary>The OpenID Connect provider; null = none.</summary>
    public ProviderSettings? Oidc { get; init; }

    /// <exception cref="SignInSettingsException">Something is misspelt, missing or contradictory: better no start than a way in that nobody meant.</exception>
    public static SignInSettings Of(IConfiguration configuration)
    {
        SignInSettings settings;
        try
        {
            settings = configuration.GetSection(Section).Get<SignInSettings>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new();
        }
        catch (InvalidOperationException misspelt)
        {
            throw new SignInSettingsException($"{Section}: {misspelt.Message}");
        }

        if (!settings.LocalAccounts && settings.Oidc is null)
            throw new SignInSettingsException($"{Section}:LocalAccounts is false and {Section}:Oidc is not set: nobody could sign in.");

        if (settings.Oidc?.Faults().FirstOrDefault() is { } fault)
            throw new SignInSettingsException($"{Section}:Oidc:{fault}");

        return settings;
    }
}

/// <summary>An OpenID Connect provider, and what its tokens mean here. <c>docs/sign-in.md</c> has examples.</summary>
public sealed record ProviderSettings
{
    public static readonly TimeSpan LargestSkew = TimeSpan.FromMinutes(5);

    /// <summary>What people call it, on the button of the sign-in page.</summary>
    public string Name { get; init; } = "";

    /// <summary>The issuer's address, below which <c>.well-known/openid-configuration</c> is.</summary>
    public string Authority { get; init; } = "";

    /// <summary>What access tokens for this API name as their audience.</summary>
    public string Audience { get; init; } = "";

    /// <summary>As which client browsers sign in; null = tokens are taken and nobody signs in by browser.</summary>
    public string? ClientId { get; init; }

    /// <summary>Null for a public client.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>What signing in by browser asks for, separated by spaces. With <c>offline_access</c> sessions are renewed where the provider wants it asked for.</summary>
    public string Scopes { get; init; } = "openid profile email offline_access";

    /// <summary>The resource (RFC 8707) that signing in asks a token for; null = the scopes alone say it.</summary>
    public string? Resource { get; init; }

    /// <summary>The organization whose people it knows; null = the only one there is.</summary>
    public Guid? Organization { get; init; }

    /// <summary>Null = unless it is on this machine.</summary>
    public bool? RequireHttpsMetadata { get; init; }

    /// <summary>By how much the clocks of provider and API may differ; 0 to 5 minutes.</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether somebody whom nobody added is added when first seen. Without a mapped role such a person may do nothing.</summary>
    public bool CreatePeople { get; init; } = true;

    public ClaimNames Claims { get; init; } = new();

    public IReadOnlyList<RoleRule> Roles { get; init; } = [];

    /// <summary>Clients without people, by client id: as whom they act, by e-mail address.</summary>
    public IReadOnlyDictionary<string, string> Machines { get; init; } = new Dictionary<string, string>();

    public bool RequiresHttps => RequireHttpsMetadata ?? !IsLoopback(new Uri(Authority));

    /// <summary>What is wrong, each beginning with the setting's name.</summary>
    internal IEnumerable<string> Faults()
    {
        if (Name.Trim() is { Length: 0 or > 60 })
            yield return "Name is required, 1 to 60 characters: people see it on the sign-in page.";
        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var authority) || authority.Scheme is not ("https" or "http"))
            yield return "Authority must be the provider's address, such as https://login.example.com/realms/work.";
        else if (RequiresHttps && authority.Scheme != "https")
            yield return "Authority must be https: tokens are no better than the keys they are checked with. RequireHttpsMetadata=false allows http on a network of your own.";
        if (Audience.Trim().Length == 0)
            yield return "Audience is required: without one every token of the provider, for whatever application, would be taken.";
        if (ClockSkew < TimeSpan.Zero || ClockSkew > LargestSkew)
            yield return "ClockSkew must be 00:00:00 to 00:05:00.";
        if (ClientId is null && ClientSecret is not null)
            yield return "ClientSecret without ClientId says nothing.";
        if (!Scopes.Split(' ').Contains("openid"))
            yield return "Scopes must contain openid.";
        foreach (var (rule, index) in Roles.Select((rule, index) => (rule, index)))
        {
            if (rule.Value.Length == 0)
                yield return $"Roles:{index}:Value is required.";
            if (rule.Granted is null)
                yield return $"Roles:{index}:Role must be one of {string.Join(", ", EnumNames.All<Role>().Keys)}.";
            if (rule is { Unit: not null, UnitClaim: not null })
                yield return $"Roles:{index} has Unit and UnitClaim; it can have one of them.";
        }
    }

    private static bool IsLoopback(Uri address) =>
        address.Host == "localhost" || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}

/// <summary>Under which names a token has what is asked of it. A name with dots is looked up as it is and then as a path: <c>realm_access.roles</c>.</summary>
public sealed record ClaimNames
{
    /// <summary>Names the person at the provider, the same in every token, for ever.</summary>
    public string Subject { get; init; } = "sub";

    public string Email { get; init; } = "email";

    /// <summary>Says that the address is the person's: only then is somebody who is there already found by it.</summary>
    public string EmailVerified { get; init; } = "email_verified";

    public string Name { get; init; } = "name";

    public string Roles { get; init; } = "roles";
}

/// <summary>A value of the roles claim and what it gives here.</summary>
public sealed record RoleRule
{
    /// <summary>Of the claim, exactly.</summary>
    public string Value { get; init; } = "";

    /// <summary>Such as <c>unit-manager</c>.</summary>
    public string Role { get; init; } = "";

    /// <summary>The code of the unit in which the role counts; null = the top unit, unless <see cref="UnitClaim"/> says it.</summary>
    public string? Unit { get; init; }

    /// <summary>The claim that has the codes of the units in which the role counts.</summary>
    public string? UnitClaim { get; init; }

    internal Role? Granted => EnumNames.All<Role>().TryGetValue(Role, out var role) ? role : null;
}

/// <summary>The settings of signing in cannot be meant. The message names the setting.</summary>
public sealed class SignInSettingsException(string message) : Exception(message);
