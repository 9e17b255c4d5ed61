using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Scorecards;

/// <summary>Lets an objective support one of a unit further up, from a month on: alignment, and with a weight roll-up.</summary>
public static class SupportObjective
{
    public static void Map(IEndpointRouteBuilder scorecards) => scorecards
        .MapPost("{id}/objectives/{objectiveId}/supports", Handle)
        .WithName("supportObjective")
        .WithSummary("Support an objective further up")
        .RequirePermission(Permission.EditScorecards)
        .Validate(new SupportObjectiveValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, Guid objectiveId, SupportObjectiveRequest request, ScorecardCommands commands, CancellationToken ct) =>
        commands.ChangeAsync(
            id,
            request.ExpectedVersion,
            new Needs { AllOf = [Unit.Category], Some = [(BalancedScorecard.Category, request.ParentScorecardId)] },
            (scorecard, facts) => scorecard.Support(
                objectiveId,
                request.ParentScorecardId,
                facts.Find<BalancedScorecard>(request.ParentScorecardId)?.State ?? BalancedScorecard.Initial,
                request.ParentObjectiveId,
                OrganizationContext.TreeOf(facts.All<Unit>()).Ancestors(scorecard.UnitId),
                request.Weight,
                request.EffectiveFrom),
            ct);
}

/// <param name="Weight">Among the children of the parent's objective; 0 = alignment only. Not looked at when the support is taken away.</param>
/// <param name="EffectiveFrom">Month from which the change holds; null = from the first month of the fiscal year.</param>
public sealed record SupportObjectiveRequest(Guid ParentScorecardId, Guid ParentObjectiveId, decimal Weight, Period? EffectiveFrom, int ExpectedVersion);

public sealed class SupportObjectiveValidator : AbstractValidator<SupportObjectiveRequest>
{
    public SupportObjectiveValidator()
    {
        RuleFor(request => request.Weight).Weight();
        RuleFor(request => request.EffectiveFrom).Month();
        RuleFor(request => request.ExpectedVersion).Version();
    }
}
