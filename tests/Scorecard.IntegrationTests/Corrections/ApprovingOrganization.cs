using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.Corrections;

/// <summary>An organization of its own, in which corrections are approved.</summary>
public sealed class ApprovingOrganization : IAsyncLifetime
{
    public ApiFixture Api { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Api.AnonymousAsync();
        await Api.RunAsync(commands => commands.ChangeAsync<Organization, OrganizationEvent>(
            Api.OrgId, 1, organization => organization.Revise(organization.Settings! with { ApproveCorrections = true }, hasFiscalPeriods: false), default));
    }

    public ValueTask DisposeAsync() => Api.DisposeAsync();
}
