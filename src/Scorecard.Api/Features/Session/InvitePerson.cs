using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Session;

/// <summary>
/// Makes a link by which a person chooses a password; shown once, to be handed over. An earlier link of that person ends.
/// Also the way out for somebody who forgot the password.
/// </summary>
public static class InvitePerson
{
    public static void Map(IEndpointRouteBuilder people) => people
        .MapPost("{id}/invitations", Handle)
        .WithName("invitePerson")
        .WithSummary("Make a link by which a person chooses a password")
        .RequirePermission(Permission.ManagePeople)
        .ProducesProblem(422);

    private static async Task<Results<Ok<InvitationView>, ProblemHttpResult>> Handle(
        Guid id, Invitations invitations, People people, Reader reader, CurrentUser user, AuditTrail trail, HttpContext context, IConfiguration configuration, CancellationToken ct)
    {
        var read = await reader.ReadAsync(new() { Some = [(Person.Category, id)] }, ct);
        if (read.Facts.Find<Person>(id) is not { } person || await people.FindAsync(user.OrgId, id, ct) is null)
            return Problems.From(PersonErrors.NotFound);

        user.Require(Permission.ManagePeople, person.State.UnitId ?? read.Organization.Tree.RootId!.Value, "person");
        if (!person.State.Grants.All(grant => user.May(Permission.ManagePeople, grant.UnitId)))
            return Problems.From(StatusCodes.Status403Forbidden, Problems.Forbidden); // the link is worth all that the person may do

        if (!person.State.Active)
            return Problems.From(PersonErrors.Deactivated);

        await trail.RecordAsync(user.OrgId, user.PersonId, AccessAct.InvitationMade, [new("person", id.ToString())], ct);
        var (token, expiresAt) = await invitations.CreateAsync(user.OrgId, id, ct);
        var site = configuration["Scorecard:PublicUrl"]?.TrimEnd('/') ?? $"{context.Request.Scheme}://{context.Request.Host}";
        return TypedResults.Ok(new InvitationView($"{site}/invitations/{token.Text}", expiresAt));
    }
}

public sealed record InvitationView(string Link, DateTimeOffset ExpiresAt);
