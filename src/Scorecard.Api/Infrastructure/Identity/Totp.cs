using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Scorecard.Api.Infrastructure.Identity;

/// <summary>The codes of authenticator apps: RFC 6238 with what every app assumes, SHA-1, six digits and steps of 30 seconds.</summary>
public static class Totp
{
    public const int Digits = 6;

    /// <summary>As long as the hash, which RFC 4226 recommends.</summary>
    public const int SecretBytes = 20;

    /// <summary>Clocks may differ by so many steps.</summary>
    private const int Tolerance = 1;

    private const int StepSeconds = 30;

    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string CodeAt(ReadOnlySpan<byte> secret, DateTimeOffset at) => CodeOf(secret, StepAt(at));

    /// <summary>The time step whose code this is, one step early or late at most; null when it is none of them.</summary>
    public static long? StepOf(ReadOnlySpan<byte> secret, string code, DateTimeOffset at)
    {
        long? found = null;
        for (var step = StepAt(at) - Tolerance; step <= StepAt(at) + Tolerance; step++)
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(CodeOf(secret, step)), Encoding.UTF8.GetBytes(code)))
                found ??= step;
        return found;
    }

    /// <summary>As an app takes it: RFC 4648 without padding.</summary>
    public static string Text(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var (held, bits) = (0, 0);
        foreach (var one in bytes)
        {
            (held, bits) = ((held << 8) | one, bits + 8);
            for (; bits >= 5; bits -= 5)
                text.Append(Base32[(held >> (bits - 5)) & 31]);
            held &= (1 << bits) - 1;
        }

        return bits == 0 ? text.ToString() : text.Append(Base32[(held << (5 - bits)) & 31]).ToString();
    }

    private static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    private static string CodeOf(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> message = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(message, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // what authenticator apps compute; HMAC does not rest on what SHA-1 has lost
        HMACSHA1.HashData(secret, message, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 15)..]) & int.MaxValue;
        return (number % 1_000_000).ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');
    }
}
