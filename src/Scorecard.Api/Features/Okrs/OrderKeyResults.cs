using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Puts the key results of an objective in order.</summary>
public static class OrderKeyResults
{
    public static void Map(IEndpointRouteBuilder objectives) => objectives
        .MapPost("{id}/key-result-order", Handle)
        .WithName("orderKeyResults")
        .WithSummary("Put key results in order")
        .RequirePermission(Permission.EditObjectives)
        .Validate(new OrderKeyResultsValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, OrderKeyResultsRequest request, OkrCommands commands, CancellationToken ct) =>
        commands.EditAsync(id, request.ExpectedVersion, (objective, cycle) => objective.OrderKeyResults(cycle, request.KeyResultIds), ct);
}

/// <param name="KeyResultIds">Every key result that is not archived, once.</param>
public sealed record OrderKeyResultsRequest(IReadOnlyList<Guid> KeyResultIds, int ExpectedVersion);

public sealed class OrderKeyResultsValidator : AbstractValidator<OrderKeyResultsRequest>
{
    public OrderKeyResultsValidator()
    {
        RuleFor(request => request.KeyResultIds).Count(0, Objective.MaxKeyResults);
        RuleFor(request => request.ExpectedVersion).Version();
    }
}
