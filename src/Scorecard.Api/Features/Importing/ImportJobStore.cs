using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Json;
using Scorecard.Domain.Importing;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Importing;

/// <summary>
/// What jobs write of themselves. Each has an id; as soon as another one took over, or somebody discarded the import, nothing it
/// writes counts any more. All of it is about one row, so that any process sees it.
/// </summary>
public sealed class ImportJobStore(OrganizationRows rows, Caller caller)
{
    private const string Dead = "(status in ('previewing', 'confirming') and job_beat_at < now() - interval '15 seconds')";

    /// <summary>Starts a preview with a mapping; false while another job is at it, or when it is confirmed.</summary>
    public async Task<bool> StartPreviewAsync(Guid id, Guid job, ImportMapping mapping, CancellationToken ct) =>
        await ExecuteAsync(
            $"""
            update imports set status = 'previewing', mapping = $3, mapping_origin = 'set', counts = null, failure = null, created_kpis = null, touched_at = now(),
                job = $2, job_beat_at = now(), job_cancelled = false, job_phase = 'waiting', job_done = 0, job_total = 0
            where id = $1 and (status in ('mapping', 'previewed', 'failed') or {Dead})
            """,
            ct, id, job, ImportStore.Json(mapping)) == 1;

    /// <summary>Starts a confirmation of what was previewed; false when there is no preview or another job is at it.</summary>
    public async Task<bool> StartConfirmationAsync(Guid id, Guid job, CancellationToken ct) =>
        await ExecuteAsync(
            $"""
            update imports set status = 'confirming', failure = null, touched_at = now(),
                job = $2, job_beat_at = now(), job_cancelled = false, job_phase = 'waiting', job_done = 0, job_total = 0
            where id = $1 and (status = 'previewed' or (status = 'confirming' and {Dead}))
            """,
            ct, id, job) == 1;

    public Task CancelAsync(Guid id, CancellationToken ct) =>
        ExecuteAsync("update imports set job_cancelled = true where id = $1 and status in ('previewing', 'confirming')", ct, id);

    /// <summary>A sign of life. False when the job is to stop: cancelled, taken over or discarded.</summary>
    public async Task<bool> BeatAsync(Guid id, Guid job, ImportProgress progress, CancellationToken ct)
    {
        await using var command = Command(
            """
            update imports set job_beat_at = now(), job_phase = $3, job_done = $4, job_total = $5 where id = $1 and job = $2
            returning not job_cancelled
            """,
            id, job, EnumNames.Of(progress.Phase), progress.Done, progress.Total);
        return await command.ExecuteScalarAsync(ct) is true;
    }

    /// <summary>The confirmation found other values than the preview did: the preview is made again.</summary>
    public Task PreviewAgainAsync(Guid id, Guid job, ImportFailure failure, CancellationToken ct) =>
        ExecuteAsync("update imports set status = 'previewing', failure = $3 where id = $1 and job = $2", ct, id, job, ImportStore.Json(failure));

    /// <summary>The job ended without what it was for.</summary>
    public Task EndAsync(Guid id, Guid job, ImportStatus status, ImportFailure? failure, CancellationToken ct) =>
        ExecuteAsync(
            "update imports set status = $3, failure = $4, job = null where id = $1 and job = $2",
            ct, id, job, EnumNames.Of(status), failure is null ? DBNull.Value : ImportStore.Json(failure));

    /// <summary>The values are recorded. The file and its rows are needed no more; the next purge takes them.</summary>
    public Task ConfirmedAsync(Guid id, ImportResult result, CancellationToken ct) =>
        ExecuteAsync("update imports set status = 'confirmed', result = $2, failure = null, job = null, touched_at = now() where id = $1", ct, id, ImportStore.Json(result));

    private OrganizationCommand Command(string sql, params ReadOnlySpan<object> parameters)
    {
        var command = rows.Command(caller.OrgId, sql);
        foreach (var parameter in parameters)
            command.Parameters.AddWithValue(parameter);
        return command;
    }

    private async Task<int> ExecuteAsync(string sql, CancellationToken ct, params object[] parameters)
    {
        await using var command = Command(sql, parameters);
        return await command.ExecuteNonQueryAsync(ct);
    }
}
