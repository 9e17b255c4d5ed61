using System.Net.Mail;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Json;
using Scorecard.Api.Infrastructure.Mail;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Session;

/// <summary>The mails about accounts, each in the language of the person who gets it, or else of the organization.</summary>
public sealed class AccountMails(Mailer mailer)
{
    private static readonly Dictionary<string, MailTexts> Texts = ShippedData.Read<Dictionary<string, MailTexts>>("Features.Session.account-mails.json");

    public bool AreSent => mailer.IsOn;

    public Task InviteAsync(PersonData person, OrganizationSettings organization, OneTimeToken token, CancellationToken ct) =>
        SendAsync(person, organization, TextsFor(person, organization).Invitation, $"/invitations/{token.Text}", Invitations.Lifetime, ct);

    public Task SendResetAsync(PersonData person, OrganizationSettings organization, OneTimeToken token, TimeSpan lifetime, CancellationToken ct) =>
        SendAsync(person, organization, TextsFor(person, organization).PasswordReset, $"/password-resets/{token.Text}", lifetime, ct);

    private Task SendAsync(PersonData person, OrganizationSettings organization, MailWording wording, string path, TimeSpan lifetime, CancellationToken ct)
    {
        if (!MailAddress.TryCreate(person.Email, person.Name, out var to))
            throw new MailException("The address cannot be written to.", again: false);

        return mailer.SendAsync(new(to, Fill(wording.Subject), Fill(wording.Text)), ct);

        string Fill(string text) => text
            .Replace("{link}", mailer.Site + path, StringComparison.Ordinal)
            .Replace("{hours}", lifetime.TotalHours.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{organization}", organization.Name, StringComparison.Ordinal)
            .Replace("{name}", person.Name, StringComparison.Ordinal);
    }

    private static MailTexts TextsFor(PersonData person, OrganizationSettings organization) =>
        Texts.GetValueOrDefault((person.Locale ?? organization.Locale).Split('-')[0], Texts["en"]);

    private sealed record MailTexts(MailWording Invitation, MailWording PasswordReset);

    private sealed record MailWording(string Subject, string Text);
}
