using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Adds a key result to an objective.</summary>
public static class AddKeyResult
{
    public static void Map(IEndpointRouteBuilder objectives) => objectives
        .MapPut("{id}/key-results/{keyResultId}", Handle)
        .WithName("addKeyResult")
        .WithSummary("Add a key result")
        .RequirePermission(Permission.EditObjectives)
        .Validate(new AddKeyResultValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, Guid keyResultId, AddKeyResultRequest request, OkrCommands commands, OkrAccess access, CurrentUser user, CancellationToken ct) =>
        commands.EditAsync(
            id,
            request.ExpectedVersion,
            request.Content.NeedsOf(),
            (objective, cycle, facts) => request.Content.Settle(before: null, facts, access).Succeeded(out var content, out var refused)
                ? objective.AddKeyResult(cycle, keyResultId, content, user.Organization.Today)
                : refused,
            ct);
}

public sealed record AddKeyResultRequest(KeyResultInput Content, int ExpectedVersion);

public sealed class AddKeyResultValidator : AbstractValidator<AddKeyResultRequest>
{
    public AddKeyResultValidator()
    {
        RuleFor(request => request.Content).SetValidator(new KeyResultInputValidator());
        RuleFor(request => request.ExpectedVersion).Version();
    }
}
