using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.SingleSignOn;
using Scorecard.Api.Infrastructure.Validation;

namespace Scorecard.Api.Features.Session;

/// <summary>Sets the invited person's password and signs that person in. A link works once; somebody who was deactivated or has a password meanwhile cannot use it.</summary>
public static class AcceptInvitation
{
    public static void Map(IEndpointRouteBuilder invitations) => invitations
        .MapPost("{token}", Handle)
        .WithName("acceptInvitation")
        .WithSummary("Choose a password and sign in")
        .AllowAnonymous()
        .ForLocalAccounts()
        .RequireRateLimiting(RateLimits.Guessing)
        .Validate(new AcceptInvitationValidator())
        .ProducesProblem(429);

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> Handle(
        string token, AcceptInvitationRequest request, Invitations invitations, People people, Accounts accounts, Sessions sessions, CurrentUser user,
        SessionViews views, AuditTrail trail, HttpContext context, CancellationToken ct)
    {
        if (await people.IsCommonPasswordAsync(await invitations.FindAsync(new OneTimeToken(token), ct), request.Password, ct))
            return Problems.Field("password", NewPasswords.Common); // the link is not used up

        if (await invitations.UseAsync(new OneTimeToken(token), ct) is not { } invited
            || !await user.LoadAsync(invited.OrgId, invited.PersonId, ct)
            || await people.FindAsync(invited.OrgId, invited.PersonId, ct) is not { HasAccount: false } person)
        {
            return Problems.From(GetInvitation.NotFound);
        }

        var account = await accounts.EnsureAsync(invited.OrgId, person.Id, person.Email);
        await trail.RecordAsync(invited.OrgId, invited.PersonId, AccessAct.InvitationAccepted, ct);
        await accounts.SetPasswordAsync(account, request.Password);
        await sessions.BeginAsync(context, account, ct);
        return TypedResults.Ok(await views.ForAsync(context, ct));
    }
}

public sealed record AcceptInvitationRequest(string Password);

public sealed class AcceptInvitationValidator : AbstractValidator<AcceptInvitationRequest>
{
    public AcceptInvitationValidator() => RuleFor(request => request.Password).NewPassword();
}
