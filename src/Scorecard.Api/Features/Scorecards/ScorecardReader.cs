using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Scorecards;

/// <summary>Loads scorecards that the reader may see, with whatever their scores are made of.</summary>
public sealed class ScorecardReader(ScoringReader scoring, CurrentUser user)
{
    /// <summary>404 for a scorecard that there is not, that was not known yet, or that lies outside the reader's units.</summary>
    public async Task<LoadedScorecards> FindAsync(Guid id, AsOfQuery query, CancellationToken ct)
    {
        var snapshot = await scoring.ReadScorecardsAsync(query, ct);
        var all = snapshot.Facts.All<BalancedScorecard>().ToDictionary(scorecard => scorecard.Id);
        if (!all.TryGetValue(id, out var found))
            throw RefusedException.NotFound("scorecard");

        user.Require(Permission.Read, found.State.UnitId, BalancedScorecard.Category);
        var subtree = snapshot.Organization.Tree.Subtree(found.State.UnitId);
        return await LoadAsync(
            query,
            snapshot,
            all,
            [.. all.Values.Where(other => other.State.FiscalYear == found.State.FiscalYear && subtree.Contains(other.State.UnitId))],
            ct);
    }

    /// <summary>The scorecards of the fiscal year that the business date lies in, as far as the reader may see their units.</summary>
    public async Task<LoadedScorecards> ListAsync(AsOfQuery query, CancellationToken ct)
    {
        var snapshot = await scoring.ReadScorecardsAsync(query, ct);
        var all = snapshot.Facts.All<BalancedScorecard>().ToDictionary(scorecard => scorecard.Id);
        var period = PeriodOf(query, snapshot);
        var year = period.Parent(Frequency.Yearly, snapshot.Organization.Calendar);
        return await LoadAsync(
            query,
            snapshot,
            all,
            [.. all.Values.Where(scorecard => Period.Year(scorecard.State.FiscalYear) == year)],
            ct);
    }

    private static Period PeriodOf(AsOfQuery query, Snapshot snapshot) => query.Date ?? snapshot.Organization.CurrentMonth;

    private async Task<LoadedScorecards> LoadAsync(
        AsOfQuery query,
        Snapshot snapshot,
        Dictionary<Guid, Stored<BalancedScorecard>> all,
        IReadOnlyList<Stored<BalancedScorecard>> scored,
        CancellationToken ct)
    {
        var period = PeriodOf(query, snapshot);
        var kpis = scored
            .SelectMany(scorecard => scorecard.State.Versions)
            .SelectMany(version => version.Objectives)
            .SelectMany(objective => objective.Kpis)
            .Select(placement => placement.KpiId)
            .ToHashSet();
        var facts = await scoring.ReadAsync(
            query, period, snapshot.Organization.Calendar, kpis, scored.ToDictionary(scorecard => scorecard.Id, scorecard => scorecard.State), ct);
        return new LoadedScorecards(facts, period, query.SpanOrPeriod, all, [.. scored.Where(scorecard => user.May(Permission.Read, scorecard.State.UnitId))]);
    }
}

/// <param name="All">Every scorecard of the organization, for the names of what is supported.</param>
/// <param name="Visible">Those that were loaded to be scored, as far as the reader may see them.</param>
public sealed record LoadedScorecards(
    ScoringSnapshot Scoring,
    Period Period,
    Domain.Kpis.Span Span,
    IReadOnlyDictionary<Guid, Stored<BalancedScorecard>> All,
    IReadOnlyList<Stored<BalancedScorecard>> Visible);
