using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;

namespace Scorecard.Api.Infrastructure.Identity;

/// <summary>
/// Encrypts the keys of cookies, which stand in the database, with the certificate in <c>Scorecard:KeyProtection:Certificate</c> (a PKCS #12 file,
/// its password in <c>:Password</c>), so that a copy of the database alone opens no session. Keys that a certificate before it encrypted are read
/// with those in <c>:Earlier</c> (files separated by commas, the same password). Without a certificate the keys stand in the database as they are.
/// </summary>
public static class KeyProtection
{
    private const string Section = "Scorecard:KeyProtection";

    /// <exception cref="InvalidOperationException">A certificate cannot be read, or has no private key.</exception>
    public static IDataProtectionBuilder ProtectKeys(this IDataProtectionBuilder keys, IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        if (section["Certificate"] is not { Length: > 0 } file)
            return keys;

        var password = section["Password"];
        var earlier = (section["Earlier"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var current = Read(file, password);
        return keys
            .ProtectKeysWithCertificate(current)
            .UnprotectKeysWithAnyCertificate([current, .. earlier.Select(one => Read(one, password))]);
    }

    private static X509Certificate2 Read(string file, string? password)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(file, password);
            return certificate.HasPrivateKey ? certificate : throw new InvalidOperationException($"{Section}: {file} has no private key.");
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"{Section}: {file} cannot be read as a certificate: {e.Message}", e);
        }
    }
}
