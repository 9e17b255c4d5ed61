using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Scorecard.Api.Features.Live;

/// <summary>Writes server-sent events. What is written is sent at once.</summary>
internal sealed class LiveStream(Stream body, TimeSpan heartbeat, JsonSerializerOptions json)
{
    private const int RetryInMilliseconds = 3000;

    private readonly StringBuilder _text = new();
    private long _told = -1;

    public async Task BeginAsync(CancellationToken ct)
    {
        _text.Append(CultureInfo.InvariantCulture, $"retry: {RetryInMilliseconds}\n\n");
        await FlushAsync(ct);
    }

    /// <summary>Waits with signs of life.</summary>
    public async Task<T> WaitAsync<T>(Task<T> task, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return await task.WaitAsync(heartbeat, ct);
            }
            catch (TimeoutException)
            {
                await BeatAsync(position: null, ct);
            }
        }
    }

    /// <summary>Writes what comes before everything that the hub tells.</summary>
    public async Task WriteAsync(LiveNews missed, CancellationToken ct)
    {
        Add(missed);
        AddPosition(missed.Position);
        await FlushAsync(ct);
    }

    /// <summary>Writes what the hub tells until the session is over.</summary>
    public async Task RunAsync(LiveConnection connection, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(heartbeat);
        var tick = timer.WaitForNextTickAsync(ct).AsTask();
        while (true)
        {
            var more = connection.News.WaitToReadAsync(ct).AsTask();
            while (await Task.WhenAny(more, tick) == tick)
            {
                await tick;
                var reached = connection.Reached; // first: what was told before it is in the channel by now
                if (!connection.News.TryPeek(out _))
                    await BeatAsync(Math.Max(reached, _told), ct);
                tick = timer.WaitForNextTickAsync(ct).AsTask();
            }

            if (!await more)
                return;

            while (connection.News.TryRead(out var news))
                Add(news);
            await FlushAsync(ct);
        }
    }

    private async Task BeatAsync(long? position, CancellationToken ct)
    {
        _text.Append(": alive\n");
        if (position is { } reached)
            AddPosition(reached);
        else
            _text.Append('\n');
        await FlushAsync(ct);
    }

    /// <summary>What was told already, as by another process, is not told again.</summary>
    private void Add(LiveNews news)
    {
        if (news.Changes is null)
        {
            Add("reset", news.Position, "{}");
            _told = news.Position;
            return;
        }

        foreach (var (position, change) in news.Changes.Where(change => change.Position > _told))
            Add("change", position, JsonSerializer.Serialize(change, json));
        _told = Math.Max(_told, news.Position);
    }

    private void Add(string name, long position, string data) =>
        _text.Append(CultureInfo.InvariantCulture, $"id: {position}\nevent: {name}\ndata: {data}\n\n");

    /// <summary>Remembered by the browser although it tells its page nothing, so that it need not be told again what was nothing to it.</summary>
    private void AddPosition(long position) => _text.Append(CultureInfo.InvariantCulture, $"id: {position}\n\n");

    private async Task FlushAsync(CancellationToken ct)
    {
        var bytes = Encoding.UTF8.GetBytes(_text.ToString());
        _text.Clear();
        if (bytes.Length == 0)
            return;

        await body.WriteAsync(bytes, ct);
        await body.FlushAsync(ct);
    }
}
