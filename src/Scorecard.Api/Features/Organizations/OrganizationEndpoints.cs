namespace Scorecard.Api.Features.Organizations;

/// <summary>The table of contents of the organization feature.</summary>
public static class OrganizationEndpoints
{
    public static void MapOrganization(this IEndpointRouteBuilder api)
    {
        var organization = api.MapGroup("organization").WithTags("Organization");
        GetOrganization.Map(organization);

        var units = api.MapGroup("units").WithTags("Organization");
        DefineUnit.Map(units);
        ReviseUnit.Map(units);
    }
}
