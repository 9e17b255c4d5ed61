using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Features.Organizations;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.ApiKeys;

/// <summary>The keys of all people whom the reader manages, latest first.</summary>
public static class ListApiKeys
{
    public static void Map(IEndpointRouteBuilder people) => people
        .MapGet("api-keys", Handle)
        .WithName("listApiKeys")
        .WithSummary("The API keys of the organization's people")
        .RequirePermission(Permission.ManagePeople);

    private static async Task<Ok<ApiKeyView[]>> Handle(
        ApiKeyStore keys, People people, Reader reader, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var read = await reader.ReadAsync(new Needs { AllOf = [Person.Category] }, ct);
        var managed = read.Facts.All<Person>().Where(person => PersonAccess.MayManage(user, person.State)).ToDictionary(person => person.Id, person => person.State);
        var names = await people.AllAsync(user.OrgId, ct);
        var now = clock.GetUtcNow();
        return TypedResults.Ok((
            from key in await keys.ListAsync(user.OrgId, personId: null, ct)
            where managed.ContainsKey(key.PersonId)
            let name = names.GetValueOrDefault(key.PersonId)?.Name
            select ApiKeyView.Of(key, name is null ? null : new PersonRef(key.PersonId, name), managed[key.PersonId].Active, now)).ToArray());
    }
}
