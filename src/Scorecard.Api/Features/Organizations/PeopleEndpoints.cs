using Scorecard.Api.Infrastructure.Security;

namespace Scorecard.Api.Features.Organizations;

/// <summary>The table of contents of the people feature.</summary>
public static class PeopleEndpoints
{
    public static void MapPeople(this IEndpointRouteBuilder api)
    {
        var people = api.MapGroup("people").WithTags("People").ForKeys();

        ListPeople.Map(people);
        AddPerson.Map(people);
        RevisePerson.Map(people);
        DeactivatePerson.Map(people);
        ReactivatePerson.Map(people);
        ErasePerson.Map(people);
        GrantRole.Map(people);
        RevokeRole.Map(people);
    }
}
