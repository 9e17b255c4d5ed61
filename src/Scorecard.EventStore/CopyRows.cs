using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Npgsql;

namespace Scorecard.EventStore;

/// <summary>
/// Sends rows in PostgreSQL's binary COPY format ("COPY", Binary Format, in its manual). Fields are laid down in one buffer that goes out
/// when it is full: for many small fields this costs a fraction of a call per field. What is not completed is not stored.
/// </summary>
internal sealed class CopyRows : IAsyncDisposable
{
    private const int FullAt = 1 << 16;
    private const int DigitsPerGroup = 4;

    private static readonly DateTime s_epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly int s_firstDay = new DateOnly(2000, 1, 1).DayNumber;

    /// <summary>The signature, no flags, no extension.</summary>
    private static readonly byte[] s_header = [.. "PGCOPY\n"u8, 0xff, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];

    private readonly NpgsqlRawCopyStream _stream;
    private readonly ArrayBufferWriter<byte> _buffer = new(FullAt + (FullAt / 4));
    private bool _isCompleted;

    private CopyRows(NpgsqlRawCopyStream stream)
    {
        _stream = stream;
        _buffer.Write(s_header);
    }

    /// <param name="sql"><c>copy … from stdin (format binary)</c>.</param>
    public static async Task<CopyRows> BeginAsync(NpgsqlConnection connection, string sql, CancellationToken ct) =>
        new(await connection.BeginRawBinaryCopyAsync(sql, ct));

    /// <summary>Begins a row; exactly this many fields must follow. Sends what was gathered when it is much.</summary>
    public ValueTask StartRowAsync(short fields, CancellationToken ct)
    {
        if (_buffer.WrittenCount < FullAt)
        {
            Put(fields);
            return ValueTask.CompletedTask;
        }

        return SendAndStartAsync(fields, ct);
    }

    public void WriteNull() => Put(-1);

    public void Write(bool value)
    {
        Put(1);
        _buffer.GetSpan(1)[0] = value ? (byte)1 : (byte)0;
        _buffer.Advance(1);
    }

    public void Write(int value)
    {
        Put(sizeof(int));
        Put(value);
    }

    public void Write(long value)
    {
        Put(sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(_buffer.GetSpan(sizeof(long)), value);
        _buffer.Advance(sizeof(long));
    }

    public void Write(Guid value)
    {
        Put(16);
        value.TryWriteBytes(_buffer.GetSpan(16), bigEndian: true, out _);
        _buffer.Advance(16);
    }

    /// <param name="value">In UTC; parts of a microsecond are dropped.</param>
    public void Write(DateTime value) => Write((value - s_epoch).Ticks / TimeSpan.TicksPerMicrosecond);

    public void Write(DateOnly value) => Write(value.DayNumber - s_firstDay);

    public void Write(ReadOnlySpan<byte> value)
    {
        Put(value.Length);
        _buffer.Write(value);
    }

    public void Write(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        Put(length);
        _buffer.Advance(Encoding.UTF8.GetBytes(value, _buffer.GetSpan(length)));
    }

    public void WriteNullable(string? value)
    {
        if (value is null)
            WriteNull();
        else
            Write(value);
    }

    /// <summary>As <c>numeric</c>: groups of four decimal digits, the scale kept as it is.</summary>
    public void WriteNullable(decimal? value)
    {
        if (value is { } given)
            Write(given);
        else
            WriteNull();
    }

    /// <summary>Sends the rest; from here on the rows are part of the transaction.</summary>
    /// <exception cref="PostgresException">The server refused a row.</exception>
    public async Task CompleteAsync(CancellationToken ct)
    {
        Put((short)-1);
        await SendAsync(ct);
        _isCompleted = true;
        await _stream.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_isCompleted)
            await _stream.CancelAsync();
    }

    private void Write(decimal value)
    {
        Span<short> groups = stackalloc short[16];
        var scale = value.Scale;
        var (whole, rest) = (decimal.Truncate(Math.Abs(value)), Math.Abs(value) % 1);
        var count = 0;
        for (; whole > 0; whole = decimal.Truncate(whole / 10_000))
            groups[count++] = (short)(whole % 10_000);
        groups[..count].Reverse();
        var weight = count - 1;
        for (var digits = 0; digits < scale; digits += DigitsPerGroup)
        {
            rest *= 10_000;
            groups[count++] = (short)rest;
            rest %= 1;
        }

        Put(sizeof(short) * (4 + count));
        Put((short)count);
        Put((short)weight);
        Put((short)(value < 0 ? 0x4000 : 0));
        Put((short)scale);
        foreach (var group in groups[..count])
            Put(group);
    }

    private async ValueTask SendAndStartAsync(short fields, CancellationToken ct)
    {
        await SendAsync(ct);
        Put(fields);
    }

    private async Task SendAsync(CancellationToken ct)
    {
        await _stream.WriteAsync(_buffer.WrittenMemory, ct);
        _buffer.ResetWrittenCount();
    }

    private void Put(short value)
    {
        BinaryPrimitives.WriteInt16BigEndian(_buffer.GetSpan(sizeof(short)), value);
        _buffer.Advance(sizeof(short));
    }

    private void Put(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(_buffer.GetSpan(sizeof(int)), value);
        _buffer.Advance(sizeof(int));
    }
}
