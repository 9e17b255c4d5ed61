using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.ApiKeys;

public enum ApiKeyState
{
    Active,

    /// <summary>Its person is deactivated; it works again should the person be.</summary>
    Suspended,
    Expired,
    Revoked,
}

/// <param name="Start">How the key begins, to tell it from others; of no use to anybody.</param>
/// <param name="Person">Whose it is; null when the name was erased.</param>
/// <param name="UnitIds">It counts for these and everything below.</param>
/// <param name="Actions">Of what the person may, only this; reading is always among them.</param>
/// <param name="LastUsedAt">To five minutes; null = never.</param>
public sealed record ApiKeyView(
    Guid Id,
    string Name,
    string Start,
    Guid PersonId,
    PersonRef? Person,
    IReadOnlyList<Guid> UnitIds,
    IReadOnlyList<Permission> Actions,
    ApiKeyState State,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset? RevokedAt)
{
    internal static ApiKeyView Of(StoredApiKey key, PersonRef? person, bool active, DateTimeOffset now) => new(
        key.Id,
        key.Name,
        new ApiKeyText(key.Id, "").Start,
        key.PersonId,
        person,
        key.Scope.UnitIds,
        key.Scope.Actions,
        StateOf(key, active, now),
        key.CreatedAt,
        key.ExpiresAt,
        key.LastUsedAt,
        key.RevokedAt);

    private static ApiKeyState StateOf(StoredApiKey key, bool active, DateTimeOffset now) => key switch
    {
        { RevokedAt: not null } => ApiKeyState.Revoked,
        _ when !key.IsInForce(now) => ApiKeyState.Expired,
        _ => active ? ApiKeyState.Active : ApiKeyState.Suspended,
    };
}
