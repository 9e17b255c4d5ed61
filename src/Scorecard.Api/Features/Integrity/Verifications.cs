using System.Text.Json;
using Scorecard.Api.Infrastructure.Json;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Integrity;

/// <summary>Verifies an organization's log and remembers the last report.</summary>
public sealed class Verifications(OrganizationRows rows, ChainVerifier verifier, TimeProvider clock)
{
    public async Task<VerificationView> RunAsync(Guid orgId, CancellationToken ct)
    {
        var (startedAt, start) = (clock.GetUtcNow(), TimeProvider.System.GetTimestamp());
        var report = await verifier.VerifyAsync(orgId, ct);
        BrokenEventView? broken = null;
        if (report.FirstBroken is { } first)
        {
            var stream = await verifier.CheckAsync(first.Stream, ct);
            broken = BrokenEventView.Of(first, stream.Events.FirstOrDefault(stored => stored.Version == first.Version));
        }

        var duration = (long)TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;
        var verification = new VerificationView(startedAt, duration, report.Events, report.Streams, report.IsIntact, broken);
        await SaveAsync(orgId, verification, ct);
        return verification;
    }

    /// <summary>The last report; null when none was ever made.</summary>
    public async Task<VerificationView?> LastAsync(Guid orgId, CancellationToken ct)
    {
        await using var command = rows.Command(orgId, "select started_at, duration_ms, events, streams, broken from verifications where org_id = $1");
        command.Parameters.AddWithValue(orgId);
        await using var row = await command.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct))
            return null;

        var broken = await row.IsDBNullAsync(4, ct) ? null : JsonSerializer.Deserialize<BrokenEventView>(row.GetString(4), JsonSetup.Stored);
        return new VerificationView(
            row.GetFieldValue<DateTimeOffset>(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), Ok: broken is null, broken);
    }

    private async Task SaveAsync(Guid orgId, VerificationView verification, CancellationToken ct)
    {
        await using var command = rows.Command(
            orgId,
            """
            insert into verifications (org_id, started_at, duration_ms, events, streams, broken) values ($1, $2, $3, $4, $5, $6::json)
            on conflict (org_id) do update set
                started_at = excluded.started_at, duration_ms = excluded.duration_ms, events = excluded.events, streams = excluded.streams,
                broken = excluded.broken
            """);
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue(verification.StartedAt);
        command.Parameters.AddWithValue(verification.DurationMs);
        command.Parameters.AddWithValue(verification.Events);
        command.Parameters.AddWithValue(verification.Streams);
        command.Parameters.AddWithValue(verification.Broken is null ? DBNull.Value : JsonSerializer.Serialize(verification.Broken, JsonSetup.Stored));
        await command.ExecuteNonQueryAsync(ct);
    }
}
