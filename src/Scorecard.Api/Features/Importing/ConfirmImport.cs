using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Importing;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Importing;

/// <summary>Records what the preview showed, behind the request. Asked twice it is done once.</summary>
public static class ConfirmImport
{
    public static void Map(IEndpointRouteBuilder imports) => imports
        .MapPost("{id}/confirmations", Handle)
        .WithName("confirmImport")
        .WithSummary("Confirm the preview")
        .RequirePermission(Permission.Read)
        .Validate(new ConfirmImportValidator());

    private static async Task<Ok<ImportView>> Handle(
        Guid id, ConfirmImportRequest request, ImportDesk desk, ImportJobStore jobs, ImportJobs runner, AuditTrail trail, Caller caller, CancellationToken ct)
    {
        var import = await desk.RequireAsync(id, ct);
        if (import.Status is ImportStatus.Confirmed or ImportStatus.Confirming)
            return TypedResults.Ok(import.View());

        var counts = (await desk.RequirePreviewedAsync(id, ct)).Counts!;
        if (counts.Recordings + counts.Corrections == 0)
            throw ImportDesk.Refused(ImportErrors.NothingToDo);
        var reason = string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim();
        if (counts.NeedReason > 0 && reason is null)
            throw ImportDesk.Refused(ImportErrors.ReasonRequired);

        await trail.OriginAsync(ct); // what the job records is found under this request
        var job = Guid.CreateVersion7();
        if (await jobs.StartConfirmationAsync(id, job, ct))
            runner.Start<ConfirmJob>(import, job, ImportStatus.Previewed, (confirm, run) => confirm.RunAsync(import, reason, run), caller.CorrelationId);
        return TypedResults.Ok(await desk.ViewAsync(id, ct));
    }
}

/// <param name="Reason">Needed when values are corrected or periods are closed; recorded with every value.</param>
public sealed record ConfirmImportRequest(string? Reason);

public sealed class ConfirmImportValidator : AbstractValidator<ConfirmImportRequest>
{
    public ConfirmImportValidator() => RuleFor(request => request.Reason).AtMost(TextLimits.Reason);
}
