using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Strategy;

namespace Scorecard.Api.Features.Scorecards;

/// <summary>Keeps where objectives stand on the strategy map. A drawing: it is not dated by business period.</summary>
public static class SetMapLayout
{
    private const int MaxPositions = 500;

    private const decimal MaxCoordinate = 100_000m;

    public static void Map(IEndpointRouteBuilder scorecards) => scorecards
        .MapPut("{id}/map-layout", Handle)
        .WithName("setMapLayout")
        .WithSummary("Arrange the strategy map")
        .RequirePermission(Permission.EditScorecards)
        .Validate(new MapLayoutValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, MapLayoutRequest request, ScorecardCommands commands, CancellationToken ct) =>
        commands.ChangeAsync(id, request.ExpectedVersion, scorecard => scorecard.LayOutMap(request.Positions), ct);

    private sealed class MapLayoutValidator : AbstractValidator<MapLayoutRequest>
    {
        public MapLayoutValidator()
        {
            RuleFor(request => request.Positions).Count(0, MaxPositions);
            RuleForEach(request => request.Positions).ChildRules(position =>
            {
                position.RuleFor(at => at.X).Between(-MaxCoordinate, MaxCoordinate);
                position.RuleFor(at => at.Y).Between(-MaxCoordinate, MaxCoordinate);
            });
            RuleFor(request => request.ExpectedVersion).Version();
        }
    }
}

/// <param name="Positions">Of the objectives that somebody has moved; the others are laid out anew each time.</param>
public sealed record MapLayoutRequest(IReadOnlyList<MapPosition> Positions, int ExpectedVersion);
