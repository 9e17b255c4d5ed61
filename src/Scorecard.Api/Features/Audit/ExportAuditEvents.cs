using System.Runtime.CompilerServices;
using System.Text.Json;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Json;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Tabular;
using Scorecard.Domain.Organizations;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Audit;

/// <summary>
/// The events that a search finds, every one of them, as a file that is written while the log is read: CSV for a spreadsheet, latest
/// first; JSON Lines, oldest first, with all it takes to recompute the hashes. The export itself is recorded.
/// </summary>
public static class ExportAuditEvents
{
    /// <summary>Names are looked up for so many events at a time.</summary>
    private const int Batch = 1_000;

    private static readonly string[] Heading =
    [
        "position", "recorded_at", "actor_id", "actor", "kind", "type", "subject_id", "subject", "code", "period", "version", "reason",
        "correlation_id", "address", "data", "hash", "api_key_id",
    ];

    public static void Map(IEndpointRouteBuilder audit)
    {
        audit.MapGet("events.csv", HandleCsv)
            .WithName("exportAuditEventsCsv")
            .WithSummary("The log as CSV")
            .RequirePermission(Permission.ReadLog)
            .Produces(StatusCodes.Status200OK, contentType: CsvFile.ContentType)
            .Streams();

        audit.MapGet("events.jsonl", HandleJsonLines)
            .WithName("exportAuditEventsJsonLines")
            .WithSummary("The log as JSON Lines, with all it takes to recompute the hashes")
            .RequirePermission(Permission.ReadLog)
            .Produces(StatusCodes.Status200OK, contentType: JsonLinesFile.ContentType)
            .Streams();
    }

    private static async Task<IResult> HandleCsv(
        [AsParameters] AuditQuery asked, AuditSearch search, LogReader log, Origins origins, SealedHashes hashes, AuditTrail trail, CurrentUser user, CancellationToken ct)
    {
        search.Require();
        var query = await search.QueryAsync(asked, ct);
        await trail.ExportedAsync("audit-events", [new("format", "csv"), .. asked.Stated], ct);
        return new CsvFile(
            "audit-events.csv",
            Heading,
            LinesAsync(log.AllAsync(user.OrgId, query, latestFirst: true, ct), search, origins, await hashes.OfAsync(user.OrgId, ct), user.OrgId, ct));
    }

    private static async Task<IResult> HandleJsonLines(
        [AsParameters] AuditQuery asked, AuditSearch search, LogReader log, SealedHashes hashes, AuditTrail trail, CurrentUser user, CancellationToken ct)
    {
        search.Require();
        var query = await search.QueryAsync(asked, ct);
        await trail.ExportedAsync("audit-events", [new("format", "jsonl"), .. asked.Stated], ct);
        return new JsonLinesFile("audit-events.jsonl", LinesAsync(log.AllAsync(user.OrgId, query, latestFirst: false, ct), await hashes.OfAsync(user.OrgId, ct), ct));
    }

    private static async IAsyncEnumerable<CsvCell[]> LinesAsync(
        IAsyncEnumerable<LoggedEvent> events,
        AuditSearch search,
        Origins origins,
        Func<StreamId, byte[], string> hash,
        Guid orgId,
        [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var batch in events.Chunk(Batch).WithCancellation(ct))
        {
            var names = await search.NamesAsync([.. batch.Select(entry => entry.Stream).Distinct()], ct);
            var from = await origins.OfAsync(orgId, batch.Select(entry => entry.CorrelationId), ct);
            foreach (var entry in batch)
            {
                var subject = names.Subject(entry.Stream);
                yield return
                [
                    entry.Position,
                    entry.RecordedAt,
                    entry.ActorId,
                    names.Person(entry.ActorId)?.Name,
                    entry.Stream.Kind,
                    entry.Type,
                    entry.Stream.Id,
                    subject.Name,
                    subject.Code,
                    subject.Period?.ToString(),
                    entry.Version,
                    entry.Reason,
                    entry.CorrelationId,
                    from.GetValueOrDefault((entry.CorrelationId, entry.ActorId))?.Address,
                    entry.Data,
                    hash(entry.Stream, entry.Hash),
                    from.GetValueOrDefault((entry.CorrelationId, entry.ActorId))?.Key?.Id.ToString(),
                ];
            }
        }
    }

    private static async IAsyncEnumerable<byte[]> LinesAsync(
        IAsyncEnumerable<LoggedEvent> events, Func<StreamId, byte[], string> hash, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var entry in events.WithCancellation(ct))
            yield return JsonSerializer.SerializeToUtf8Bytes(AuditLine.Of(entry, hash), JsonSetup.Stored);
    }
}

/// <summary>One line of the export as JSON Lines.</summary>
/// <param name="RecordedAt">Microseconds since 1970-01-01 UTC, as the hash covers it.</param>
/// <param name="Data">The stored JSON as text, byte for byte; null where it is pay or a private objective, whose hashes only the system recomputes.</param>
/// <param name="PreviousHash">Hash of the stream's event before it; null for the first.</param>
/// <param name="Hash">Of pay: <see cref="SealedHashes"/>.</param>
public sealed record AuditLine(
    Guid OrgId,
    string Kind,
    Guid StreamId,
    int Version,
    long Position,
    string Type,
    bool EndsAppend,
    Guid ActorId,
    Guid CorrelationId,
    long RecordedAt,
    string? Data,
    string? Reason,
    string? PreviousHash,
    string Hash)
{
    public static AuditLine Of(LoggedEvent entry, Func<StreamId, byte[], string> hash) => new(
        entry.Stream.OrgId,
        entry.Stream.Kind,
        entry.Stream.Id,
        entry.Version,
        entry.Position,
        entry.Type,
        entry.EndsAppend,
        entry.ActorId,
        entry.CorrelationId,
        (entry.RecordedAt - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond,
        entry.Data,
        entry.Reason,
        entry.PreviousHash is null ? null : hash(entry.Stream, entry.PreviousHash),
        hash(entry.Stream, entry.Hash));
}
