using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Json;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Audit;

/// <summary>Sign-ins, failed ones too, exports and looks at what only few may see, latest first.</summary>
public static class ListAccesses
{
    public static void Map(IEndpointRouteBuilder audit) => audit
        .MapGet("access", Handle)
        .WithName("listAccesses")
        .WithSummary("Search the access log")
        .RequirePermission(Permission.ReadLog);

    private static async Task<Ok<AccessPage>> Handle(
        [AsParameters] AccessQuery asked,
        [FromQuery] string? after,
        [FromQuery] int? limit,
        AuditSearch search,
        AccessLog log,
        People people,
        CurrentUser user,
        CancellationToken ct)
    {
        search.Require();
        asked.Require();
        if (limit is < 1 or > ListAuditEvents.LargestPage)
            throw RefusedException.Field("limit", $"out_of_range:1:{ListAuditEvents.LargestPage}");

        long? before = after is null ? null : long.TryParse(after, out var id) ? id : throw RefusedException.Field("after", "invalid");
        var size = limit ?? 50;
        var found = await log.ReadAsync(user.OrgId, asked, before, size + 1, ct).ToListAsync(ct);
        var names = await people.AllAsync(user.OrgId, ct);
        return TypedResults.Ok(new AccessPage(
            [.. found.Take(size).Select(access => AccessEntry.Of(access, names))],
            found.Count > size ? found[size - 1].Id.ToString(System.Globalization.CultureInfo.InvariantCulture) : null));
    }
}

/// <summary>What narrows the search of the access log. Take it with <c>[AsParameters]</c>.</summary>
/// <param name="From">At or after.</param>
/// <param name="To">Before.</param>
public sealed record AccessQuery(
    [FromQuery(Name = "from")] DateTimeOffset? From,
    [FromQuery(Name = "to")] DateTimeOffset? To,
    [FromQuery(Name = "personId")] Guid? PersonId,
    [FromQuery(Name = "act")] Choice<AccessAct>? Act)
{
    public IEnumerable<KeyValuePair<string, string?>> Stated =>
    [
        new("from", From?.ToUniversalTime().ToString("O")),
        new("to", To?.ToUniversalTime().ToString("O")),
        new("personId", PersonId?.ToString()),
        new("act", Act is { } act ? EnumNames.Of(act.Value) : null),
    ];

    /// <summary>400 for a stretch of time that ends before it begins.</summary>
    public void Require()
    {
        if (From >= To)
            throw RefusedException.Field("to", "before_from");
    }
}

/// <param name="Next">Goes into <c>after</c> for the next page; null = nothing older is left.</param>
public sealed record AccessPage(IReadOnlyList<AccessEntry> Accesses, string? Next);

/// <param name="Act">What was done: a name of AccessAct.</param>
/// <param name="PersonId">Null where nobody known did it.</param>
/// <param name="Person">Null also when the name was erased.</param>
/// <param name="Detail">What exactly, by name.</param>
public sealed record AccessEntry(
    long Id,
    DateTimeOffset At,
    string Act,
    Guid? PersonId,
    PersonRef? Person,
    IReadOnlyDictionary<string, string> Detail,
    string? Address,
    string? UserAgent,
    Guid CorrelationId)
{
    public static AccessEntry Of(LoggedAccess access, IReadOnlyDictionary<Guid, PersonData> names) => new(
        access.Id,
        access.At,
        access.Act,
        access.PersonId,
        access.PersonId is { } id && names.GetValueOrDefault(id) is { } person ? new PersonRef(id, person.Name) : null,
        access.Detail,
        access.Address,
        access.UserAgent,
        access.CorrelationId);
}
