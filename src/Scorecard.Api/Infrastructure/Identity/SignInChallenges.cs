using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Scorecard.Api.Infrastructure.Identity;

/// <summary>
/// What a browser holds between two steps that belong together, encrypted so that it can neither be read nor made up, and good for
/// <see cref="Lifetime"/>. Nothing is kept here in the meantime.
/// </summary>
public sealed class SignInChallenges(IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <param name="purpose">Read with the same purpose only.</param>
    public string Make<T>(string purpose, T state) =>
        Protector(purpose).Protect(JsonSerializer.Serialize(new Sealed<T>(clock.GetUtcNow() + Lifetime, state)));

    /// <summary>The default when it was not made here for this purpose, or is too old.</summary>
    public T? Read<T>(string purpose, string challenge)
    {
        try
        {
            var found = JsonSerializer.Deserialize<Sealed<T>>(Protector(purpose).Unprotect(challenge))!;
            return found.Until > clock.GetUtcNow() ? found.State : default;
        }
        catch (CryptographicException)
        {
            return default;
        }
    }

    private IDataProtector Protector(string purpose) => protection.CreateProtector("sign-in", purpose);

    private sealed record Sealed<T>(DateTimeOffset Until, T State);
}
