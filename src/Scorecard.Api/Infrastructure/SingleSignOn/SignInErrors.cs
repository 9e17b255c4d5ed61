using Scorecard.Domain.Kernel;

namespace Scorecard.Api.Infrastructure.SingleSignOn;

/// <summary>Why somebody is not let in, and why a token is not taken.</summary>
public static class SignInErrors
{
    public static readonly DomainError ProviderUnavailable =
        new("sign_in.provider_unavailable", "The identity provider cannot be reached. Try again in a moment.");

    public static readonly DomainError TokenExpired = new("token.expired", "The token has expired.");

    public static readonly DomainError TokenInvalid = new("token.invalid", "The token is not one that this API takes.");

    public static readonly DomainError NoOrganization = new("sign_in.no_organization", "The provider belongs to no organization of this instance yet.");

    public static readonly DomainError Unknown = new("sign_in.person_unknown", "Nobody here is known by this sign-in. Ask an administrator to add you.");

    public static readonly DomainError EmailMissing = new("sign_in.email_missing", "The provider did not say your e-mail address.");

    public static readonly DomainError EmailUnverified =
        new("sign_in.email_unverified", "Somebody here has this e-mail address, and the provider does not vouch for it being yours.");

    public static readonly DomainError NoProvider = new("sign_in.no_provider", "Nobody signs in by an identity provider here.");

    public static readonly DomainError Refused = new("sign_in.refused", "The identity provider did not confirm who signs in.");

    public static readonly DomainError Expired = new("sign_in.expired", "Signing in took too long, or was begun elsewhere. Start again.");

    public static readonly DomainError LocalAccountsOff = new("sign_in.local_accounts_off", "Passwords are switched off here.");

    public static readonly DomainError Deactivated = new("sign_in.deactivated", "This person no longer has access.");
}
