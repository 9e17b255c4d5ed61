using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Security;

namespace Scorecard.Api.Features.ApiKeys;

/// <summary>One's own keys, latest first, those that ended too.</summary>
public static class ListOwnApiKeys
{
    public static void Map(IEndpointRouteBuilder keys) => keys
        .MapGet("", Handle)
        .WithName("listOwnApiKeys")
        .WithSummary("One's own API keys")
        .RequireSignIn();

    private static async Task<Ok<ApiKeyView[]>> Handle(
        ApiKeyStore keys, People people, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var own = await people.FindAsync(user.OrgId, user.PersonId, ct);
        var person = own is null ? null : new PersonRef(own.Id, own.Name);
        var now = clock.GetUtcNow();
        return TypedResults.Ok((await keys.ListAsync(user.OrgId, user.PersonId, ct)).Select(key => ApiKeyView.Of(key, person, active: true, now)).ToArray());
    }
}
