using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Scorecard.IntegrationTests.SingleSignOn;

/// <summary>A key pair that a provider signs with, so that tests can make tokens which no provider would.</summary>
public sealed class SigningKey
{
    private readonly RSA _rsa = RSA.Create(2048);

    private SigningKey(string id) => Id = id;

    public string Id { get; }

    public static SigningKey New(string? id = null) => new(id ?? Guid.NewGuid().ToString());

    public object Jwk()
    {
        var key = _rsa.ExportParameters(includePrivateParameters: true);
        return new
        {
            kty = "RSA",
            kid = Id,
            use = "sig",
            alg = "RS256",
            n = Text(key.Modulus!),
            e = Text(key.Exponent!),
            d = Text(key.D!),
            p = Text(key.P!),
            q = Text(key.Q!),
            dp = Text(key.DP!),
            dq = Text(key.DQ!),
            qi = Text(key.InverseQ!),
        };
    }

    /// <summary>A token with these claims, signed RS256.</summary>
    public string Sign(object claims) =>
        Token("RS256", claims, input => _rsa.SignData(input, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    /// <summary>A token that anybody can make: signed with nothing.</summary>
    public string SignWithNothing(object claims) => Token("none", claims, _ => []);

    /// <summary>A token that anybody can make: signed with the public key as if it were a shared secret.</summary>
    public string SignWithPublicKey(object claims) =>
        Token("HS256", claims, input => HMACSHA256.HashData(Encoding.ASCII.GetBytes(_rsa.ExportSubjectPublicKeyInfoPem()), input));

    private string Token(string algorithm, object claims, Func<byte[], byte[]> sign)
    {
        var head = Text(JsonSerializer.SerializeToUtf8Bytes(new { alg = algorithm, typ = "at+jwt", kid = Id }));
        var body = Text(JsonSerializer.SerializeToUtf8Bytes(claims));
        return $"{head}.{body}.{Text(sign(Encoding.ASCII.GetBytes($"{head}.{body}")))}";
    }

    private static string Text(byte[] bytes) => WebEncoders.Base64UrlEncode(bytes);
}
