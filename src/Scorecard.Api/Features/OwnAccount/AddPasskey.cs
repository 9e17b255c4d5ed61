using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.SingleSignOn;
using Scorecard.Api.Infrastructure.Validation;

namespace Scorecard.Api.Features.OwnAccount;

/// <summary>Keeps the passkey that a browser made.</summary>
public static class AddPasskey
{
    public static void Map(IEndpointRouteBuilder account) => account
        .MapPost("passkeys", Handle)
        .WithName("addPasskey")
        .WithSummary("Keep a passkey that a browser made")
        .RequireSignIn()
        .ForLocalAccounts()
        .RequireRateLimiting(RateLimits.Guessing)
        .Validate(new AddPasskeyValidator())
        .ProducesProblem(422)
        .ProducesProblem(429);

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        AddPasskeyRequest request, Accounts accounts, Passkeys passkeys, CurrentUser user, AuditTrail trail, CancellationToken ct)
    {
        if (await accounts.FindAsync(user.PersonId) is not { } account
            || !await passkeys.RegisterAsync(account, request.Name.Trim(), request.Credential, request.State, ct))
        {
            return Problems.From(Passkeys.Refused);
        }

        await trail.RecordAsync(user.OrgId, user.PersonId, AccessAct.PasskeyAdded, ct);
        return TypedResults.NoContent();
    }
}

/// <param name="Name">To tell it from others, such as the name of the device.</param>
/// <param name="Credential">JSON of what the browser made.</param>
/// <param name="State">What <c>beginPasskey</c> answered.</param>
public sealed record AddPasskeyRequest(string Name, string Credential, string State);

public sealed class AddPasskeyValidator : AbstractValidator<AddPasskeyRequest>
{
    public AddPasskeyValidator()
    {
        RuleFor(request => request.Name).Required().AtMost(100);
        RuleFor(request => request.Credential).Required().AtMost(Passkeys.LongestCredential);
        RuleFor(request => request.State).Required().AtMost(Passkeys.LongestState);
    }
}
