using System.Threading.Channels;

namespace Scorecard.Api.Features.Live;

/// <summary>
/// One browser that follows. The hub gives, the request takes; in between waits no more than <see cref="LiveSettings.Waiting"/>: whoever
/// takes too slowly is dropped and may come back with the last position it saw.
/// </summary>
internal sealed class LiveConnection : IDisposable
{
    private readonly Channel<LiveNews> _news;
    private readonly TaskCompletionSource<long> _start = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _dropped = new();
    private readonly Lock _leaving = new();
    private bool _left;
    private long _reached = -1;

    /// <param name="sessionId">Null where the caller has none, and only <paramref name="until"/> counts.</param>
    /// <param name="until">When the session's cookie ends; null = never.</param>
    public LiveConnection(Guid orgId, Guid personId, Guid? sessionId, DateTimeOffset? until, int waiting)
    {
        (OrgId, PersonId, SessionId, Until) = (orgId, personId, sessionId, until);
        _news = Channel.CreateBounded<LiveNews>(new BoundedChannelOptions(waiting) { SingleReader = true, SingleWriter = true });
    }

    public Guid OrgId { get; }

    public Guid PersonId { get; }

    public Guid? SessionId { get; }

    public DateTimeOffset? Until { get; }

    /// <summary>The position behind which the hub tells what is new.</summary>
    public Task<long> Start => _start.Task;

    /// <summary>Completed, after what was told before, when the session is over.</summary>
    public ChannelReader<LiveNews> News => _news.Reader;

    /// <summary>Cancelled when the connection is too slow.</summary>
    public CancellationToken Dropped => _dropped.Token;

    /// <summary>Everything up to here is in <see cref="News"/> or was nothing to this person; −1 before the start.</summary>
    public long Reached => Volatile.Read(ref _reached);

    /// <summary>Tells what is new up to a position. The first call only says where it starts.</summary>
    public void Offer(long position, IReadOnlyList<PlacedChange> changes)
    {
        if (_start.TrySetResult(position) || changes.Count == 0 || _news.Writer.TryWrite(LiveNews.Of(position, changes)))
            Volatile.Write(ref _reached, position);
        else
            Drop();
    }

    /// <summary>The log is not the one that was followed: everything must be read again.</summary>
    public void Reset(long position)
    {
        if (_start.TrySetResult(position) || _news.Writer.TryWrite(new(position, Changes: null)))
            Volatile.Write(ref _reached, position);
        else
            Drop();
    }

    public void End()
    {
        _start.TrySetCanceled();
        _news.Writer.TryComplete();
    }

    public void Dispose()
    {
        lock (_leaving)
            _left = true;
        _dropped.Dispose();
    }

    private void Drop()
    {
        End();
        lock (_leaving)
        {
            if (!_left)
                _dropped.CancelAfter(TimeSpan.Zero); // not on the hub's own thread
        }
    }
}
