using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.SingleSignOn;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;

namespace Scorecard.Api.Features.OwnAccount;

/// <summary>Says what a browser needs to make a passkey.</summary>
public static class BeginPasskey
{
    private static readonly DomainError TooMany = new("passkey.too_many", "There are 20 passkeys already. Remove one first.");

    public static void Map(IEndpointRouteBuilder account) => account
        .MapPost("passkeys/options", Handle)
        .WithName("beginPasskey")
        .WithSummary("What a browser needs to make a passkey")
        .RequireSignIn()
        .ForLocalAccounts()
        .RequireRateLimiting(RateLimits.Guessing)
        .Validate(new PasswordProofValidator())
        .ProducesProblem(422)
        .ProducesProblem(429);

    private static async Task<Results<Ok<PasskeyOptions>, ProblemHttpResult>> Handle(
        PasswordProofRequest request, PasswordProof proof, Passkeys passkeys, People people, CurrentUser user, CancellationToken ct)
    {
        var (account, refused) = await proof.AskAsync(request.Password, ct);
        if (account is null)
            return refused!;
        if ((await passkeys.OfAsync(account)).Count >= Passkeys.Most)
            return Problems.From(TooMany);

        var person = await people.FindAsync(user.OrgId, user.PersonId, ct);
        return TypedResults.Ok(await passkeys.BeginRegistrationAsync(account, person!.Name));
    }
}
