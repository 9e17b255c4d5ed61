using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.Hosting;

/// <summary>
/// A clock that can be set, for development and tests only: what is recorded and what is today then follow it.
/// </summary>
public sealed class DevelopmentClock : TimeProvider, IRecordingClock
{
    private readonly AsyncLocal<DateTimeOffset?> _here = new();
    private TimeSpan? _ahead;

    /// <summary>The moment at which the clock stands still for the calling flow; null while it runs.</summary>
    public DateTimeOffset? Standing => _here.Value;

    /// <summary>Null while it shows the real time: then the database says when something was recorded.</summary>
    DateTimeOffset? IRecordingClock.Now => _here.Value is null && _ahead is null ? null : GetUtcNow();

    public override DateTimeOffset GetUtcNow() => _here.Value ?? (base.GetUtcNow() + (_ahead ?? TimeSpan.Zero));

    /// <summary>Shows this moment now, and runs on from it, for everybody.</summary>
    public void RunFrom(DateTimeOffset now) => _ahead = now - base.GetUtcNow();

    /// <summary>Stands still at this moment for the calling flow alone, until the answer is disposed of.</summary>
    public IDisposable At(DateTimeOffset now)
    {
        var before = _here.Value;
        _here.Value = now;
        return new Restore(() => _here.Value = before);
    }

    private sealed class Restore(Action action) : IDisposable
    {
        public void Dispose() => action();
    }
}
