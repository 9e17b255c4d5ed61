using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.SingleSignOn;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;

namespace Scorecard.Api.Features.OwnAccount;

/// <summary>Makes new recovery codes; those from before end.</summary>
public static class MakeRecoveryCodes
{
    private static readonly DomainError Off = new("second_factor.off", "There is no second factor that codes could stand in for.");

    public static void Map(IEndpointRouteBuilder account) => account
        .MapPost("recovery-codes", Handle)
        .WithName("makeRecoveryCodes")
        .WithSummary("Make new recovery codes")
        .RequireSignIn()
        .ForLocalAccounts()
        .RequireRateLimiting(RateLimits.Guessing)
        .Validate(new PasswordProofValidator())
        .ProducesProblem(422)
        .ProducesProblem(429);

    private static async Task<Results<Ok<RecoveryCodeList>, ProblemHttpResult>> Handle(
        PasswordProofRequest request, PasswordProof proof, SecondFactors factors, RecoveryCodes codes, CurrentUser user, AuditTrail trail, CancellationToken ct)
    {
        var (account, refused) = await proof.AskAsync(request.Password, ct);
        if (account is null)
            return refused!;
        if (!await factors.IsOnAsync(user.OrgId, user.PersonId, ct))
            return Problems.From(Off);

        await trail.RecordAsync(user.OrgId, user.PersonId, AccessAct.RecoveryCodesMade, ct);
        return TypedResults.Ok(new RecoveryCodeList(await codes.MakeAsync(user.OrgId, user.PersonId, ct)));
    }
}
