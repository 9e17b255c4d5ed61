using System.Globalization;
using System.Net;
using System.Text.Json;
using Scorecard.Api.Features.Live;

namespace Scorecard.IntegrationTests.Live;

/// <summary>Reads what a browser's EventSource would, one event at a time.</summary>
internal sealed class LiveReader : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpResponseMessage _response;
    private readonly StreamReader _lines;

    private LiveReader(HttpResponseMessage response, Stream body) => (_response, _lines) = (response, new StreamReader(body));

    /// <summary>The last id that arrived, as a browser remembers it.</summary>
    public long? LastId { get; private set; }

    public HttpResponseMessage Response => _response;

    /// <summary>Connects, and waits until the stream says from where it tells.</summary>
    public static async Task<LiveReader> OpenAsync(HttpClient http, object? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/live");
        request.Headers.AcceptEncoding.ParseAdd("br, gzip");
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", Convert.ToString(lastEventId, CultureInfo.InvariantCulture));
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return new(response, await response.Content.ReadAsStreamAsync());
    }

    public static async Task<LiveReader> StartedAsync(HttpClient http, object? lastEventId = null)
    {
        var live = await OpenAsync(http, lastEventId);
        while (live.LastId is null)
            await live.BlockAsync();
        return live;
    }

    /// <summary>The next event that is no change of another kind; null where the stream has ended.</summary>
    public async Task<LiveEvent?> NextAsync(LiveKind kind = LiveKind.KpiValues)
    {
        using var deadline = new CancellationTokenSource(Patience);
        while (await BlockAsync(deadline.Token) is { } block)
        {
            if (block.Event is { } live && (live.Change is null || live.Change.Kind == kind))
                return live;
        }

        return null;
    }

    /// <summary>What the next change of a kind is about; null where the stream has ended.</summary>
    public async Task<Guid?> ChangeAsync(LiveKind kind = LiveKind.KpiValues)
    {
        var live = await NextAsync(kind);
        Assert.NotEqual("reset", live?.Name);
        return live?.Change!.Id;
    }

    /// <summary>The next lines up to an empty one; null where the stream has ended.</summary>
    public async Task<LiveBlock?> BlockAsync()
    {
        using var deadline = new CancellationTokenSource(Patience);
        return await BlockAsync(deadline.Token);
    }

    private async Task<LiveBlock?> BlockAsync(CancellationToken ct)
    {
        List<string> lines = [];
        while (true)
        {
            string? line;
            try
            {
                line = await _lines.ReadLineAsync(ct);
            }
            catch (IOException)
            {
                return null; // cut off
            }

            if (line is null)
                return null;
            if (line.Length > 0)
                lines.Add(line);
            else if (lines.Count > 0)
                return Read(lines);
        }
    }

    public void Dispose()
    {
        _lines.Dispose();
        _response.Dispose();
    }

    private LiveBlock Read(List<string> lines)
    {
        string? Field(string name) => lines.Where(line => line.StartsWith(name + ": ", StringComparison.Ordinal)).Select(line => line[(name.Length + 2)..]).SingleOrDefault();
        LastId = Field("id") is { } id ? long.Parse(id, CultureInfo.InvariantCulture) : LastId;
        return new(lines, Field("data") is { } data ? new LiveEvent(Field("event")!, LastId!.Value, data) : null);
    }
}

/// <param name="Event">Null for a comment, a position or a setting.</param>
internal sealed record LiveBlock(IReadOnlyList<string> Lines, LiveEvent? Event);

internal sealed record LiveEvent(string Name, long Id, string Data)
{
    public LiveChange? Change => Name == "change" ? JsonSerializer.Deserialize<LiveChange>(Data, HttpClientExtensions.Json) : null;
}
