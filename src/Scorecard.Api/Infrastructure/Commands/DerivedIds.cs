using System.Security.Cryptography;

namespace Scorecard.Api.Infrastructure.Commands;

/// <summary>
/// Ids derived from others: creating something again asks for the same things and is answered as the first time, and what two things share
/// exists once.
/// </summary>
public static class DerivedIds
{
    /// <summary>The id of what belongs to both, such as a person's part in a plan.</summary>
    public static Guid Of(Guid first, Guid second)
    {
        Span<byte> input = stackalloc byte[32];
        first.TryWriteBytes(input);
        second.TryWriteBytes(input[16..]);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(input, hash);
        return new Guid(hash[..16]);
    }

    /// <summary>One after the other, of one thing.</summary>
    public static Func<Guid> From(Guid id)
    {
        var count = 0;
        return () =>
        {
            Span<byte> input = stackalloc byte[20];
            id.TryWriteBytes(input);
            BitConverter.TryWriteBytes(input[16..], ++count);
            Span<byte> hash = stackalloc byte[32];
            SHA256.HashData(input, hash);
            return new Guid(hash[..16]);
        };
    }
}
