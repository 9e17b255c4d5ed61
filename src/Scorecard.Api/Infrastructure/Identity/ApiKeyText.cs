using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Scorecard.Api.Infrastructure.Security;

namespace Scorecard.Api.Infrastructure.Identity;

/// <summary>
/// A key as a machine presents it: <c>sck_</c>, its id in 32 hexadecimal digits, an underscore and 256 random bits. Told once; only the hash of
/// the secret is kept.
/// </summary>
public sealed record ApiKeyText(Guid Id, string Secret)
{
    private const int SecretLength = 43; // 32 bytes as Base64Url
    private const int IdLength = 32;

    public string Whole => $"{Start}_{Secret}";

    /// <summary>What may be shown: enough to find the key again, nothing to use it with.</summary>
    public string Start => $"{Schemes.ApiKeyPrefix}{Id:N}";

    public byte[] Hash => SHA256.HashData(Encoding.UTF8.GetBytes(Secret));

    public static ApiKeyText New() => new(Guid.NewGuid(), Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    public static bool TryParse(string text, [NotNullWhen(true)] out ApiKeyText? key)
    {
        key = null;
        var rest = text.AsSpan();
        if (!rest.StartsWith(Schemes.ApiKeyPrefix, StringComparison.Ordinal))
            return false;

        rest = rest[Schemes.ApiKeyPrefix.Length..];
        if (rest.Length != IdLength + 1 + SecretLength || rest[IdLength] != '_' || !Guid.TryParseExact(rest[..IdLength], "N", out var id))
            return false;

        key = new(id, rest[(IdLength + 1)..].ToString());
        return true;
    }

    /// <summary>Takes as long whatever differs.</summary>
    public bool Fits(byte[] hash) => CryptographicOperations.FixedTimeEquals(Hash, hash);

    /// <summary>Never the secret, wherever the record is printed.</summary>
    public override string ToString() => Start;
}
