using Scorecard.Api.Features.Rewards;
using Scorecard.Api.Features.Scorecards;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;
using Scorecard.IntegrationTests.Kpis;

namespace Scorecard.IntegrationTests.Rewards;

/// <summary>Two teams with scorecards of 110 and 80 in the third quarter of 2026; "special leave for everybody in the best team".</summary>
public sealed class StatementExplanationTests(ApiFixture api)
{
    private static readonly DateOnly Start = new(2026, 7, 1);
    private static readonly DateOnly End = new(2026, 9, 30);

    [Fact]
    public async Task An_award_of_a_unit_says_how_the_unit_ranks_and_how_many_share_it()
    {
        var (statements, team, _) = await FrozenAsync();

        var winner = statements[0].Awards.Single();

        Assert.Equal((1, 4, 110m, 1m), (winner.Rank, winner.Ranked, winner.Figure, winner.Granted));
        Assert.Equal((2, 2), (winner.Standing!.Sharing, winner.Standing.Reached));
        Assert.Equal((team, 110m, 1, 2, 1), winner.Standing.Unit is { } unit ? (unit.UnitId, unit.Figure, unit.Rank, unit.Ranked, unit.Sharing) : default);
    }

    [Fact]
    public async Task The_rank_of_somebody_who_moved_says_the_figure_and_the_days_of_each_unit()
    {
        var (statements, team, other) = await FrozenAsync();

        var moved = statements[2].Awards.Single();

        Assert.Equal([(other, 46, 80m), (team, 46, 110m)], moved.Standing!.Parts.Select(part => (part.UnitId, part.Days, part.Figure)));
        Assert.Equal((95m, 3, null), (moved.Figure, moved.Rank, moved.Standing.Unit));
    }

    [Fact]
    public async Task The_score_of_a_scorecard_stands_on_its_objectives_as_they_were_known_to_the_run()
    {
        var (statements, _, _) = await FrozenAsync(later: true);

        var factor = Assert.Single(statements[0].Units).Factors.Single();

        Assert.Equal((110m, 110m, false), (factor.Percent, factor.Scorecard!.Score, factor.Withheld));
        var perspective = Assert.Single(factor.Scorecard.Perspectives, one => one.Objectives is not []);
        Assert.Equal((110m, 1m), (perspective.Counted, perspective.Share));
        Assert.Equal([("Grow", 110m, 1m)], perspective.Objectives.Select(objective => (objective.Name, objective.Score ?? 0m, objective.Share ?? 0m)));
        var elsewhere = statements[2].Units[0].Factors.Single();
        Assert.Equal((80m, null, true), (elsewhere.Percent, elsewhere.Scorecard, elsewhere.Withheld));
    }

    /// <param name="later">The value that made the score is corrected after the run.</param>
    /// <returns>The statements of two people of the better team, of one who moved there in the middle, and of one of the other.</returns>
    private async Task<(RewardStatement[] Statements, Guid Team, Guid Other)> FrozenAsync(bool later = false)
    {
        var parent = await api.UnitAsync();
        var (team, other) = (await api.UnitAsync(parent), await api.UnitAsync(parent));
        var (hr, second, manager) = (await api.SignedInAsync(Role.Hr, parent), await api.SignedInAsync(Role.Hr, parent), await api.SignedInAsync(Role.UnitManager, parent));
        var kpi = await ScoredAsync(manager, team, 110m);
        await ScoredAsync(manager, other, 80m);
        PayMeasure measure = new(Guid.CreateVersion7(), MeasureBasis.ScorecardScore, SubjectId: null, 1m, PayCurve.Default);
        AwardRule best = new(Guid.CreateVersion7(), "Special leave", 1m, "day", UnitId: null, Condition: null, new(1, measure.Id));
        var planId = Guid.CreateVersion7();
        var drafted = await (await hr.PutAsync(
            $"/api/v1/reward-plans/{planId}",
            new DraftRewardPlanRequest(
                "Best team", Description: null, Frequency.Quarterly, parent, [], new PayRules([measure], Combination.Additive, [], [], Cap: null, new(), PoolAmount: null, Awards: [best])))).ReadAsync<CommandAccepted>();
        await (await hr.PostAsync($"/api/v1/reward-plans/{planId}/publications", new PublishRewardPlanRequest(Period.Of("2026-Q1"), drafted.Version))).ReadAsync<CommandAccepted>();
        List<(HttpClient Http, Guid Id)> people = [];
        foreach (var segments in new ParticipationSegment[][] { [new(Start, End, team, 0m)], [new(Start, End, team, 0m)], [new(Start, new(2026, 8, 15), other, 0m), new(new(2026, 8, 16), End, team, 0m)], [new(Start, End, other, 0m)] })
        {
            var (http, id, _) = await api.PersonAsync(Role.Viewer, team);
            people.Add((http, id));
            await (await hr.PutAsync($"/api/v1/reward-plans/{planId}/participants/{id}", new SetParticipationRequest(segments, ExpectedVersion: 0))).ReadAsync<CommandAccepted>();
        }

        var runId = Guid.CreateVersion7();
        await (await hr.PutAsync($"/api/v1/reward-runs/{runId}", new ComputeRewardRunRequest(planId, Period.Of("2026-Q3")))).ReadAsync<CommandAccepted>();
        if (later)
            await manager.RecordAsync(kpi, "2026-09", 95m, reason: "Counted twice.");
        foreach (var (step, by, version) in new[] { ("reviews", hr, 1), ("approvals", second, 2), ("freezes", hr, 3) })
            await (await by.PostAsync($"/api/v1/reward-runs/{runId}/{step}", new VersionRequest(version))).ReadAsync<CommandAccepted>();
        List<RewardStatement> statements = [];
        foreach (var (http, id) in people)
            statements.Add(await http.GetAsync<RewardStatement>($"/api/v1/reward-statements/{runId}/{id}"));
        return ([.. statements], team, other);
    }

    /// <summary>A scorecard with one objective and one KPI, which comes to the same every month.</summary>
    private async Task<Guid> ScoredAsync(HttpClient manager, Guid unit, decimal value)
    {
        var (scorecard, objective) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var kpi = await api.ActiveAsync(unit, target: 100m);
        foreach (var month in new[] { "2026-07", "2026-08", "2026-09" })
            await manager.RecordAsync(kpi, month, value);
        await (await manager.PutAsync($"/api/v1/scorecards/{scorecard}", new CreateScorecardRequest(unit, 2026, "Scorecard", null))).ReadAsync<CommandAccepted>();
        var perspective = (await manager.GetAsync<ScorecardView>($"/api/v1/scorecards/{scorecard}")).Perspectives[0].Id;
        await (await manager.PostAsync($"/api/v1/scorecards/{scorecard}/objectives", new AddObjectiveRequest(objective, perspective, "Grow", null, null, 1m, null, null, 1))).ReadAsync<CommandAccepted>();
        await (await manager.PostAsync($"/api/v1/scorecards/{scorecard}/objectives/{objective}/kpis", new PlaceKpiRequest(kpi, 1m, null, 2))).ReadAsync<CommandAccepted>();
        return kpi;
    }
}
