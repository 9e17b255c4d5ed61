using System.Text;
using System.Text.Unicode;

namespace Scorecard.Api.Infrastructure.Tabular;

/// <summary>Finds out in which encoding a text is written.</summary>
public static class TextEncodings
{
    private const int Looked = 4096;

    /// <summary>
    /// By the byte order mark; else UTF-16 where every other byte is zero, UTF-8 where all bytes fit, CP949 where they fit that. Null
    /// when it is no text.
    /// </summary>
    public static TableEncoding? Detect(ReadOnlySpan<byte> bytes)
    {
        switch (bytes)
        {
            case [0xEF, 0xBB, 0xBF, ..]:
                return Fits(bytes, TableEncoding.Utf8) ? TableEncoding.Utf8 : null;
            case [0xFF, 0xFE, ..]:
                return Fits(bytes, TableEncoding.Utf16) ? TableEncoding.Utf16 : null;
            case [0xFE, 0xFF, ..]:
                return Fits(bytes, TableEncoding.Utf16BigEndian) ? TableEncoding.Utf16BigEndian : null;
        }

        var head = bytes[..Math.Min(bytes.Length, Looked)];
        var (even, odd) = (0, 0);
        for (var i = 0; i < head.Length; i++)
        {
            if (head[i] == 0)
                _ = i % 2 == 0 ? even++ : odd++;
        }

        if (odd > head.Length / 10 && even == 0 && Fits(bytes, TableEncoding.Utf16))
            return TableEncoding.Utf16;
        if (even > head.Length / 10 && odd == 0 && Fits(bytes, TableEncoding.Utf16BigEndian))
            return TableEncoding.Utf16BigEndian;
        if (Fits(bytes, TableEncoding.Utf8))
            return TableEncoding.Utf8;

        return Fits(bytes, TableEncoding.Cp949) ? TableEncoding.Cp949 : null;
    }

    /// <summary>True when the bytes are a text of this encoding without the character NUL.</summary>
    public static bool Fits(ReadOnlySpan<byte> bytes, TableEncoding encoding)
    {
        if (encoding is TableEncoding.Utf8)
            return !bytes.Contains((byte)0) && Utf8.IsValid(bytes);
        if (encoding is TableEncoding.Cp949 && bytes.Contains((byte)0))
            return false;

        var decoder = Strict(encoding).GetDecoder();
        Span<char> chars = stackalloc char[Looked];
        try
        {
            for (var done = false; !done;)
            {
                decoder.Convert(bytes, chars, flush: true, out var used, out var written, out done);
                if (chars[..written].Contains('\0'))
                    return false;
                bytes = bytes[used..];
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>Without the byte order mark.</summary>
    public static TextReader Open(byte[] bytes, TableEncoding encoding)
    {
        var mark = (ReadOnlySpan<byte>)bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] when encoding is TableEncoding.Utf8 => 3,
            [0xFF, 0xFE, ..] when encoding is TableEncoding.Utf16 => 2,
            [0xFE, 0xFF, ..] when encoding is TableEncoding.Utf16BigEndian => 2,
            _ => 0,
        };
        return new StreamReader(new MemoryStream(bytes, mark, bytes.Length - mark), Strict(encoding), detectEncodingFromByteOrderMarks: false, bufferSize: 64 * 1024);
    }

    private static Encoding Strict(TableEncoding encoding) => encoding switch
    {
        TableEncoding.Utf8 => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
        TableEncoding.Utf16 => new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true),
        TableEncoding.Utf16BigEndian => new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true),
        TableEncoding.Cp949 => CodePagesEncodingProvider.Instance.GetEncoding(949, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!,
    };
}
