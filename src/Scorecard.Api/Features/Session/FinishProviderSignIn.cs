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

/// <summary>Redeems the identity provider's answer and begins a session, which goes on as long as the provider says so. Its tokens stay here.</summary>
public static class FinishProviderSignIn
{
    public static void Map(IEndpointRouteBuilder session) => session
        .MapPost("provider", Handle)
        .WithName("finishProviderSignIn")
        .WithSummary("Sign in with the identity provider's answer")
        .AllowAnonymous()
        .RequireRateLimiting(RateLimits.Guessing)
        .Validate(new ProviderAnswerValidator())
        .ProducesProblem(401)
        .ProducesProblem(404)
        .ProducesProblem(429)
        .ProducesProblem(503);

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> Handle(
        ProviderAnswer request, SignInSettings settings, SignInTickets tickets, ProviderClient provider, ProviderAdmission admission, ProviderSessions provided,
        Accounts accounts, People people, Sessions sessions, CurrentUser user, SessionViews views, AuditTrail trail, HttpContext context, CancellationToken ct)
    {
        if (settings.Oidc?.ClientId is null)
            return Problems.From(StatusCodes.Status404NotFound, SignInErrors.NoProvider);
        if (tickets.Read(request.Ticket, request.State) is not { } ticket)
            return Problems.From(SignInErrors.Expired);
        if (await provider.RedeemAsync(ticket, request.Code, ct) is not { Claims: { } claims } tokens)
            return Problems.From(StatusCodes.Status401Unauthorized, SignInErrors.Refused);
        if (await admission.AdmitAsync(claims, ct) is { } refused)
            return Problems.From(StatusCodes.Status401Unauthorized, refused);

        var person = (await people.FindAsync(user.OrgId, user.PersonId, ct))!;
        var account = await accounts.EnsureAsync(user.OrgId, person.Id, person.Email);
        await trail.RecordAsync(user.OrgId, person.Id, AccessAct.SignedIn, [new("how", "provider")], ct);
        await sessions.BeginAsync(context, account, ct, SignInWay.Provider);
        await provided.AddAsync(user.OrgId, context.User.SessionId!.Value, tokens, ct);
        return TypedResults.Ok(await views.ForAsync(context, ct));
    }
}

/// <param name="Ticket">From beginning.</param>
/// <param name="State">From the provider's answer.</param>
/// <param name="Code">From the provider's answer.</param>
public sealed record ProviderAnswer(string Ticket, string State, string Code);

public sealed class ProviderAnswerValidator : AbstractValidator<ProviderAnswer>
{
    public ProviderAnswerValidator()
    {
        RuleFor(answer => answer.Ticket).Required().AtMost(4_000);
        RuleFor(answer => answer.State).Required().AtMost(200);
        RuleFor(answer => answer.Code).Required().AtMost(8_000);
    }
}
