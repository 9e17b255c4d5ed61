namespace Scorecard.Api.Infrastructure.Tabular;

/// <summary>
/// Hands a text on and stops at a line that is no row of a table: the parser behind it holds a whole row in memory before anybody
/// can count its cells.
/// </summary>
internal sealed class LineGuard(TextReader inner, char delimiter) : TextReader
{
    private const int MostDelimiters = 50 * TableLimits.Columns;

    private int _delimiters;

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        var read = inner.Read(buffer);
        for (var rest = buffer[..read]; rest.Length > 0;)
        {
            var at = rest.IndexOfAny('\n', delimiter);
            if (at < 0)
                break;
            _delimiters = rest[at] == '\n' ? 0 : _delimiters + 1;
            if (_delimiters > MostDelimiters)
                throw TableErrors.ColumnLimit();
            rest = rest[(at + 1)..];
        }

        return read;
    }

    public override int Read()
    {
        Span<char> one = stackalloc char[1];
        return Read(one) == 0 ? -1 : one[0];
    }

    public override int Peek() => inner.Peek();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
