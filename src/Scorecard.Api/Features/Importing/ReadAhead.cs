using System.Threading.Channels;

namespace Scorecard.Api.Features.Importing;

/// <summary>
/// The items of a source, which another thread begins to read at once and keeps some way ahead of whoever works on them. To be
/// enumerated once.
/// </summary>
public sealed class ReadAhead<T> : IAsyncEnumerable<T>, IAsyncDisposable
{
    private const int BatchSize = 1_000;
    private const int MostBatches = 16;

    private readonly Channel<T[]> _batches = Channel.CreateBounded<T[]>(MostBatches);
    private readonly CancellationTokenSource _stop;
    private readonly Task _reading;

    /// <param name="ct">Stops the reading; so does disposing.</param>
    public ReadAhead(IAsyncEnumerable<T> source, CancellationToken ct)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        _reading = Task.Run(() => ReadAsync(source), CancellationToken.None);
    }

    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var batch in _batches.Reader.ReadAllAsync(cancellationToken))
        {
            foreach (var item in batch)
                yield return item;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading;
        _stop.Dispose();
    }

    /// <summary>Whatever goes wrong, the one who enumerates gets to know.</summary>
    private async Task ReadAsync(IAsyncEnumerable<T> source)
    {
        try
        {
            await foreach (var batch in source.Chunk(BatchSize).WithCancellation(_stop.Token))
                await _batches.Writer.WriteAsync(batch, _stop.Token);
            _batches.Writer.Complete();
        }
        catch (Exception e)
        {
            _batches.Writer.Complete(e);
        }
    }
}
