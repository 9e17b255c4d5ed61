using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Says all that an objective contributes to. What is hidden from the caller stays as it is.</summary>
public static class AlignOkrObjective
{
    public static void Map(IEndpointRouteBuilder objectives) => objectives
        .MapPost("{id}/alignments", Handle)
        .WithName("alignObjective")
        .WithSummary("Say what an objective contributes to")
        .RequirePermission(Permission.EditObjectives)
        .Validate(new AlignOkrObjectiveValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, AlignOkrObjectiveRequest request, OkrCommands commands, OkrAccess access, CancellationToken ct) =>
        commands.EditAsync(
            id,
            request.ExpectedVersion,
            new Needs { AllOf = OkrParents.Kinds },
            (objective, cycle, facts) =>
            {
                var alignment = OkrParents.FactsOf(facts);
                return OkrParents.Settle(request.Parents, objective.Parents, alignment, access).Succeeded(out var parents, out var hidden)
                    ? objective.Align(id, cycle, parents, alignment)
                    : hidden;
            },
            ct);
}

/// <param name="Parents">All of them; at most 10, none twice.</param>
public sealed record AlignOkrObjectiveRequest(IReadOnlyList<ObjectiveParent> Parents, int ExpectedVersion);

public sealed class AlignOkrObjectiveValidator : AbstractValidator<AlignOkrObjectiveRequest>
{
    public AlignOkrObjectiveValidator() => RuleFor(request => request.ExpectedVersion).Version();
}
