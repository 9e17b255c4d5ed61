using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Importing;
using Scorecard.Domain.Kernel;

namespace Scorecard.Api.Features.Importing;

/// <summary>The caller's own imports.</summary>
public sealed class ImportDesk(ImportStore store, ImportJobStore jobs, Reader reader, CurrentUser user)
{
    public static readonly DomainError Running = new("import.running", "A preview or confirmation of this import is running.");

    public static readonly DomainError NotPreviewed = new("import.not_previewed", "There is no preview of this import.");

    /// <summary>404 for an import that is not there, is another person's, or was purged.</summary>
    public async Task<StoredImport> RequireAsync(Guid id, CancellationToken ct)
    {
        var import = await store.FindAsync(user.OrgId, user.PersonId, id, ct) ?? throw RefusedException.NotFound("import");
        return import is { Status: ImportStatus.Interrupted, WasConfirming: true } ? await SettledAsync(import, ct) : import;
    }

    public async Task<StoredImport> RequirePreviewedAsync(Guid id, CancellationToken ct)
    {
        var import = await RequireAsync(id, ct);
        return import.Status is ImportStatus.Previewed or ImportStatus.Interrupted && import.Counts is not null
            ? import
            : throw Refused(import.IsRunning ? Running : import.Status is ImportStatus.Confirmed ? ImportErrors.AlreadyConfirmed : NotPreviewed);
    }

    public async Task<ImportView> ViewAsync(Guid id, CancellationToken ct) => (await RequireAsync(id, ct)).View();

    public static RefusedException Refused(DomainError error) => new(StatusCodes.Status422UnprocessableEntity, error);

    /// <summary>The process died while it confirmed. Whether it got through, the log tells.</summary>
    private async Task<StoredImport> SettledAsync(StoredImport import, CancellationToken ct)
    {
        var read = await reader.ReadAsync(new Needs { Some = [(ValueImport.Category, import.Id)] }, ct);
        if (read.Facts.Find<ValueImport>(import.Id) is not { State.Confirmed: { } confirmed } stored)
            return import;

        await jobs.ConfirmedAsync(import.Id, ConfirmJob.ResultOf(confirmed, stored.RecordedAt), ct);
        return await store.FindAsync(user.OrgId, user.PersonId, import.Id, ct) ?? throw RefusedException.NotFound("import");
    }
}
