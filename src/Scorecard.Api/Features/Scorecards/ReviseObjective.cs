using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Scorecards;

/// <summary>Changes what an objective is, how much it weighs, or in which perspective it stands.</summary>
public static class ReviseObjective
{
    public static void Map(IEndpointRouteBuilder scorecards) => scorecards
        .MapPost("{id}/objectives/{objectiveId}/revisions", Handle)
        .WithName("reviseObjective")
        .WithSummary("Revise, reweight or move a strategic objective")
        .RequirePermission(Permission.EditScorecards)
        .Validate(new ReviseObjectiveValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id,
        Guid objectiveId,
        ReviseObjectiveRequest request,
        ScorecardCommands commands,
        CancellationToken ct) =>
        commands.ChangeAsync(
            id,
            request.ExpectedVersion,
            scorecard => scorecard.ReviseObjective(
                objectiveId,
                request.PerspectiveId,
                new ObjectiveDetails(request.Name, request.Description, request.Theme, request.Weight, request.OwnerPersonId),
                request.EffectiveFrom),
            ct);
}

/// <param name="EffectiveFrom">Month from which the change holds; null = from the first month of the fiscal year.</param>
public sealed record ReviseObjectiveRequest(
    Guid PerspectiveId,
    string Name,
    string? Description,
    string? Theme,
    decimal Weight,
    Guid? OwnerPersonId,
    Period? EffectiveFrom,
    int ExpectedVersion);

public sealed class ReviseObjectiveValidator : AbstractValidator<ReviseObjectiveRequest>
{
    public ReviseObjectiveValidator()
    {
        RuleFor(request => request.Name).Required().AtMost(TextLimits.Name);
        RuleFor(request => request.Description).AtMost(TextLimits.Description);
        RuleFor(request => request.Theme).AtMost(TextLimits.Label);
        RuleFor(request => request.Weight).Weight();
        RuleFor(request => request.EffectiveFrom).Month();
        RuleFor(request => request.ExpectedVersion).Version();
    }
}
