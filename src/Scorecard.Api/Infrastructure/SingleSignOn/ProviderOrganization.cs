using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.SingleSignOn;

/// <summary>Whose people the provider knows: the organization of the settings, or the only one of this instance.</summary>
public sealed class ProviderOrganization(SignInSettings settings, OrganizationRows rows)
{
    private Guid? _only;

    /// <summary>Null while there is none, or several of which the settings name none.</summary>
    public async Task<Guid?> IdAsync(CancellationToken ct)
    {
        if ((settings.Oidc?.Organization ?? _only) is { } known)
            return known;

        await using var command = rows.Above.CreateCommand("select case when count(*) = 1 then min(org_id::text)::uuid end from organizations");
        return _only = await command.ExecuteScalarAsync(ct) as Guid?;
    }
}
