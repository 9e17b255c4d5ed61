using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;

namespace Scorecard.Api.Features.Scorecards;

/// <summary>The scorecards of the fiscal year in which the business date lies, one line each.</summary>
public static class ListScorecards
{
    public static void Map(IEndpointRouteBuilder scorecards) => scorecards
        .MapGet("", Handle)
        .WithName("listScorecards")
        .WithSummary("The scorecards of a fiscal year")
        .RequirePermission(Permission.Read)
        .Remember();

    private static async Task<Ok<IReadOnlyList<ScorecardListItem>>> Handle([AsParameters] AsOfQuery query, ScorecardReader reader, CancellationToken ct)
    {
        var loaded = await reader.ListAsync(query, ct);
        return TypedResults.Ok(ScorecardListItem.Of(loaded));
    }
}

/// <param name="Trend">Scores of twelve periods, the last one being the business date's.</param>
/// <param name="Worst">The objective with the lowest score.</param>
public sealed record ScorecardListItem(
    Guid Id,
    int Version,
    Guid UnitId,
    string UnitName,
    int FiscalYear,
    string Name,
    decimal? Score,
    decimal? Coverage,
    ScoreStatus Status,
    IReadOnlyList<decimal?> Trend,
    WorstObjective? Worst)
{
    /// <summary>In the order of the unit tree, from the top.</summary>
    public static IReadOnlyList<ScorecardListItem> Of(LoadedScorecards loaded)
    {
        var tree = loaded.Scoring.Organization.Tree;
        return
        [
            .. loaded.Visible
                .OrderBy(scorecard => tree.Ancestors(scorecard.State.UnitId).Count)
                .ThenBy(scorecard => loaded.Scoring.Organization.NameOf(scorecard.State.UnitId), StringComparer.Ordinal)
                .Select(scorecard => Of(loaded, scorecard)),
        ];
    }

    private static ScorecardListItem Of(LoadedScorecards loaded, Stored<BalancedScorecard> scorecard)
    {
        var scoring = loaded.Scoring.Scoring;
        var score = scoring.Score(scorecard.Id, loaded.Period, loaded.Span);
        var worst = score.Perspectives
            .SelectMany(perspective => perspective.Objectives)
            .Where(objective => objective.Total.Score is not null)
            .MinBy(objective => objective.Total.Score);
        return new(
            scorecard.Id,
            scorecard.Version,
            scorecard.State.UnitId,
            loaded.Scoring.Organization.NameOf(scorecard.State.UnitId),
            scorecard.State.FiscalYear,
            scorecard.State.Name,
            score.Total.Score,
            score.Total.Coverage,
            score.Total.Status,
            [.. scoring.Trend(scorecard.Id, loaded.Period, loaded.Span).Select(point => point.Score)],
            worst is null ? null : new WorstObjective(worst.Objective.Id, worst.Objective.Details.Name, worst.Total.Score, worst.Total.Status));
    }
}

public sealed record WorstObjective(Guid Id, string Name, decimal? Score, ScoreStatus Status);
