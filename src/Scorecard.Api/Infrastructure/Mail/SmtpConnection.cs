using System.Net.Mail;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Scorecard.Api.Infrastructure.Mail;

/// <summary>
/// One connection to a mail server, which takes one mail (RFC 5321 with STARTTLS, AUTH PLAIN or LOGIN, and SMTPUTF8 where an address needs it).
/// </summary>
internal sealed class SmtpConnection(MailSettings settings, X509ChainPolicy? trust) : IDisposable
{
    private readonly TcpClient _client = new() { NoDelay = true };
    private readonly SmtpReplies _replies = new();
    private Stream _stream = Stream.Null;
    private HashSet<string> _extensions = [];

    public void Dispose()
    {
        _stream.Dispose();
        _client.Dispose();
    }

    /// <summary>Connects, encrypts and signs in as the settings say.</summary>
    /// <exception cref="MailException">The server cannot be trusted or does not want us.</exception>
    public async Task OpenAsync(CancellationToken ct)
    {
        await _client.ConnectAsync(settings.Host, settings.Port, ct);
        _stream = _client.GetStream();
        if (settings.Tls is MailTls.Implicit)
            await EncryptAsync(ct);

        await ExpectAsync(220, ct);
        await GreetAsync(ct);
        if (settings.Tls is MailTls.StartTls)
        {
            if (!_extensions.Contains("STARTTLS"))
                throw new MailException("The mail server does not offer STARTTLS.", again: false);
            await CommandAsync("STARTTLS", 220, ct);
            if (!_replies.IsEmpty)
                throw new MailException("The mail server spoke before the connection was encrypted.", again: false); // somebody on the way would have
            await EncryptAsync(ct);
            await GreetAsync(ct);
        }

        if (settings.UserName is { } userName)
            await SignInAsync(userName, settings.Password ?? "", ct);
    }

    public async Task SendAsync(MailAddress to, string message, CancellationToken ct)
    {
        var international = Address(settings.From).Concat(Address(to)).Any(letter => !char.IsAscii(letter));
        if (international && !_extensions.Contains("SMTPUTF8"))
            throw new MailException("The mail server takes no address in letters other than those of English.", again: false);

        await CommandAsync($"MAIL FROM:<{Address(settings.From)}>{(international ? " SMTPUTF8" : "")}", 250, ct);
        await CommandAsync($"RCPT TO:<{Address(to)}>", 250, ct);
        await CommandAsync("DATA", 354, ct);
        await WriteAsync(message.Replace("\r\n.", "\r\n..", StringComparison.Ordinal) + "\r\n.\r\n", ct);
        await ExpectAsync(250, ct); // from here on the mail is the server's: how the connection ends does not matter
        await WriteAsync("QUIT\r\n", ct);
    }

    private async Task GreetAsync(CancellationToken ct)
    {
        var name = settings.From.Host.All(char.IsAscii) ? settings.From.Host : "localhost";
        var lines = await CommandAsync($"EHLO {name}", 250, ct);
        _extensions = [.. lines.Skip(1).Select(line => line.ToUpperInvariant())];
    }

    private async Task SignInAsync(string userName, string password, CancellationToken ct)
    {
        var ways = _extensions.Where(line => line.StartsWith("AUTH ", StringComparison.Ordinal)).SelectMany(line => line.Split(' ').Skip(1)).ToHashSet();
        if (ways.Contains("PLAIN"))
        {
            await CommandAsync($"AUTH PLAIN {Base64($"\0{userName}\0{password}")}", 235, ct);
        }
        else if (ways.Contains("LOGIN"))
        {
            await CommandAsync("AUTH LOGIN", 334, ct);
            await CommandAsync(Base64(userName), 334, ct);
            await CommandAsync(Base64(password), 235, ct);
        }
        else
        {
            throw new MailException("The mail server offers neither AUTH PLAIN nor AUTH LOGIN.", again: false);
        }
    }

    private async Task EncryptAsync(CancellationToken ct)
    {
        var encrypted = new SslStream(_stream, leaveInnerStreamOpen: false);
        _stream = encrypted;
        await encrypted.AuthenticateAsClientAsync(new() { TargetHost = settings.Host, CertificateChainPolicy = trust }, ct);
    }

    /// <summary>Refuses what would end the command it stands in.</summary>
    private static string Address(MailAddress mailbox) => mailbox.Address.Any(letter => char.IsControl(letter) || letter is ' ' or '<' or '>')
        ? throw new MailException("The address cannot be written to.", again: false)
        : mailbox.Address;

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private async Task<IReadOnlyList<string>> CommandAsync(string command, int expected, CancellationToken ct)
    {
        await WriteAsync(command + "\r\n", ct);
        return await ExpectAsync(expected, ct);
    }

    private async Task WriteAsync(string text, CancellationToken ct)
    {
        await _stream.WriteAsync(Encoding.UTF8.GetBytes(text), ct);
        await _stream.FlushAsync(ct);
    }

    /// <returns>The lines of the answer without its code.</returns>
    private async Task<IReadOnlyList<string>> ExpectAsync(int expected, CancellationToken ct)
    {
        var (code, lines) = await _replies.ReadAsync(_stream, ct);
        return code == expected || (expected == 250 && code == 251)
            ? lines
            : throw new MailException($"The mail server answered {code}.", again: code is >= 400 and < 500);
    }
}
