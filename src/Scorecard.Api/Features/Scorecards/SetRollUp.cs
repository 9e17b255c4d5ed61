using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Scorecards;

/// <summary>Says how missing children count, and whether one child's surplus may make up for another's shortfall.</summary>
public static class SetRollUp
{
    public static void Map(IEndpointRouteBuilder scorecards) => scorecards
        .MapPost("{id}/roll-up", Handle)
        .WithName("setRollUp")
        .WithSummary("Say how missing figures count")
        .RequirePermission(Permission.EditScorecards)
        .Validate(new RollUpValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id,
        RollUpRequest request,
        ScorecardCommands commands,
        CancellationToken ct) =>
        commands.ChangeAsync(
            id,
            request.ExpectedVersion,
            scorecard => scorecard.SetRollUp(new RollUpSettings(request.Missing, request.CarryPeriods, request.CapChildrenAt100), request.EffectiveFrom),
            ct);
}

/// <param name="EffectiveFrom">Month from which the change holds; null = from the first month of the fiscal year.</param>
public sealed record RollUpRequest(
    MissingPolicy Missing,
    int? CarryPeriods,
    bool CapChildrenAt100,
    Period? EffectiveFrom,
    int ExpectedVersion);

public sealed class RollUpValidator : AbstractValidator<RollUpRequest>
{
    public RollUpValidator()
    {
        RuleFor(request => request.CarryPeriods).Between(1, ScoringDefaults.MaxCarryPeriods);
        RuleFor(request => request.EffectiveFrom).Month();
        RuleFor(request => request.ExpectedVersion).Version();
    }
}
