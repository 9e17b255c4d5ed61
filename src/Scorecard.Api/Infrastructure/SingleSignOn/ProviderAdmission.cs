using System.Security.Cryptography;
using System.Text;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Infrastructure.SingleSignOn;

/// <summary>
/// Lets whoever a validated token speaks of in: finds the person, or adds it, and brings the roles that the provider manages to what
/// the token says.
/// </summary>
public sealed class ProviderAdmission(
    SignInSettings settings, ProviderOrganization organization, ProviderLinks links, ProvidedPeople provided, People people, CurrentUser user)
{
    /// <summary>Afterwards <see cref="CurrentUser"/> is that person. Answers why not; null = admitted.</summary>
    public async Task<DomainError?> AdmitAsync(TokenClaims claims, CancellationToken ct)
    {
        if (await organization.IdAsync(ct) is not { } orgId)
            return SignInErrors.NoOrganization;

        var provider = settings.Oidc!;
        if (claims.Client is { } client && claims.One(provider.Claims.Email) is null && provider.Machines.TryGetValue(client, out var address))
            return await AdmitMachineAsync(orgId, address, ct);

        if (claims.One(provider.Claims.Subject) is not { } subject)
            return SignInErrors.Unknown;

        var (link, visible) = await links.FindAsync(orgId, claims.Issuer, subject, ct);
        if (link is null)
        {
            var (found, refused) = await FindOrAddAsync(orgId, subject, claims, ct);
            if (refused is not null)
                return refused;

            await links.AddAsync(orgId, claims.Issuer, subject, found, ct);
            (link, visible) = await links.FindAsync(orgId, claims.Issuer, subject, ct);
        }

        if (!await user.LoadAsync(orgId, link!.PersonId, visible, ct))
            return SignInErrors.Deactivated;

        return await FollowAsync(orgId, subject, link, claims, ct) ? null : SignInErrors.Deactivated;
    }

    private async Task<DomainError?> AdmitMachineAsync(Guid orgId, string address, CancellationToken ct)
    {
        if (await people.FindByEmailAsync(orgId, address, ct) is not { } person)
            return SignInErrors.Unknown;

        return await user.LoadAsync(orgId, person.Id, ct) ? null : SignInErrors.Deactivated;
    }

    /// <summary>Somebody seen for the first time: by an address that the provider vouches for, or else as a new person.</summary>
    private async Task<(Guid PersonId, DomainError? Refused)> FindOrAddAsync(Guid orgId, string subject, TokenClaims claims, CancellationToken ct)
    {
        var provider = settings.Oidc!;
        var email = claims.One(provider.Claims.Email)?.Trim();
        if (email is not { Length: > 0 and <= 254 } || !email.Contains('@', StringComparison.Ordinal))
            return (default, provider.CreatePeople ? SignInErrors.EmailMissing : SignInErrors.Unknown);

        var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{orgId:N}\n{claims.Issuer}\n{subject}"))[..16]);
        if (await people.FindByEmailAsync(orgId, email, ct) is { } there && there.Id != id) // whom another request of these claims may have just added
            return claims.Says(provider.Claims.EmailVerified) ? (there.Id, null) : (default, SignInErrors.EmailUnverified);

        if (!provider.CreatePeople)
            return (default, SignInErrors.Unknown);

        var name = claims.One(provider.Claims.Name)?.Trim() is { Length: > 0 } stated ? stated : email;
        await provided.AddAsync(orgId, id, name[..Math.Min(name.Length, TextLimits.Name)], email, ct);
        return (id, null);
    }

    /// <summary>False when the person was deactivated meanwhile.</summary>
    private async Task<bool> FollowAsync(Guid orgId, string subject, ProviderLink seen, TokenClaims claims, CancellationToken ct)
    {
        var issuedAt = claims.IssuedAt ?? DateTimeOffset.UnixEpoch;
        if (issuedAt < seen.ClaimsAt || (issuedAt == seen.ClaimsAt && IsSettled(Wanted(), seen)))
            return true; // said before, or overtaken by what a newer token says

        var isKnown = true;
        await links.FollowAsync(orgId, claims.Issuer, subject, issuedAt, async link =>
        {
            isKnown = await user.LoadAsync(orgId, link.PersonId, ct);
            if (!isKnown || issuedAt < link.ClaimsAt)
                return null;

            var (wanted, held) = (Wanted(), user.Person.Grants);
            if (!IsSettled(wanted, link))
            {
                await provided.FollowAsync(orgId, link.PersonId, wanted, link.Granted, settings.Oidc!.Name, ct);
                isKnown = await user.LoadAsync(orgId, link.PersonId, ct);
            }

            return
            [
                .. wanted.Where(grant => link.Granted.Contains(grant) || !held.Contains(grant)),
                .. link.Granted.Where(grant => !wanted.Contains(grant) && user.Person.Grants.Contains(grant)), // the last administrator's
            ];
        }, ct);
        return isKnown;

        IReadOnlyList<Grant> Wanted() => RoleMapping.GrantsOf(claims, settings.Oidc!, user.Organization.Units, user.Organization.Tree.RootId);
    }

    private bool IsSettled(IReadOnlyList<Grant> wanted, ProviderLink link)
    {
        var held = user.Person.Grants;
        return wanted.All(held.Contains) && !link.Granted.Any(grant => held.Contains(grant) && !wanted.Contains(grant));
    }
}
