namespace Scorecard.Api.Features.Organizations;

/// <summary>The table of contents of the organization feature.</summary>
public static class OrganizationEndpoints
{
    public static void MapOrganization(this IEndpointRouteBuilder api)
    {
        var organization = api.MapGroup("organization").WithTags("Organization");
        GetOrganization.Map(organization);
        ReviseOrganization.Map(organization);

        var units = api.MapGroup("units").WithTags("Organization");
        ListUnits.Map(units);
        DefineUnit.Map(units);
        ReviseUnit.Map(units);
        CloseUnit.Map(units);
        ReopenUnit.Map(units);
    }
}
