using System.Buffers;

namespace Scorecard.Api.Infrastructure.Reads;

/// <summary>Takes in an answer piece by piece in memory that is lent, so that a large one is copied once and not each time it outgrows a buffer.</summary>
public sealed class LentMemoryStream : Stream
{
    private const int PieceLength = 64 * 1024;

    private readonly List<byte[]> _full = [];
    private byte[] _last = [];
    private int _used;
    private long _length;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _length;

    public override long Position
    {
        get => _length;
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            if (_used == _last.Length)
                AddPiece();
            var fits = Math.Min(buffer.Length, _last.Length - _used);
            buffer[..fits].CopyTo(_last.AsSpan(_used));
            buffer = buffer[fits..];
            _used += fits;
            _length += fits;
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Write(buffer.AsSpan(offset, count));
        return Task.CompletedTask;
    }

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Everything that was written.</summary>
    public byte[] ToArray()
    {
        var whole = GC.AllocateUninitializedArray<byte>(checked((int)_length));
        var at = 0;
        foreach (var piece in Pieces())
        {
            piece.Span.CopyTo(whole.AsSpan(at));
            at += piece.Length;
        }

        return whole;
    }

    public async Task SendAsync(Stream target, CancellationToken ct)
    {
        foreach (var piece in Pieces())
            await target.WriteAsync(piece, ct);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var piece in _full.Append(_last).Where(piece => piece.Length > 0))
                ArrayPool<byte>.Shared.Return(piece);
            _full.Clear();
            _last = [];
        }

        base.Dispose(disposing);
    }

    private void AddPiece()
    {
        if (_last.Length > 0)
            _full.Add(_last);
        (_last, _used) = (ArrayPool<byte>.Shared.Rent(PieceLength), 0);
    }

    private IEnumerable<ReadOnlyMemory<byte>> Pieces()
    {
        foreach (var piece in _full)
            yield return piece;
        yield return _last.AsMemory(0, _used);
    }
}
