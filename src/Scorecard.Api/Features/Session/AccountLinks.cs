using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Api.Infrastructure.Mail;
using Scorecard.Domain.Kernel;

namespace Scorecard.Api.Features.Session;

/// <summary>What an administrator gets for a link that was made: the link to hand over, or that it was sent.</summary>
public sealed partial class AccountLinks(AccountMails mails, Sites sites, IHttpContextAccessor http, ILogger<AccountLinks> log)
{
    private static readonly DomainError NoMail = new("mail.not_set_up", "This installation sends no mail.");

    private static readonly DomainError NotSent = new("mail.not_sent", "The mail server did not take the mail.");

    /// <summary>Why no mail may be asked for; null when it may.</summary>
    public ProblemHttpResult? Refusal(bool? mail) => mail is true && !mails.AreSent ? Problems.From(NoMail) : null;

    /// <summary>The link as it opens where the administrator's own pages are.</summary>
    public AccountLinkView Shown(string path, DateTimeOffset expiresAt) => new(sites.Of(http.HttpContext!) + path, expiresAt);

    /// <summary>Sends while the administrator waits, who must know when it did not work.</summary>
    public async Task<Results<Ok<AccountLinkView>, ProblemHttpResult>> SentAsync(Task sending, DateTimeOffset expiresAt)
    {
        try
        {
            await sending;
            return TypedResults.Ok(new AccountLinkView(Link: null, expiresAt));
        }
        catch (MailException e)
        {
            Failed(log, e.Message);
            return Problems.From(NotSent);
        }
    }

    [LoggerMessage(LogLevel.Warning, "A link was not sent: {Reason}")]
    private static partial void Failed(ILogger log, string reason);
}

/// <param name="Link">Shown this once; null when it was sent by mail.</param>
public sealed record AccountLinkView(string? Link, DateTimeOffset ExpiresAt);

/// <summary>Whom a link is for, for whoever has it.</summary>
public sealed record AccountLinkInfo(string Name, string Email);
