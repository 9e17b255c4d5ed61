using System.Text;
using Microsoft.Net.Http.Headers;

namespace Scorecard.Api.Infrastructure.Tabular;

/// <summary>
/// An answer that is a CSV (RFC 4180, UTF-8 with the mark by which a spreadsheet reads Korean). Written line by line as the lines come,
/// so that a long one takes no memory; the endpoint says <c>.Streams()</c>.
/// </summary>
/// <param name="name">The file's name, in any script.</param>
public sealed class CsvFile(string name, IReadOnlyList<string> heading, IAsyncEnumerable<CsvCell[]> lines) : IResult
{
    public const string ContentType = "text/csv";

    /// <summary>For lines that are there already.</summary>
    public CsvFile(string name, IReadOnlyList<string> heading, IEnumerable<CsvCell[]> lines)
        : this(name, heading, lines.ToAsyncEnumerable())
    {
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = $"{ContentType}; charset=utf-8";
        Offer(response, name);
        await using var output = new StreamWriter(response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 32 * 1024, leaveOpen: true);
        await WriteAsync(output, heading, lines, httpContext.RequestAborted);
    }

    /// <summary>Lets a browser save the answer under a name.</summary>
    public static void Offer(HttpResponse response, string name)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        response.Headers.ContentDisposition = disposition.ToString();
    }

    public static async Task WriteAsync(TextWriter output, IReadOnlyList<string> heading, IAsyncEnumerable<CsvCell[]> lines, CancellationToken ct)
    {
        await output.WriteAsync(LineOf([.. heading.Select(text => (CsvCell)text)]).AsMemory(), ct);
        await foreach (var line in lines.WithCancellation(ct))
            await output.WriteAsync(LineOf(line).AsMemory(), ct);
    }

    private static string LineOf(IReadOnlyList<CsvCell> cells) => $"{string.Join(',', cells)}\r\n";
}
