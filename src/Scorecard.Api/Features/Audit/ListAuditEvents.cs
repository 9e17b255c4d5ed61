using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Audit;

/// <summary>
/// All events of the organization, latest first. A page may be short, even empty, and yet have a next one: each looks at a limited
/// stretch of the log, so that it answers quickly.
/// </summary>
public static class ListAuditEvents
{
    public const int LargestPage = 200;

    public static void Map(IEndpointRouteBuilder audit) => audit
        .MapGet("events", Handle)
        .WithName("listAuditEvents")
        .WithSummary("Search the whole log")
        .RequirePermission(Permission.ReadLog);

    private static async Task<Ok<AuditPage>> Handle(
        [AsParameters] AuditQuery asked,
        [FromQuery] string? after,
        [FromQuery] int? limit,
        AuditSearch search,
        LogReader log,
        Origins origins,
        SettingsBefore settings,
        SealedHashes hashes,
        CurrentUser user,
        CancellationToken ct)
    {
        search.Require();
        if (limit is < 1 or > LargestPage)
            throw RefusedException.Field("limit", $"out_of_range:1:{LargestPage}");

        var page = await log.PageAsync(user.OrgId, await search.QueryAsync(asked, ct), PlaceOf(after), limit ?? 50, ct);
        var names = await search.NamesAsync([.. page.Events.Select(entry => entry.Stream).Distinct()], ct);
        var from = await origins.OfAsync(user.OrgId, page.Events.Select(entry => entry.CorrelationId), ct);
        var before = await settings.OfAsync(page.Events, ct);
        var hash = await hashes.OfAsync(user.OrgId, ct);
        return TypedResults.Ok(new AuditPage(
            [.. page.Events.Select(entry => AuditEntry.Of(entry, names, from, before, hash))], page.Next is { } next ? TextOf(next) : null, page.Next?.RecordedAt));
    }

    private static string TextOf(LogPlace place) =>
        string.Create(CultureInfo.InvariantCulture, $"{(place.RecordedAt - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond}-{place.Position}");

    private static LogPlace? PlaceOf(string? text)
    {
        if (text is null)
            return null;

        if (text.Split('-') is [var at, var at2]
            && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds)
            && long.TryParse(at2, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            && microseconds <= (DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond)
        {
            return new LogPlace(DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond), position);
        }

        throw RefusedException.Field("after", "invalid");
    }
}

/// <param name="Next">Goes into <c>after</c> for the next page; null = nothing older is left.</param>
/// <param name="SearchedTo">Back to which moment this page looked; null = to the beginning.</param>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Events, string? Next, DateTimeOffset? SearchedTo);

/// <param name="Position">Place in the log of all streams.</param>
/// <param name="Version">Place in its stream, from 1.</param>
/// <param name="Type">Stored name of the event.</param>
/// <param name="By">Who did it; null when the name was erased.</param>
/// <param name="Reason">Null also where the content is sealed.</param>
/// <param name="Data">The stored JSON as text; null where it is pay or a private objective, which the log keeps sealed.</param>
/// <param name="CorrelationId">The same for everything one request, or one import, recorded.</param>
/// <param name="Address">The network address it was done from; null when it was no request, or was erased.</param>
/// <param name="Before">Of a change of the settings: those that stood before it, as JSON of the same form as the data.</param>
/// <param name="Hash">SHA-256 in hexadecimal digits; of pay HMAC-SHA-256 of it, by a key that is not told.</param>
/// <param name="Key">The API key that acted for the person; null where the person did.</param>
public sealed record AuditEntry(
    long Position,
    DateTimeOffset RecordedAt,
    Guid ActorId,
    PersonRef? By,
    AuditSubject Subject,
    int Version,
    string Type,
    string? Reason,
    Guid CorrelationId,
    string? Address,
    string? UserAgent,
    string? Data,
    string? Before,
    string Hash,
    UsedKey? Key)
{
    public static AuditEntry Of(
        LoggedEvent entry,
        AuditNames names,
        IReadOnlyDictionary<(Guid, Guid), Origin> origins,
        IReadOnlyDictionary<int, string> settings,
        Func<StreamId, byte[], string> hash)
    {
        var origin = origins.GetValueOrDefault((entry.CorrelationId, entry.ActorId));
        return new(
            entry.Position,
            entry.RecordedAt,
            entry.ActorId,
            names.Person(entry.ActorId),
            names.Subject(entry.Stream),
            entry.Version,
            entry.Type,
            entry.Reason,
            entry.CorrelationId,
            origin?.Address,
            origin?.UserAgent,
            entry.Data,
            entry.Stream.Kind == Organization.Category ? settings.GetValueOrDefault(entry.Version) : null,
            hash(entry.Stream, entry.Hash),
            origin?.Key);
    }
}
