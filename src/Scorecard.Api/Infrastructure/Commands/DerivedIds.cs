using System.Security.Cryptography;

namespace Scorecard.Api.Infrastructure.Commands;

/// <summary>
/// Ids derived from the id of what is created, so that creating it again asks for the same things and
/// is answered as the first time.
/// </summary>
public static class DerivedIds
{
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
