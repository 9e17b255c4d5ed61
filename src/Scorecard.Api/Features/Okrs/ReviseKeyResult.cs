using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Changes a key result; how one of an agreed objective is measured only with a reason.</summary>
public static class ReviseKeyResult
{
    public static void Map(IEndpointRouteBuilder objectives) => objectives
        .MapPost("{id}/key-results/{keyResultId}/revisions", Handle)
        .WithName("reviseKeyResult")
        .WithSummary("Change a key result")
        .RequirePermission(Permission.EditObjectives)
        .Validate(new ReviseKeyResultValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, Guid keyResultId, ReviseKeyResultRequest request, OkrCommands commands, OkrAccess access, CancellationToken ct) =>
        commands.EditAsync(
            id,
            request.ExpectedVersion,
            request.Content.NeedsOf(),
            (objective, cycle, facts) =>
                request.Content.Settle(objective.KeyResult(keyResultId)?.Content, facts, access).Succeeded(out var content, out var refused)
                    ? objective.ReviseKeyResult(cycle, keyResultId, content, request.Reason)
                    : refused,
            ct,
            request.Reason);
}

/// <param name="Reason">Needed when the objective is agreed on and the measure changes.</param>
public sealed record ReviseKeyResultRequest(KeyResultInput Content, int ExpectedVersion, string? Reason = null);

public sealed class ReviseKeyResultValidator : AbstractValidator<ReviseKeyResultRequest>
{
    public ReviseKeyResultValidator()
    {
        RuleFor(request => request.Content).SetValidator(new KeyResultInputValidator());
        RuleFor(request => request.Reason).AtMost(TextLimits.Reason);
        RuleFor(request => request.ExpectedVersion).Version();
    }
}
