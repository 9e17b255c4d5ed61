namespace Scorecard.Api.Features.PersonalData;

/// <summary>The table of contents of what is known of a person, to take along.</summary>
public static class PersonalDataEndpoints
{
    public static void AddPersonalData(this IServiceCollection services) => services.AddScoped<PersonalDataReader>();

    public static void MapPersonalData(this IEndpointRouteBuilder api)
    {
        ExportOwnData.Map(api.MapGroup("session").WithTags("Session"));
        ExportPersonData.Map(api.MapGroup("people").WithTags("People"));
    }
}
