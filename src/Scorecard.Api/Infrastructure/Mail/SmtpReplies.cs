using System.Globalization;
using System.Text;

namespace Scorecard.Api.Infrastructure.Mail;

/// <summary>Reads the answers of a mail server: lines that begin with the same code, a hyphen after it in all but the last.</summary>
internal sealed class SmtpReplies
{
    private const int LongestLine = 4096;
    private const int MostLines = 200;

    private readonly byte[] _buffer = new byte[4096];
    private int _from;
    private int _to;

    /// <summary>Nothing was received that has not been read.</summary>
    public bool IsEmpty => _from == _to;

    public async Task<(int Code, IReadOnlyList<string> Lines)> ReadAsync(Stream stream, CancellationToken ct)
    {
        List<string> lines = [];
        while (true)
        {
            var line = await LineAsync(stream, ct);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code) || lines.Count == MostLines)
                throw new MailException("What answered is no mail server.", again: false);

            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] != '-')
                return (code, lines);
        }
    }

    private async Task<string> LineAsync(Stream stream, CancellationToken ct)
    {
        var line = new StringBuilder();
        while (line.Length <= LongestLine)
        {
            if (IsEmpty)
            {
                (_from, _to) = (0, await stream.ReadAsync(_buffer, ct));
                if (IsEmpty)
                    throw new MailException("The mail server ended the connection.", again: true);
            }

            var letter = (char)_buffer[_from++]; // what is looked at is ASCII; the rest is text for people
            if (letter == '\n')
                return line.ToString().TrimEnd('\r');
            line.Append(letter);
        }

        throw new MailException("What answered is no mail server.", again: false);
    }
}
