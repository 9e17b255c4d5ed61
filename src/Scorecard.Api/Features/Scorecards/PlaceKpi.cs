using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Scorecards;

/// <summary>Places a KPI under an objective, or changes its weight there, from a month on.</summary>
public static class PlaceKpi
{
    public static void Map(IEndpointRouteBuilder scorecards) => scorecards
        .MapPost("{id}/objectives/{objectiveId}/kpis", Handle)
        .WithName("placeKpi")
        .WithSummary("Place or reweight a KPI")
        .RequirePermission(Permission.EditScorecards)
        .Validate(new PlaceKpiValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, Guid objectiveId, PlaceKpiRequest request, ScorecardCommands commands, CurrentUser user, CancellationToken ct) =>
        commands.ChangeAsync(
            id,
            request.ExpectedVersion,
            new Needs { Some = [(Kpi.Category, request.KpiId)] },
            (scorecard, facts) => facts.Find<Kpi>(request.KpiId) is { State: var kpi } && user.May(Permission.Read, kpi.Latest.OwnerUnitId)
                ? scorecard.PlaceKpi(objectiveId, request.KpiId, request.Weight, request.EffectiveFrom)
                : KpiErrors.NotFound,
            ct);
}

/// <param name="Weight">Relative to the other children of the objective.</param>
/// <param name="EffectiveFrom">Month from which the change holds; null = from the first month of the fiscal year.</param>
public sealed record PlaceKpiRequest(Guid KpiId, decimal Weight, Period? EffectiveFrom, int ExpectedVersion);

public sealed class PlaceKpiValidator : AbstractValidator<PlaceKpiRequest>
{
    public PlaceKpiValidator()
    {
        RuleFor(request => request.Weight).Weight();
        RuleFor(request => request.EffectiveFrom).Month();
        RuleFor(request => request.ExpectedVersion).Version();
    }
}
