using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Features.Organizations;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.ApiKeys;

/// <summary>Ends a key at once and for good: one's own, or that of a person whom one manages. Doing it twice is no error.</summary>
public static class RevokeApiKey
{
    private static readonly DomainError NotFound = new("api_key.not_found", "There is no such API key, or you may not see it.");

    public static void Map(IEndpointRouteBuilder keys) => keys
        .MapPost("{id}/revocations", Handle)
        .WithName("revokeApiKey")
        .WithSummary("Revoke an API key")
        .RequireSignIn();

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, ApiKeyStore keys, Reader reader, CurrentUser user, AuditTrail trail, CancellationToken ct)
    {
        var key = (await keys.ListAsync(user.OrgId, personId: null, ct)).FirstOrDefault(key => key.Id == id);
        if (key is null || !(key.PersonId == user.PersonId || await ManagesAsync(key.PersonId)))
            return Problems.From(NotFound);

        if (await keys.RevokeAsync(user.OrgId, id, ct))
            await trail.RecordAsync(user.OrgId, user.PersonId, AccessAct.ApiKeyRevoked, [new("key", id.ToString()), new("name", key.Name), new("person", key.PersonId.ToString())], ct);
        return TypedResults.NoContent();

        async Task<bool> ManagesAsync(Guid personId)
        {
            var read = await reader.ReadAsync(new() { Some = [(Person.Category, personId)] }, ct);
            return read.Facts.Find<Person>(personId) is { } person && PersonAccess.MayManage(user, person.State);
        }
    }
}
