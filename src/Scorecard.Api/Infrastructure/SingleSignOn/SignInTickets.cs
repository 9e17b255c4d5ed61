using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Scorecard.Api.Infrastructure.SingleSignOn;

/// <summary>
/// What signing in at the provider was begun with, encrypted, for the browser to bring back with the provider's answer: nothing is kept here
/// in between, and whoever sees the answer alone can do nothing with it.
/// </summary>
public sealed class SignInTickets(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>How long somebody may take at the provider.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly IDataProtector _protector = protection.CreateProtector("Scorecard.SingleSignOn.Ticket");

    /// <param name="returnAddress">Where the provider sends the browser.</param>
    public SignInTicket New(string returnAddress) => new(Random(), Random(), Random(), returnAddress, clock.GetUtcNow() + Lifetime);

    public string Protect(SignInTicket ticket) => _protector.Protect(JsonSerializer.Serialize(ticket));

    /// <summary>Null when it is not one of ours, for another answer, or too old.</summary>
    public SignInTicket? Read(string text, string state)
    {
        try
        {
            var ticket = JsonSerializer.Deserialize<SignInTicket>(_protector.Unprotect(text))!;
            return ticket.State == state && ticket.ExpiresAt > clock.GetUtcNow() ? ticket : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}

/// <param name="State">Comes back with the provider's answer.</param>
/// <param name="Nonce">Comes back in the ID token.</param>
/// <param name="Verifier">The secret of PKCE (RFC 7636), of which the provider sees a hash until the code is redeemed.</param>
public sealed record SignInTicket(string State, string Nonce, string Verifier, string ReturnAddress, DateTimeOffset ExpiresAt)
{
    public string Challenge => Base64Url.EncodeToString(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(Verifier)));
}
