using System.Threading.Channels;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Mail;
using Scorecard.Api.Infrastructure.Security;

namespace Scorecard.Api.Features.Session;

/// <summary>
/// Answers those who forgot their password, after and apart from their request: whether somebody has the address shows neither in the
/// answer nor in how long it takes. What still waits when the process stops is dropped; one may ask again.
/// </summary>
public sealed partial class ForgottenPasswords(IServiceScopeFactory scopes, AccountMails mails, TimeProvider clock, ILogger<ForgottenPasswords> log) : BackgroundService
{
    private const int MostWaiting = 1_000;

    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)];

    private readonly Channel<Asked> _asked = Channel.CreateBounded<Asked>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    /// <summary>False when so many wait that no more are taken.</summary>
    public bool TryAsk(string email, Guid correlationId, RequestOrigin from) => _asked.Writer.TryWrite(new(email, correlationId, from));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var asked in _asked.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await AnswerAsync(asked, stoppingToken);
            }
            catch (Exception e) when (e is MailException || Outage.IsOne(e))
            {
                NotSent(log, e.Message);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(log, e); // one answer less must not end the program
            }
        }
    }

    private async Task AnswerAsync(Asked asked, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var account = await services.GetRequiredService<Passwords>().FindAsync(asked.Email);
        services.GetRequiredService<Caller>().ActFor(account?.OrgId ?? Guid.Empty, account?.Id ?? Guid.Empty, asked.CorrelationId);
        await services.GetRequiredService<AuditTrail>().TypedAsync(account, asked.Email, AccessAct.PasswordResetAsked, ct, asked.From);

        var user = services.GetRequiredService<CurrentUser>();
        if (account?.PasswordHash is null
            || !await user.LoadAsync(account.OrgId, account.Id, ct)
            || await services.GetRequiredService<People>().FindAsync(account.OrgId, account.Id, ct) is not { } person
            || await services.GetRequiredService<PasswordResets>().AskAsync(account.OrgId, account.Id, ct) is not { } token)
        {
            return;
        }

        foreach (var pause in Pauses)
        {
            try
            {
                await mails.SendResetAsync(person, user.Organization.Settings, token, PasswordResets.MailLifetime, ct);
                return;
            }
            catch (MailException e) when (e.MayTryAgain)
            {
                await Task.Delay(pause, clock, ct); // a mail server does not say when it takes mails again
            }
        }

        await mails.SendResetAsync(person, user.Organization.Settings, token, PasswordResets.MailLifetime, ct);
    }

    private sealed record Asked(string Email, Guid CorrelationId, RequestOrigin From);

    [LoggerMessage(LogLevel.Warning, "A link to set a new password was not sent: {Reason}")]
    private static partial void NotSent(ILogger log, string reason);

    [LoggerMessage(LogLevel.Error, "A link to set a new password was not sent")]
    private static partial void Failed(ILogger log, Exception exception);
}
