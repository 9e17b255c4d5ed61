using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Scorecard.Api.Infrastructure.Errors;

namespace Scorecard.Api.Infrastructure.SingleSignOn;

/// <summary>What the provider issued, checked.</summary>
/// <param name="IdToken">As it came; null where renewing brought no new one.</param>
/// <param name="RefreshToken">Null = none, or the one before goes on.</param>
/// <param name="Claims">Of the ID token and, where it is for this API, the access token; null where renewing brought neither.</param>
public sealed record ProviderTokens(string? IdToken, string? RefreshToken, DateTimeOffset ExpiresAt, TokenClaims? Claims);

/// <summary>Talks to the provider as the client that browsers sign in to.</summary>
public sealed partial class ProviderClient(
    SignInSettings settings, ProviderMetadata metadata, TokenRules rules, IHttpClientFactory clients, TimeProvider clock, ILogger<ProviderClient> log)
{
    private static readonly JsonWebTokenHandler Tokens = new() { MapInboundClaims = false };

    private ProviderSettings Provider => settings.Oidc!;

    /// <summary>Where a browser signs in.</summary>
    /// <param name="silently">Only if nobody need be asked anything.</param>
    public async Task<string> AuthorizationAddressAsync(SignInTicket ticket, bool silently, CancellationToken ct)
    {
        var known = await metadata.GetConfigurationAsync(ct);
        return QueryHelpers.AddQueryString(known.AuthorizationEndpoint, Stated(new()
        {
            ["client_id"] = Provider.ClientId,
            ["response_type"] = "code",
            ["redirect_uri"] = ticket.ReturnAddress,
            ["scope"] = Provider.Scopes,
            ["resource"] = Provider.Resource,
            ["state"] = ticket.State,
            ["nonce"] = ticket.Nonce,
            ["code_challenge"] = ticket.Challenge,
            ["code_challenge_method"] = "S256",
            ["prompt"] = silently ? "none" : null,
        }));
    }

    /// <summary>Redeems the code; null when the provider refuses it, or what it issues does not hold.</summary>
    public async Task<ProviderTokens?> RedeemAsync(SignInTicket ticket, string code, CancellationToken ct)
    {
        var issued = await AskAsync(
            known => known.TokenEndpoint,
            new()
            {
                ["grant_type"] = "authorization_code",
                ["code"] = code,
                ["redirect_uri"] = ticket.ReturnAddress,
                ["code_verifier"] = ticket.Verifier,
                ["resource"] = Provider.Resource,
            },
            ct);
        return issued is { } tokens && await CheckAsync(tokens, ct) is { IdToken: not null } good && good.Claims!.One("nonce") == ticket.Nonce ? good : null;
    }

    /// <summary>Renews what was issued; null when the provider does not want to any more.</summary>
    /// <exception cref="RefusedException">503: it cannot be reached.</exception>
    public async Task<ProviderTokens?> RenewAsync(string refreshToken, CancellationToken ct) =>
        await AskAsync(known => known.TokenEndpoint, new() { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken }, ct) is { } tokens
            ? await CheckAsync(tokens, ct)
            : null;

    /// <summary>Has the provider forget a refresh token, where it can.</summary>
    public async Task RevokeAsync(string refreshToken, CancellationToken ct)
    {
        try
        {
            await AskAsync(
                known => known.AdditionalData.TryGetValue("revocation_endpoint", out var address) ? address as string : null,
                new() { ["token"] = refreshToken, ["token_type_hint"] = "refresh_token" },
                ct);
        }
        catch (RefusedException away)
        {
            NotRevoked(log, away.Message); // it ends by itself; whoever signs out need not wait for that
        }
    }

    /// <summary>Where the provider ends its own session; null when it is away or has no such address.</summary>
    public async Task<string?> EndAddressAsync(string idToken, string returnAddress, CancellationToken ct)
    {
        try
        {
            var known = await metadata.GetConfigurationAsync(ct);
            return string.IsNullOrEmpty(known.EndSessionEndpoint)
                ? null
                : QueryHelpers.AddQueryString(known.EndSessionEndpoint, new Dictionary<string, string?>
                {
                    ["id_token_hint"] = idToken,
                    ["client_id"] = Provider.ClientId,
                    ["post_logout_redirect_uri"] = returnAddress,
                });
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    private async Task<ProviderTokens?> CheckAsync(JsonElement issued, CancellationToken ct)
    {
        var (idText, accessText) = (TextOf(issued, "id_token"), TextOf(issued, "access_token"));
        var id = idText is null ? null : await ValidAsync(idText, rules.ForIdTokens(), ct);
        if (idText is not null && id is null)
            return null;

        var access = accessText is not null && Tokens.CanReadToken(accessText) ? await ValidAsync(accessText, rules.ForAccessTokens(), ct) : null;
        if (id is not null && access is not null && SubjectOf(id) != SubjectOf(access))
            return null;

        var lasts = issued.TryGetProperty("expires_in", out var seconds) && seconds.TryGetInt32(out var stated) ? clock.GetUtcNow().AddSeconds(stated) : (DateTimeOffset?)null;
        JsonWebToken[] read = [.. new[] { id, access }.OfType<JsonWebToken>()];
        return new(
            idText,
            TextOf(issued, "refresh_token"),
            lasts ?? (read is [] ? clock.GetUtcNow() : new DateTimeOffset(read[0].ValidTo, TimeSpan.Zero)),
            read is [] ? null : TokenClaims.Of(read));
    }

    private string? SubjectOf(JsonWebToken token) => TokenClaims.Of(token).One(Provider.Claims.Subject);

    private async Task<JsonWebToken?> ValidAsync(string token, TokenValidationParameters expected, CancellationToken ct)
    {
        if (!Tokens.CanReadToken(token))
            return null;

        await metadata.ExpectKeyAsync(Tokens.ReadJsonWebToken(token).Kid, ct);
        var known = await metadata.GetConfigurationAsync(ct);
        expected.ValidIssuer = known.Issuer;
        expected.IssuerSigningKeys = known.SigningKeys;
        var result = await Tokens.ValidateTokenAsync(token, expected);
        return result.IsValid ? (JsonWebToken)result.SecurityToken : null;
    }

    /// <summary>The answer; null when the provider refuses.</summary>
    private async Task<JsonElement?> AskAsync(Func<OpenIdConnectConfiguration, string?> where, Dictionary<string, string?> form, CancellationToken ct)
    {
        var known = await metadata.GetConfigurationAsync(ct);
        if (where(known) is not { } address)
            return null;

        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        var methods = known.TokenEndpointAuthMethodsSupported;
        if (Provider.ClientSecret is { } secret && (methods.Count == 0 || methods.Contains("client_secret_basic")))
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(
                $"{Uri.EscapeDataString(Provider.ClientId!)}:{Uri.EscapeDataString(secret)}")));
        else
            (form["client_id"], form["client_secret"]) = (Provider.ClientId, Provider.ClientSecret);

        request.Content = new FormUrlEncodedContent(Stated(form)!);
        try
        {
            using var response = await clients.CreateClient(ProviderMetadata.HttpClient).SendAsync(request, ct);
            if ((int)response.StatusCode >= 500)
                throw new HttpRequestException($"It answered {(int)response.StatusCode}.");

            var body = await response.Content.ReadAsStringAsync(ct);
            if (response.IsSuccessStatusCode)
                return body.Length == 0 ? default(JsonElement) : JsonElement.Parse(body);

            Refused(log, Provider.Name, (int)response.StatusCode, ErrorOf(body));
            return null;
        }
        catch (Exception away) when (away is HttpRequestException or JsonException || (away is TaskCanceledException && !ct.IsCancellationRequested))
        {
            Away(log, Provider.Name, away.Message);
            throw new RefusedException(StatusCodes.Status503ServiceUnavailable, SignInErrors.ProviderUnavailable);
        }
    }

    /// <summary>The code of an OAuth error alone: descriptions may name people.</summary>
    private static string ErrorOf(string body)
    {
        try
        {
            return TextOf(JsonElement.Parse(body), "error") ?? "no code";
        }
        catch (JsonException)
        {
            return "no code";
        }
    }

    private static string? TextOf(JsonElement answer, string name) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static Dictionary<string, string?> Stated(Dictionary<string, string?> parameters) =>
        parameters.Where(parameter => parameter.Value is not null).ToDictionary();

    [LoggerMessage(LogLevel.Warning, "{Provider} refused to issue a token: {Status} {Error}")]
    private static partial void Refused(ILogger log, string provider, int status, string error);

    [LoggerMessage(LogLevel.Warning, "{Provider} cannot be reached: {Reason}")]
    private static partial void Away(ILogger log, string provider, string reason);

    [LoggerMessage(LogLevel.Warning, "A refresh token could not be revoked at sign-out: {Reason}")]
    private static partial void NotRevoked(ILogger log, string reason);
}
