namespace Scorecard.Api.Infrastructure.Tabular;

/// <summary>An answer that is JSON Lines: one JSON value per line, written as the lines come. The endpoint says <c>.Streams()</c>.</summary>
/// <param name="name">The file's name, in any script.</param>
/// <param name="lines">JSON in UTF-8, without line feeds.</param>
public sealed class JsonLinesFile(string name, IAsyncEnumerable<byte[]> lines) : IResult
{
    public const string ContentType = "application/jsonl";

    private static readonly byte[] LineFeed = [(byte)'\n'];

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, ct) = (httpContext.Response, httpContext.RequestAborted);
        response.ContentType = $"{ContentType}; charset=utf-8";
        CsvFile.Offer(response, name);
        await using var output = new BufferedStream(response.Body, bufferSize: 64 * 1024);
        await foreach (var line in lines.WithCancellation(ct))
        {
            await output.WriteAsync(line, ct);
            await output.WriteAsync(LineFeed, ct);
        }

        await output.FlushAsync(ct);
    }
}
