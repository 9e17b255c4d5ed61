using System.Diagnostics;
using Microsoft.Extensions.Caching.Memory;

namespace Scorecard.Api.Infrastructure.Reads;

/// <summary>
/// Keeps what was read and computed while nobody writes: a repeated question costs one look at what is visible. Every key holds the
/// <see cref="Visibility"/>, so nothing has to be taken out for being stale; what is not asked for any more makes room for the rest.
/// </summary>
public sealed class ReadMemory : IDisposable
{
    private const long MostBytes = 64 << 20;

    /// <summary>So that not every answer has to make room.</summary>
    private const long Spare = MostBytes / 8;

    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _entries = new(new MemoryCacheOptions { SizeLimit = MostBytes, TrackStatistics = true });

    public T? Find<T>(object key)
        where T : class =>
        _entries.TryGetValue(key, out var kept) ? (T?)kept : null;

    /// <summary>What has not been asked for longest makes room for it; by itself the cache would turn away whatever comes when it is full.</summary>
    /// <param name="bytes">About how much memory it takes.</param>
    public void Keep(object key, object value, long bytes)
    {
        if (_entries.GetCurrentStatistics()?.CurrentEstimatedSize is { } held && held + bytes > MostBytes)
            _entries.Compact(Math.Min(1.0, (double)(held + bytes - MostBytes + Spare) / held));
        _entries.Set(key, value, new MemoryCacheEntryOptions { Size = bytes, AbsoluteExpirationRelativeToNow = s_longest });
    }

    public void Dispose() => _entries.Dispose();
}

/// <summary>Marks a read whose answer follows from the database, the caller and the day alone.</summary>
public sealed record Remembered;

/// <summary>An answer as it was sent.</summary>
public sealed record Answer(byte[] Body, string ContentType, string Tag)
{
    private readonly long _made = Stopwatch.GetTimestamp();

    /// <summary>How long ago it was made.</summary>
    public TimeSpan Age => Stopwatch.GetElapsedTime(_made);
}

/// <summary>Everything an answer depends on.</summary>
/// <param name="Address">Path and query as they were sent.</param>
public readonly record struct AnswerKey(Guid OrgId, Guid PersonId, Guid? KeyId, Visibility Visible, DateOnly Today, string Address);
