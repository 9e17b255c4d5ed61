using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Session;

/// <summary>
/// Signs in as one of a demo's people, without a password. Whoever has a password of their own, or signed in at the identity provider, is
/// nobody that anybody else may be: answered as if there were no such person. Refused outside a demo as if it did not exist.
/// </summary>
public static class DemoSignIn
{
    public static void Map(IEndpointRouteBuilder demo) => demo
        .MapPost("session", Handle)
        .WithName("demoSignIn")
        .WithSummary("Sign in as one of a demo's people")
        .AllowAnonymous()
        .ProducesProblem(404);

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> Handle(
        DemoSignInRequest request, DemoMode mode, DemoPeople demo, People people, Accounts accounts, Sessions sessions, CurrentUser user, SessionViews views,
        AuditTrail trail, HttpContext context, CancellationToken ct)
    {
        if (!mode.IsOn || await demo.OrganizationAsync(ct) is not { Id: var orgId })
            return Problems.From(DemoPeople.NoDemo);

        if (!await user.LoadAsync(orgId, request.PersonId, ct) || await people.FindAsync(orgId, request.PersonId, ct) is not { } person || !DemoPeople.IsOpen(person))
            return Problems.From(PersonErrors.NotFound);

        await trail.RecordAsync(orgId, person.Id, AccessAct.SignedIn, [new("how", "demo")], ct);
        await sessions.BeginAsync(context, await accounts.EnsureAsync(orgId, person.Id, person.Email), ct);
        return TypedResults.Ok(await views.ForAsync(context, ct));
    }
}

public sealed record DemoSignInRequest(Guid PersonId);
