using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Tabular;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Importing;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Importing;

/// <summary>Reads the file in another way than it was guessed, and guesses its columns again.</summary>
public static class SetImportReading
{
    public static void Map(IEndpointRouteBuilder imports) => imports
        .MapPut("{id}/reading", Handle)
        .WithName("setImportReading")
        .WithSummary("Read the file in another encoding, with another delimiter, sheet or header")
        .RequirePermission(Permission.Read)
        .Validate(new TableReadingValidator());

    private static async Task<Ok<ImportView>> Handle(Guid id, TableReading request, ImportDesk desk, ImportStore store, CurrentUser user, CancellationToken ct)
    {
        var import = await desk.RequireAsync(id, ct);
        if (import.Status is ImportStatus.Confirmed)
            throw ImportDesk.Refused(ImportErrors.AlreadyConfirmed);
        if (import.IsRunning || !await UploadImport.InspectAgainAsync(import, request, store, user.Organization.Today, ct))
            throw ImportDesk.Refused(ImportDesk.Running);

        return TypedResults.Ok(await desk.ViewAsync(id, ct));
    }
}

public sealed class TableReadingValidator : AbstractValidator<TableReading>
{
    public TableReadingValidator() => RuleFor(reading => reading.HeaderRow).Between(0, 1000);
}
