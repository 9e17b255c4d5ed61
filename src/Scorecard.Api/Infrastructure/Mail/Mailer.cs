using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Scorecard.Api.Infrastructure.Mail;

/// <summary>Gives mails to the mail server of the settings.</summary>
/// <param name="settings">Null when there is none: then nobody may ask it to send.</param>
/// <param name="trust">Whom to believe that it is the mail server; null = whom this machine believes.</param>
public sealed class Mailer(MailSettings? settings, TimeProvider clock, X509ChainPolicy? trust = null)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public bool IsOn => settings is not null;

    /// <summary>Where the links of mails begin.</summary>
    public string Site => Settings.Site;

    private MailSettings Settings => settings ?? throw new InvalidOperationException("There is no mail server.");

    /// <summary>Returns once the server has taken the mail.</summary>
    /// <exception cref="MailException">It has not.</exception>
    public async Task SendAsync(Mail mail, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        try
        {
            using var connection = new SmtpConnection(Settings, trust);
            await connection.OpenAsync(ended.Token);
            await connection.SendAsync(mail.To, MailText.Write(mail, Settings.From, Guid.NewGuid(), clock.GetUtcNow()), ended.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            throw new MailException("The mail server does not answer.", again: true);
        }
        catch (AuthenticationException e)
        {
            throw new MailException("The mail server's certificate is not to be trusted.", again: false, e);
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            throw new MailException("The mail server cannot be reached.", again: true, e);
        }
    }
}
