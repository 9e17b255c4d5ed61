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

/// <summary>Makes a link by which a person who forgot the password sets another one: shown once, to be handed over, or sent by mail.</summary>
public static class MakePasswordReset
{
    private static readonly DomainError NoAccount = new("password_reset.no_account", "This person has no password yet. Make an invitation instead.");

    public static void Map(IEndpointRouteBuilder people) => people
        .MapPost("{id}/password-resets", Handle)
        .WithName("makePasswordReset")
        .WithSummary("Make a link by which a person sets another password")
        .RequirePermission(Permission.ManagePeople)
        .ForLocalAccounts()
        .ProducesProblem(422);

    /// <param name="mail">Send it instead of showing it.</param>
    private static async Task<Results<Ok<AccountLinkView>, ProblemHttpResult>> Handle(
        Guid id, [FromQuery] bool? mail, AccountSubject subject, PasswordResets resets, AccountLinks links, AccountMails mails, CurrentUser user,
        AuditTrail trail, CancellationToken ct)
    {
        var (person, refused) = await subject.FindOtherAsync(id, ct);
        if (person is null)
            return Problems.From(refused!);
        if (!person.HasAccount)
            return Problems.From(NoAccount);
        if (links.Refusal(mail) is { } noMail)
            return noMail;

        await trail.RecordAsync(user.OrgId, user.PersonId, AccessAct.PasswordResetMade, [new("person", id.ToString()), new("how", mail is true ? "mail" : null)], ct);
        var (token, expiresAt) = await resets.CreateAsync(user.OrgId, id, ct);
        return mail is true
            ? await links.SentAsync(mails.SendResetAsync(person, user.Organization.Settings, token, PasswordResets.HandedLifetime, ct), expiresAt)
            : TypedResults.Ok(links.Shown($"/password-resets/{token.Text}", expiresAt));
    }
}
