using System.Diagnostics.CodeAnalysis;
using System.Net.Mail;
using Scorecard.Api.Infrastructure.Hosting;

namespace Scorecard.Api.Infrastructure.Mail;

/// <summary>How the connection to the mail server is encrypted.</summary>
public enum MailTls
{
    /// <summary>Not at all: for a server on this machine.</summary>
    None,

    /// <summary>From the command STARTTLS on; refused by a server that does not know it.</summary>
    StartTls,

    /// <summary>From the first byte.</summary>
    Implicit,
}

/// <summary>Who takes our mails: the settings <c>Scorecard:Mail:*</c>.</summary>
/// <param name="Site">Where people reach this site, without a slash at its end. What a request calls it must never get into a mail that somebody else receives.</param>
public sealed record MailSettings(string Host, int Port, MailTls Tls, MailAddress From, string? UserName, string? Password, string Site)
{
    private const string Section = "Scorecard:Mail";

    /// <summary>Null when no mail server is named.</summary>
    /// <exception cref="InvalidOperationException">The settings do not go together; the message says which.</exception>
    public static MailSettings? Read(IConfiguration configuration)
    {
        var mail = configuration.GetSection(Section);
        if (mail["Host"] is not { Length: > 0 } host)
            return null;

        var port = Number(mail["Port"]);
        var tls = Encryption(mail["Tls"]) ?? (port is 465 ? MailTls.Implicit : MailTls.StartTls);
        var userName = mail["UserName"] is { Length: > 0 } name ? name : null;
        if (!MailAddress.TryCreate(mail["From"], out var from))
            Refuse("From must be the address that mails come from, such as \"Scorecard <scorecard@example.com>\".");
        if (!Uri.TryCreate(Sites.Public(configuration), UriKind.Absolute, out var site) || site.Scheme is not ("http" or "https"))
            Refuse("Scorecard:PublicUrl must say where people reach this site, because the links in mails begin with it.");
        if (userName is not null && tls is MailTls.None)
            Refuse("a password is not sent without Tls.");

        return new(host, port ?? DefaultPort(tls), tls, from, userName, mail["Password"], site.AbsoluteUri.TrimEnd('/'));
    }

    private static int DefaultPort(MailTls tls) => tls switch
    {
        MailTls.None => 25,
        MailTls.StartTls => 587,
        _ => 465,
    };

    private static int? Number(string? port)
    {
        if (port is not { Length: > 0 })
            return null;
        if (!int.TryParse(port, out var number) || number is < 1 or > 65535)
            Refuse("Port must be 1 to 65535.");
        return number;
    }

    private static MailTls? Encryption(string? tls)
    {
        if (tls is not { Length: > 0 })
            return null;
        if (!Enum.TryParse<MailTls>(tls, ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
            Refuse("Tls must be None, StartTls or Implicit.");
        return kind;
    }

    [DoesNotReturn]
    private static void Refuse(string why) => throw new InvalidOperationException($"The settings {Section} do not go together: {why}");
}
