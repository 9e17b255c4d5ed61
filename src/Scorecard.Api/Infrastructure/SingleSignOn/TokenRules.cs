using Microsoft.IdentityModel.Tokens;

namespace Scorecard.Api.Infrastructure.SingleSignOn;

/// <summary>What a token must be like: signed by the provider with a key pair, for us, in force by our clock.</summary>
public sealed class TokenRules(SignInSettings settings, TimeProvider clock)
{
    /// <summary>No <c>none</c>, and nothing with a shared secret: whoever can check a token must not be able to make one.</summary>
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>Types of tokens that give access (RFC 9068) or do not say what they are; a token for signing out is none of them.</summary>
    private static readonly string[] AccessTokenTypes = ["at+jwt", "application/at+jwt", "JWT"];

    private ProviderSettings Provider => settings.Oidc!;

    public TokenValidationParameters ForAccessTokens()
    {
        var rules = For(Provider.Audience);
        rules.TypeValidator = (type, _, _) =>
            string.IsNullOrEmpty(type) || AccessTokenTypes.Contains(type, StringComparer.OrdinalIgnoreCase)
                ? type
                : throw new SecurityTokenInvalidTypeException($"{type} is no access token.");
        return rules;
    }

    public TokenValidationParameters ForIdTokens() => For(Provider.ClientId!);

    private TokenValidationParameters For(string audience) => new()
    {
        ValidAudience = audience,
        ValidAlgorithms = Algorithms,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        ValidateIssuer = true,
        ValidateIssuerSigningKey = true,
        ClockSkew = Provider.ClockSkew,
        LifetimeValidator = IsInForce,
    };

    private bool IsInForce(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters rules)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (expires is null || notBefore > now + rules.ClockSkew)
            return false;

        return expires + rules.ClockSkew > now ? true : throw new SecurityTokenExpiredException("The token has expired.") { Expires = expires.Value };
    }
}
