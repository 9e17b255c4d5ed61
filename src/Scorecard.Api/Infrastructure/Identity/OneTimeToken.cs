using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Scorecard.Api.Infrastructure.Identity;

/// <summary>The secret in a link that works once: 256 random bits. Only its hash is kept.</summary>
public readonly record struct OneTimeToken(string Text)
{
    public byte[] Hash => SHA256.HashData(Encoding.UTF8.GetBytes(Text));

    public static OneTimeToken New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));
}
