using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Microsoft.Net.Http.Headers;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kernel;
using Claims = Scorecard.Api.Infrastructure.Security.Claims;

namespace Scorecard.Api.Infrastructure.SingleSignOn;

/// <summary>Access tokens of the provider, as the scheme <see cref="Schemes.Bearer"/>.</summary>
public static class BearerTokens
{
    private const string Prefix = "Bearer ";

    public static AuthenticationBuilder AddProviderTokens(this AuthenticationBuilder schemes)
    {
        schemes.Services.AddOptions<JwtBearerOptions>(Schemes.Bearer).Configure<ProviderMetadata, TokenRules>((bearer, metadata, rules) =>
        {
            bearer.MapInboundClaims = false;
            bearer.ConfigurationManager = metadata;
            bearer.TokenValidationParameters = rules.ForAccessTokens();
            bearer.Events = new JwtBearerEvents
            {
                OnMessageReceived = context => ReceiveAsync(context, metadata),
                OnTokenValidated = AdmitAsync,
                OnChallenge = RefuseAsync,
            };
        });
        return schemes.AddJwtBearer(Schemes.Bearer, _ => { });
    }

    private static async Task ReceiveAsync(MessageReceivedContext context, ProviderMetadata metadata)
    {
        if (!context.Request.Path.StartsWithSegments("/api"))
        {
            context.NoResult(); // files, pages and health are the same for everybody
            return;
        }

        context.Token = context.Request.Headers.Authorization.ToString()[Prefix.Length..].Trim();
        if (new JsonWebTokenHandler() is var tokens && tokens.CanReadToken(context.Token) && KeyIdOf(tokens, context.Token) is { } keyId)
            await metadata.ExpectKeyAsync(keyId, context.HttpContext.RequestAborted);
    }

    private static string? KeyIdOf(JsonWebTokenHandler tokens, string token)
    {
        try
        {
            return tokens.ReadJsonWebToken(token).Kid;
        }
        catch (ArgumentException)
        {
            return null; // no token, which validation says
        }
    }

    private static async Task AdmitAsync(TokenValidatedContext context)
    {
        var services = context.HttpContext.RequestServices;
        var claims = TokenClaims.Of((JsonWebToken)context.SecurityToken);
        if (await services.GetRequiredService<ProviderAdmission>().AdmitAsync(claims, context.HttpContext.RequestAborted) is { } refused)
        {
            context.Fail(new NotAdmittedException(refused));
            return;
        }

        var user = services.GetRequiredService<CurrentUser>();
        context.Principal = new ClaimsPrincipal(new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, user.PersonId.ToString()), new(Claims.Organization, user.OrgId.ToString())], Schemes.Bearer));
    }

    /// <summary>401 that says what is wrong with the token: RFC 6750 in the header, a code for the client in the body.</summary>
    private static async Task RefuseAsync(JwtBearerChallengeContext context)
    {
        context.HandleResponse();
        var error = context.AuthenticateFailure switch
        {
            NotAdmittedException refused => refused.Error,
            SecurityTokenExpiredException => SignInErrors.TokenExpired,
            null => Problems.SignInRequired,
            _ => SignInErrors.TokenInvalid,
        };
        context.Response.Headers[HeaderNames.WWWAuthenticate] = $"Bearer error=\"invalid_token\", error_description=\"{error.Code}\"";
        await Problems.From(StatusCodes.Status401Unauthorized, error).ExecuteAsync(context.HttpContext);
    }

    private sealed class NotAdmittedException(DomainError error) : Exception(error.Code)
    {
        public DomainError Error { get; } = error;
    }
}
