using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.Identity;

/// <summary>The organization of an instance that serves one.</summary>
public sealed class OnlyOrganization(OrganizationRows rows)
{
    /// <summary>Null while there is none, or where there are several.</summary>
    public async Task<Guid?> IdAsync(CancellationToken ct)
    {
        await using var command = rows.Above.CreateCommand("select case when count(*) = 1 then min(org_id::text)::uuid end from organizations");
        return await command.ExecuteScalarAsync(ct) as Guid?;
    }
}
