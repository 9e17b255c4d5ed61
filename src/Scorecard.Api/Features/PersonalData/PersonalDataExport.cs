using Scorecard.Api.Features.Rewards;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.PersonalData;

/// <summary>What is known of a person.</summary>
/// <param name="RewardStatements">Null where somebody else asks: pay is for the person.</param>
/// <param name="TamperedStatements">Pay of which nothing is told, because what is kept is not what the log says; null where pay is not told at all.</param>
/// <param name="ApiKeys">Without their secrets, which nobody has.</param>
/// <param name="Sessions">Those that go on.</param>
/// <param name="ProviderLinks">Who the person is at identity providers.</param>
/// <param name="Accesses">Signing in, exports and the like, with the addresses they came from; latest first.</param>
/// <param name="Requests">From where changes were made, by request; latest first.</param>
/// <param name="About">What was recorded about the person: roles, moves, the end of access.</param>
/// <param name="Acts">What the person recorded, comments included; latest first.</param>
public sealed record PersonalDataExport(
    DateTimeOffset ExportedAt,
    string OrganizationName,
    PersonalProfile Profile,
    IReadOnlyList<RewardStatementItem>? RewardStatements,
    IReadOnlyList<TamperedStatement>? TamperedStatements,
    IReadOnlyList<PersonalApiKey> ApiKeys,
    IReadOnlyList<PersonalSession> Sessions,
    IReadOnlyList<PersonalProviderLink> ProviderLinks,
    IAsyncEnumerable<PersonalAccess> Accesses,
    IAsyncEnumerable<PersonalRequest> Requests,
    IReadOnlyList<PersonalAct> About,
    IAsyncEnumerable<PersonalAct> Acts);

public sealed record PersonalProfile(
    Guid Id, string? Name, string? Email, string? Title, string? Locale, bool HasPassword, bool Active, string? UnitName, IReadOnlyList<PersonalRole> Roles);

public sealed record PersonalRole(Role Role, string UnitName);

public sealed record PersonalApiKey(
    string Name, IReadOnlyList<Permission> Actions, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt, DateTimeOffset? LastUsedAt, IReadOnlyList<string> Addresses);

/// <param name="SeenAt">To within some minutes.</param>
public sealed record PersonalSession(DateTimeOffset CreatedAt, DateTimeOffset SeenAt, string? Address, string? UserAgent);

/// <param name="Issuer">The provider's address.</param>
/// <param name="Subject">What the provider calls the person.</param>
/// <param name="Roles">Those that are there because of the provider's claims.</param>
public sealed record PersonalProviderLink(string Issuer, string Subject, DateTimeOffset LinkedAt, IReadOnlyList<PersonalRole> Roles);

/// <param name="Act">A name of AccessAct.</param>
public sealed record PersonalAccess(DateTimeOffset At, string Act, IReadOnlyDictionary<string, string> Detail, string? Address, string? UserAgent);

public sealed record PersonalRequest(DateTimeOffset At, Guid CorrelationId, string? Address, string? UserAgent);

/// <param name="Kind">Kind of what it was done to: <c>kpi</c>, <c>kpi-values</c>, …</param>
/// <param name="Type">Stored name of the event.</param>
/// <param name="Data">The stored JSON as text; null where it is pay or somebody's private objective.</param>
public sealed record PersonalAct(DateTimeOffset At, string Kind, Guid Id, string Type, string? Reason, string? Data, Guid CorrelationId);
