using System.Security.Cryptography;

namespace Scorecard.Api.Features.Rewards;

/// <summary>The id of a person's part in a plan: always the same, so that nobody takes part twice.</summary>
public static class ParticipantIds
{
    public static Guid Of(Guid planId, Guid personId)
    {
        Span<byte> input = stackalloc byte[32];
        planId.TryWriteBytes(input);
        personId.TryWriteBytes(input[16..]);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(input, hash);
        return new Guid(hash[..16]);
    }
}
