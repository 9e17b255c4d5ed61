using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Tabular;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Importing;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Importing;

/// <summary>Sets the mapping and starts the preview behind the request.</summary>
public static class PreviewImport
{
    public static void Map(IEndpointRouteBuilder imports) => imports
        .MapPut("{id}/mapping", Handle)
        .WithName("previewImport")
        .WithSummary("Set the mapping and start the preview")
        .RequirePermission(Permission.Read)
        .Validate(new ImportMappingValidator());

    private static async Task<Ok<ImportView>> Handle(
        Guid id, ImportMapping request, ImportDesk desk, ImportJobStore jobs, ImportJobs runner, ImportMemory memory, CurrentUser user, CancellationToken ct)
    {
        var import = await desk.RequireAsync(id, ct);
        if (import.Status is ImportStatus.Confirmed)
            throw ImportDesk.Refused(ImportErrors.AlreadyConfirmed);
        if (!request.Columns.Select(column => column.Index).SequenceEqual(Enumerable.Range(0, import.Content.Columns.Count)))
            throw RefusedException.Field("columns", "invalid");
        if (request.OwnerUnitId is { } unitId)
            RequireDefining(user, unitId);
        if (await memory.UnreadableAsync(request, ct) is { } unreadable)
            throw RefusedException.Field($"kpis[{unreadable}].kpiId", "not_an_id");

        var job = Guid.CreateVersion7();
        if (!await jobs.StartPreviewAsync(id, job, request, ct))
            throw ImportDesk.Refused(ImportDesk.Running);

        runner.Start<PreviewJob>(import, job, ImportStatus.Mapping, (preview, run) => preview.RunAsync(import, request, run));
        return TypedResults.Ok(await desk.ViewAsync(id, ct));
    }

    private static void RequireDefining(CurrentUser user, Guid unitId)
    {
        user.Require(Permission.DefineKpis, unitId, Unit.Category);
        if (user.Organization.Tree.Find(unitId) is { Closed: true })
            throw ImportDesk.Refused(UnitErrors.Closed);
    }
}

public sealed class ImportMappingValidator : AbstractValidator<ImportMapping>
{
    private const int MostChoices = 5_000;

    public ImportMappingValidator()
    {
        RuleFor(mapping => mapping.Columns).Count(1, TableLimits.Columns);
        RuleForEach(mapping => mapping.Columns).ChildRules(column =>
        {
            column.RuleFor(one => one.Dimension).AtMost(TextLimits.Label);
            column.RuleFor(one => one.Period).AtMost(20);
        });
        RuleFor(mapping => mapping.YearOfPeriods).Between(Period.FirstYear, Period.LastYear);
        RuleFor(mapping => mapping.Kpis).Count(0, MostChoices);
        RuleForEach(mapping => mapping.Kpis).ChildRules(choice => choice.RuleFor(one => one.Label).Required().AtMost(TextLimits.Path));
        RuleFor(mapping => mapping).Custom((mapping, context) =>
        {
            foreach (var (member, code) in mapping.Faults())
                context.AddFailure(new FluentValidation.Results.ValidationFailure(member, code) { ErrorCode = code });
        });
    }
}
