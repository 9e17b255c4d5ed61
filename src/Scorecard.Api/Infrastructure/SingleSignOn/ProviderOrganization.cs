using Scorecard.Api.Infrastructure.Identity;

namespace Scorecard.Api.Infrastructure.SingleSignOn;

/// <summary>Whose people the provider knows: the organization of the settings, or the only one of this instance.</summary>
public sealed class ProviderOrganization(SignInSettings settings, OnlyOrganization organization)
{
    private Guid? _only;

    /// <summary>Null while there is none, or several of which the settings name none.</summary>
    public async Task<Guid?> IdAsync(CancellationToken ct)
    {
        if ((settings.Oidc?.Organization ?? _only) is { } known)
            return known;

        return _only = await organization.IdAsync(ct);
    }
}
