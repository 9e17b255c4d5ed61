using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Kpis;

/// <summary>An objective under which a KPI stands.</summary>
/// <param name="From">First month of this placement with this weight.</param>
public sealed record KpiUsage(
    Guid ScorecardId,
    string ScorecardName,
    Guid UnitId,
    int FiscalYear,
    Guid PerspectiveId,
    string PerspectiveName,
    Guid ObjectiveId,
    string ObjectiveName,
    decimal Weight,
    Period From)
{
    internal static KpiUsage Of(PlacedKpi placed) => new(
        placed.Scorecard.Id,
        placed.Scorecard.State.Name,
        placed.Scorecard.State.UnitId,
        placed.Scorecard.State.FiscalYear,
        placed.Perspective.Id,
        placed.Perspective.Name,
        placed.Objective.Id,
        placed.Objective.Details.Name,
        placed.Weight,
        placed.From);
}
