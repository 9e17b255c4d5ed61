using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.SingleSignOn;
using Scorecard.Domain.Kernel;

namespace Scorecard.Api.Features.Session;

/// <summary>Whom an invitation is for. The link is the secret: whoever has it may know.</summary>
public static class GetInvitation
{
    public static readonly DomainError NotFound = new("invitation.not_found", "This link has been used, has expired or was replaced. Ask for another one.");

    public static void Map(IEndpointRouteBuilder invitations) => invitations
        .MapGet("{token}", Handle)
        .WithName("getInvitation")
        .WithSummary("Whom an invitation is for")
        .AllowAnonymous()
        .ForLocalAccounts()
        .RequireRateLimiting(RateLimits.Guessing)
        .ProducesProblem(429);

    private static async Task<Results<Ok<AccountLinkInfo>, ProblemHttpResult>> Handle(
        string token, Invitations invitations, People people, CancellationToken ct) =>
        await invitations.FindAsync(new OneTimeToken(token), ct) is { } invited
        && await people.FindAsync(invited.OrgId, invited.PersonId, ct) is { } person
            ? TypedResults.Ok(new AccountLinkInfo(person.Name, person.Email))
            : Problems.From(NotFound);
}
