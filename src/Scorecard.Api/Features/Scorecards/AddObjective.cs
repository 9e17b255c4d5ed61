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

/// <summary>Adds a strategic objective to a perspective.</summary>
public static class AddObjective
{
    public static void Map(IEndpointRouteBuilder scorecards) => scorecards
        .MapPost("{id}/objectives", Handle)
        .WithName("addObjective")
        .WithSummary("Add a strategic objective")
        .RequirePermission(Permission.EditScorecards)
        .Validate(new AddObjectiveValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id,
        AddObjectiveRequest request,
        ScorecardCommands commands,
        CancellationToken ct) =>
        commands.ChangeAsync(
            id,
            request.ExpectedVersion,
            scorecard => scorecard.AddObjective(
                request.ObjectiveId,
                request.PerspectiveId,
                new ObjectiveDetails(request.Name, request.Description, request.Theme, request.Weight, request.OwnerPersonId),
                request.EffectiveFrom),
            ct);
}

/// <param name="EffectiveFrom">Month from which the change holds; null = from the first month of the fiscal year.</param>
public sealed record AddObjectiveRequest(
    Guid ObjectiveId,
    Guid PerspectiveId,
    string Name,
    string? Description,
    string? Theme,
    decimal Weight,
    Guid? OwnerPersonId,
    Period? EffectiveFrom,
    int ExpectedVersion);

public sealed class AddObjectiveValidator : AbstractValidator<AddObjectiveRequest>
{
    public AddObjectiveValidator()
    {
        RuleFor(request => request.Name).Required().AtMost(TextLimits.Name);
        RuleFor(request => request.Description).AtMost(TextLimits.Description);
        RuleFor(request => request.Theme).AtMost(TextLimits.Label);
        RuleFor(request => request.Weight).Weight();
        RuleFor(request => request.EffectiveFrom).Month();
        RuleFor(request => request.ExpectedVersion).Version();
    }
}
