using Scorecard.Api.Infrastructure.Security;

namespace Scorecard.Api.Features.Organizations;

/// <summary>The table of contents of the organization feature.</summary>
public static class OrganizationEndpoints
{
    public static void MapOrganization(this IEndpointRouteBuilder api)
    {
        var organization = api.MapGroup("organization").WithTags("Organization").ForKeys();
        GetOrganization.Map(organization);
        ReviseOrganization.Map(organization);

        var units = api.MapGroup("units").WithTags("Organization").ForKeys();
        ListUnits.Map(units);
        DefineUnit.Map(units);
        ReviseUnit.Map(units);
        CloseUnit.Map(units);
        ReopenUnit.Map(units);
    }
}
