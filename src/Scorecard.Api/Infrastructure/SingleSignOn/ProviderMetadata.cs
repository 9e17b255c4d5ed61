using System.Text.Json;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Scorecard.Api.Infrastructure.Errors;

namespace Scorecard.Api.Infrastructure.SingleSignOn;

/// <summary>
/// The provider's discovery document and keys: fetched when first needed, again once a day, and when a token names a key that is not known.
/// Unknown keys, and a provider that does not answer, have it fetched no more often than every <see cref="Pause"/>. What was fetched once goes
/// on to be used while the provider is away.
/// </summary>
public sealed partial class ProviderMetadata(
    SignInSettings settings, IHttpClientFactory clients, TimeProvider clock, ILogger<ProviderMetadata> log) : IConfigurationManager<OpenIdConnectConfiguration>, IDisposable
{
    public const string HttpClient = "identity-provider";

    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private readonly SemaphoreSlim _one = new(1, 1);
    private OpenIdConnectConfiguration? _known;
    private DateTimeOffset? _fetchedAt;
    private DateTimeOffset? _failedAt;
    private DateTimeOffset? _expectedAt;

    private ProviderSettings Provider => settings.Oidc ?? throw new InvalidOperationException("There is no provider.");

    /// <exception cref="RefusedException">503: it could not be had yet.</exception>
    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        if (_known is { } known && IsWithin(Lifetime, _fetchedAt))
            return known;

        await RefreshAsync(_known, cancel);
        return _known ?? throw new RefusedException(StatusCodes.Status503ServiceUnavailable, SignInErrors.ProviderUnavailable);
    }

    /// <summary>Makes sure that the keys are of today when a token was signed with one that is not among them.</summary>
    public async Task ExpectKeyAsync(string? keyId, CancellationToken ct)
    {
        var known = await GetConfigurationAsync(ct);
        if (known.SigningKeys.Any(key => key.KeyId == keyId) || IsWithin(Pause, _expectedAt))
            return;

        _expectedAt = clock.GetUtcNow();
        await RefreshAsync(known, ct);
    }

    /// <summary>Does nothing: whoever misses a key says which, <see cref="ExpectKeyAsync"/>.</summary>
    public void RequestRefresh()
    {
    }

    /// <param name="seen">What is not good enough; whoever waited behind a fetch finds another one.</param>
    private async Task RefreshAsync(OpenIdConnectConfiguration? seen, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (!ReferenceEquals(_known, seen) || IsWithin(Pause, _failedAt))
                return;

            var documents = new HttpDocumentRetriever(clients.CreateClient(HttpClient)) { RequireHttps = Provider.RequiresHttps };
            var found = await OpenIdConnectConfigurationRetriever.GetAsync(
                $"{Provider.Authority.TrimEnd('/')}/.well-known/openid-configuration", documents, CancellationToken.None); // for all who wait, so not ended by one
            if (found.SigningKeys.Count == 0 || string.IsNullOrEmpty(found.Issuer))
                throw new InvalidOperationException("The document names no issuer or no keys.");

            (_known, _fetchedAt, _failedAt) = (found, clock.GetUtcNow(), null);
        }
        catch (Exception outage) when (outage is InvalidOperationException or IOException or HttpRequestException or TaskCanceledException or ArgumentException or JsonException)
        {
            _failedAt = clock.GetUtcNow();
            Unavailable(log, Provider.Authority, Innermost(outage).Message);
        }
        finally
        {
            _one.Release();
        }
    }

    private bool IsWithin(TimeSpan time, DateTimeOffset? since) => since is { } then && (clock.GetUtcNow() - then).Duration() < time;

    public void Dispose() => _one.Dispose();

    private static Exception Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception;

    [LoggerMessage(LogLevel.Warning, "The identity provider at {Authority} gave no configuration: {Reason}")]
    private static partial void Unavailable(ILogger log, string authority, string reason);
}
