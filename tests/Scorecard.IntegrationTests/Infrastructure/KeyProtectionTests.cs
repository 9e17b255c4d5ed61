using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Api.Infrastructure.Identity;

namespace Scorecard.IntegrationTests.Infrastructure;

/// <summary>Secrets that come as files: certificates for the keys of cookies, and settings.</summary>
public sealed class KeyProtectionTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("scorecard-keys-").FullName;
    private readonly Keys _keys = new();

    [Fact]
    public void A_certificate_encrypts_the_keys_and_the_next_one_can_still_read_them()
    {
        var (first, second) = (Certificate("first"), Certificate("second"));

        var secret = ProtectorWith([new("Scorecard:KeyProtection:Certificate", first), new("Scorecard:KeyProtection:Password", "pw")]).Protect("session");

        Assert.Contains("EncryptedData", Assert.Single(_keys.All).ToString());
        Assert.DoesNotContain("<masterKey", _keys.All[0].ToString());
        Assert.Equal("session", ProtectorWith(
            [new("Scorecard:KeyProtection:Certificate", second), new("Scorecard:KeyProtection:Earlier", first), new("Scorecard:KeyProtection:Password", "pw")]).Unprotect(secret));
        Assert.ThrowsAny<CryptographicException>(() => ProtectorWith([]).Unprotect(secret)); // a copy of the database alone
    }

    [Fact]
    public void A_certificate_that_cannot_be_read_is_named()
    {
        var file = Certificate("locked");

        Assert.Contains(file, Assert.Throws<InvalidOperationException>(
            () => ProtectorWith([new("Scorecard:KeyProtection:Certificate", file), new("Scorecard:KeyProtection:Password", "wrong")])).Message);
        Assert.Throws<InvalidOperationException>(() => ProtectorWith([new("Scorecard:KeyProtection:Certificate", Path.Combine(_directory, "missing.pfx"))]));
    }

    [Fact]
    public void A_file_is_the_value_of_the_setting_it_is_named_by()
    {
        File.WriteAllText(Path.Combine(_directory, "ConnectionStrings__Scorecard"), "Host=db;Password=from-a-file\n");
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["ConnectionStrings:Scorecard"] = "Host=db;Password=from-the-environment";
        builder.Configuration["Scorecard:SecretsDirectory"] = _directory;

        builder.AddSecrets();

        Assert.Equal("Host=db;Password=from-a-file", builder.Configuration.GetConnectionString("Scorecard"));
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private string Certificate(string name)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var file = Path.Combine(_directory, $"{name}.pfx");
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pkcs12, "pw"));
        return file;
    }

    private IDataProtector ProtectorWith(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("Scorecard").ProtectKeys(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = _keys);
        return services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
    }

    private sealed class Keys : IXmlRepository
    {
        public List<XElement> All { get; } = [];

        public IReadOnlyCollection<XElement> GetAllElements() => All;

        public void StoreElement(XElement element, string friendlyName) => All.Add(element);
    }
}
