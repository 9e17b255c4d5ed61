using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Scorecards;

/// <summary>Draws an arrow of the strategy map, from cause to effect.</summary>
public static class LinkObjectives
{
    public static void Map(IEndpointRouteBuilder scorecards) => scorecards
        .MapPost("{id}/links", Handle)
        .WithName("linkObjectives")
        .WithSummary("Draw a cause and effect link")
        .RequirePermission(Permission.EditScorecards)
        .Validate(new LinkObjectivesValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id,
        LinkObjectivesRequest request,
        ScorecardCommands commands,
        CancellationToken ct) =>
        commands.ChangeAsync(
            id,
            request.ExpectedVersion,
            scorecard => scorecard.Link(request.FromObjectiveId, request.ToObjectiveId, request.EffectiveFrom),
            ct);
}

/// <param name="EffectiveFrom">Month from which the change holds; null = from the first month of the fiscal year.</param>
public sealed record LinkObjectivesRequest(
    Guid FromObjectiveId,
    Guid ToObjectiveId,
    Period? EffectiveFrom,
    int ExpectedVersion);

public sealed class LinkObjectivesValidator : AbstractValidator<LinkObjectivesRequest>
{
    public LinkObjectivesValidator()
    {
        RuleFor(request => request.EffectiveFrom).Month();
        RuleFor(request => request.ExpectedVersion).Version();
    }
}
