using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.SingleSignOn;
using Scorecard.Domain.Kernel;

namespace Scorecard.Api.Features.Session;

/// <summary>Whose password a link sets. The link is the secret: whoever has it may know.</summary>
public static class GetPasswordReset
{
    public static readonly DomainError NotFound = new("password_reset.not_found", "This link has been used, has expired or was replaced. Ask for another one.");

    public static void Map(IEndpointRouteBuilder resets) => resets
        .MapGet("{token}", Handle)
        .WithName("getPasswordReset")
        .WithSummary("Whose password a link sets")
        .AllowAnonymous()
        .ForLocalAccounts()
        .RequireRateLimiting(RateLimits.Guessing)
        .ProducesProblem(429);

    private static async Task<Results<Ok<AccountLinkInfo>, ProblemHttpResult>> Handle(string token, PasswordResets resets, People people, CancellationToken ct) =>
        await resets.FindAsync(new OneTimeToken(token), ct) is { } found && await people.FindAsync(found.OrgId, found.PersonId, ct) is { } person
            ? TypedResults.Ok(new AccountLinkInfo(person.Name, person.Email))
            : Problems.From(NotFound);
}
