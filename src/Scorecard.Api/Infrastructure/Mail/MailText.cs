using System.Globalization;
using System.Net.Mail;
using System.Text;

namespace Scorecard.Api.Infrastructure.Mail;

/// <summary>A mail to one person, in plain text.</summary>
public sealed record Mail(MailAddress To, string Subject, string Text);

/// <summary>Writes a mail as it travels (RFC 5322, MIME): any language, no line longer than mail servers take.</summary>
public static class MailText
{
    private const int BytesOfWord = 42; // 56 characters of base64: with its frame shorter than the 75 that a word may have
    private const int LineOfBody = 76;

    public static string Write(Mail mail, MailAddress from, Guid id, DateTimeOffset at) => string.Join(
        "\r\n",
        $"Date: {at.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture)} +0000",
        $"Message-ID: <{id:N}@{from.Host}>",
        $"From: {Mailbox(from)}",
        $"To: {Mailbox(mail.To)}",
        $"Subject: {Words(mail.Subject)}",
        "Auto-Submitted: auto-generated",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: base64",
        "",
        Body(mail.Text),
        "");

    private static string Mailbox(MailAddress mailbox) => mailbox.DisplayName is { Length: > 0 } name ? $"{Words(name)} <{mailbox.Address}>" : mailbox.Address;

    /// <summary>Encoded words (RFC 2047), each with whole characters, whatever the text holds: also a line feed is only text then.</summary>
    private static string Words(string text)
    {
        List<string> words = [];
        var word = new MemoryStream();
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(bytes);
            if (word.Length + length > BytesOfWord)
                Close();
            word.Write(bytes[..length]);
        }

        Close();
        return string.Join("\r\n ", words);

        void Close()
        {
            words.Add($"=?utf-8?B?{Convert.ToBase64String(word.ToArray())}?=");
            word.SetLength(0);
        }
    }

    private static string Body(string text) =>
        string.Join("\r\n", Convert.ToBase64String(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n"))).Chunk(LineOfBody).Select(line => new string(line)));
}
