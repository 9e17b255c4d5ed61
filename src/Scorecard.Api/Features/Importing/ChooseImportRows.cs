using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Tabular;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Importing;

/// <summary>Takes suspicious rows in, or leaves them out again.</summary>
public static class ChooseImportRows
{
    public static void Map(IEndpointRouteBuilder imports) => imports
        .MapPost("{id}/choices", Handle)
        .WithName("chooseImportRows")
        .WithSummary("Take suspicious rows in or leave them out")
        .RequirePermission(Permission.Read)
        .Validate(new ChooseImportRowsValidator());

    private static async Task<Ok<ImportView>> Handle(Guid id, ChooseImportRowsRequest request, ImportDesk desk, ImportRowStore store, CancellationToken ct)
    {
        var import = await desk.RequirePreviewedAsync(id, ct);
        await store.IncludeAsync(id, request.Ordinals, request.Reason, request.Included, import.Counts!, ct);
        return TypedResults.Ok(await desk.ViewAsync(id, ct));
    }
}

/// <param name="Ordinals">Null = all suspicious rows.</param>
/// <param name="Reason">Only rows that are suspicious for this reason.</param>
public sealed record ChooseImportRowsRequest(IReadOnlyList<int>? Ordinals, string? Reason, bool Included);

public sealed class ChooseImportRowsValidator : AbstractValidator<ChooseImportRowsRequest>
{
    public ChooseImportRowsValidator()
    {
        RuleFor(request => request.Ordinals!).Count(1, TableLimits.Rows).When(request => request.Ordinals is not null);
        RuleFor(request => request.Reason).AtMost(100);
    }
}
