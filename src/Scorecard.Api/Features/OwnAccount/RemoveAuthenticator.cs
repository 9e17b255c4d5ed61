using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;

namespace Scorecard.Api.Features.OwnAccount;

/// <summary>Turns the second factor off. Doing it twice is no error.</summary>
public static class RemoveAuthenticator
{
    public static void Map(IEndpointRouteBuilder account) => account
        .MapPost("authenticator/removals", Handle)
        .WithName("removeAuthenticator")
        .WithSummary("Turn the second factor off")
        .RequireSignIn()
        .RequireRateLimiting(RateLimits.Guessing)
        .Validate(new PasswordProofValidator())
        .ProducesProblem(422)
        .ProducesProblem(429);

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        PasswordProofRequest request, PasswordProof proof, SecondFactors factors, CurrentUser user, AuditTrail trail, CancellationToken ct)
    {
        var (account, refused) = await proof.AskAsync(request.Password, ct);
        if (account is null)
            return refused!;

        await trail.RecordAsync(user.OrgId, user.PersonId, AccessAct.SecondFactorRemoved, ct);
        await factors.RemoveAsync(user.OrgId, user.PersonId, ct);
        return TypedResults.NoContent();
    }
}
