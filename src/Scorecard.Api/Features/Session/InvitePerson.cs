using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.SingleSignOn;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Session;

/// <summary>
/// Makes a link by which a person chooses a first password: shown once, to be handed over, or sent by mail. An earlier link of that
/// person ends.
/// </summary>
public static class InvitePerson
{
    private static readonly DomainError HasAccount = new("invitation.has_account", "This person has chosen a password. Make a link for another one instead.");

    public static void Map(IEndpointRouteBuilder people) => people
        .MapPost("{id}/invitations", Handle)
        .WithName("invitePerson")
        .WithSummary("Make a link by which a person chooses a password")
        .RequirePermission(Permission.ManagePeople)
        .ForLocalAccounts()
        .ProducesProblem(422);

    /// <param name="mail">Send it instead of showing it.</param>
    private static async Task<Results<Ok<AccountLinkView>, ProblemHttpResult>> Handle(
        Guid id, [FromQuery] bool? mail, AccountSubject subject, Invitations invitations, AccountLinks links, AccountMails mails, CurrentUser user,
        AuditTrail trail, CancellationToken ct)
    {
        var (person, refused) = await subject.FindAsync(id, ct);
        if (person is null)
            return Problems.From(refused!);
        if (person.HasAccount)
            return Problems.From(HasAccount);
        if (links.Refusal(mail) is { } noMail)
            return noMail;

        await trail.RecordAsync(user.OrgId, user.PersonId, AccessAct.InvitationMade, [new("person", id.ToString()), new("how", mail is true ? "mail" : null)], ct);
        var (token, expiresAt) = await invitations.CreateAsync(user.OrgId, id, ct);
        return mail is true
            ? await links.SentAsync(mails.InviteAsync(person, user.Organization.Settings, token, ct), expiresAt)
            : TypedResults.Ok(links.Shown($"/invitations/{token.Text}", expiresAt));
    }
}
