using Scorecard.Api.Features.Okrs;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;
using Scorecard.IntegrationTests.Kpis;

namespace Scorecard.IntegrationTests.Okrs;

public class CoverageTests(ApiFixture api)
{
    [Fact]
    public async Task Strategic_objectives_KPIs_and_key_results_meet_in_one_row()
    {
        var (cycle, unit) = (await api.ActiveCycleAsync(), await api.UnitAsync());
        var kpi = await api.ActiveAsync(unit);
        var (scorecardId, strategic) = await api.StrategicObjectiveAsync(unit, kpi);
        var above = await api.DraftedAsync(cycle, unit, parents: new ObjectiveParent(ParentKind.StrategicObjective, strategic, scorecardId));
        var driven = await above.AddAsync(OkrScenarios.Measured() with { Measure = OkrScenarios.Metric(40m, 20m) with { Kind = MeasureKind.Kpi, KpiId = kpi } });
        var below = await api.DraftedAsync(cycle, unit, parents: new ObjectiveParent(ParentKind.Objective, above.Id, null));
        await below.AgreeAsync();

        var coverage = await CoverageAsync(above.Http, cycle, scorecardId);

        var row = Assert.Single(Assert.Single(coverage.Scorecards).Rows);
        Assert.Equal((strategic, "Loved by customers", "Customer", 0), (row.StrategicObjectiveId, row.Name, row.Perspective, row.HiddenKpis));
        Assert.Equal([kpi], row.KpiIds);
        Assert.Equal([(above.Id, true), (below.Id, false)], row.Objectives.Select(objective => (objective.Id, objective.Direct)));
        Assert.Equal((driven, kpi), (row.Objectives[0].KeyResults[0].Id, row.Objectives[0].KeyResults[0].KpiId));
        Assert.Equal(kpi, Assert.Single(coverage.Kpis).Id);
        Assert.Empty(coverage.Orphans);
        Assert.Empty(coverage.Unaligned);
    }

    [Fact]
    public async Task Before_the_organization_nothing_could_meet()
    {
        var objective = await api.DraftedAsync();

        var refused = await objective.Http.GetAsync("/api/v1/coverage?date=1900-01");

        Assert.Equal("before_the_organization", (await refused.ErrorsAsync())["date"]);
    }

    [Fact]
    public async Task Orphans_of_all_sides_are_told_with_what_their_reader_may_do()
    {
        var (cycle, unit) = (await api.ActiveCycleAsync(), await api.UnitAsync());
        var kpi = await api.ActiveAsync(unit);
        var (scorecardId, strategic) = await api.StrategicObjectiveAsync(unit);
        var apart = await api.DraftedAsync(cycle, unit);
        var viewer = await api.SignedInAsync(Role.Viewer, unit);
        var contributor = await api.SignedInAsync(Role.Contributor, unit);

        var coverage = await CoverageAsync(apart.Http, cycle, scorecardId);

        Assert.Equal(
            [
                (OrphanKind.StrategicObjectiveWithoutMeasure, strategic),
                (OrphanKind.StrategicObjectiveWithoutObjective, strategic),
                (OrphanKind.KpiWithoutObjective, kpi),
                (OrphanKind.ObjectiveWithoutKeyResult, apart.Id),
                (OrphanKind.ObjectiveUnaligned, apart.Id),
            ],
            coverage.Orphans.Select(orphan => (orphan.Kind, orphan.Id)));
        Assert.Equal([CoverageMend.PlaceKpi], coverage.Orphans[0].Mends);
        Assert.Equal([CoverageMend.DraftObjective, CoverageMend.AlignObjective], coverage.Orphans[1].Mends);
        Assert.Equal([CoverageMend.PlaceKpi, CoverageMend.AddKeyResult, CoverageMend.DraftObjective], coverage.Orphans[2].Mends);
        Assert.Equal([CoverageMend.AddKeyResult], coverage.Orphans[3].Mends);
        Assert.Equal([CoverageMend.AlignObjective], coverage.Orphans[4].Mends);
        Assert.Equal([apart.Id], coverage.Unaligned.Select(objective => objective.Id));
        Assert.All((await CoverageAsync(viewer, cycle, scorecardId)).Orphans, orphan => Assert.Empty(orphan.Mends));
        Assert.Empty((await CoverageAsync(contributor, cycle, scorecardId)).Orphans[0].Mends);
        Assert.Equal([CoverageMend.AlignObjective], (await CoverageAsync(contributor, cycle, scorecardId)).Orphans[4].Mends);
    }

    [Fact]
    public async Task A_KPI_of_another_unit_is_counted_but_not_named()
    {
        var (cycle, unit) = (await api.ActiveCycleAsync(), await api.UnitAsync());
        var kpi = await api.ActiveAsync(await api.UnitAsync());
        var (scorecardId, _) = await api.StrategicObjectiveAsync(unit, kpi);
        var http = await api.SignedInAsync(Role.UnitManager, unit);

        var coverage = await CoverageAsync(http, cycle, scorecardId);

        var row = Assert.Single(coverage.Scorecards[0].Rows);
        Assert.Equal((0, 1), (row.KpiIds.Count, row.HiddenKpis));
        Assert.Empty(coverage.Kpis);
        Assert.DoesNotContain(coverage.Orphans, orphan => orphan.Kind is OrphanKind.StrategicObjectiveWithoutMeasure);
    }

    [Fact]
    public async Task Somebody_elses_private_objective_covers_nothing()
    {
        var (cycle, unit) = (await api.ActiveCycleAsync(), await api.UnitAsync());
        var (scorecardId, strategic) = await api.StrategicObjectiveAsync(unit);
        var secret = await api.DraftedAsync(cycle, unit, isPrivate: true, parents: new ObjectiveParent(ParentKind.StrategicObjective, strategic, scorecardId));
        var manager = await api.SignedInAsync(Role.UnitManager, unit);

        Assert.Empty((await CoverageAsync(manager, cycle, scorecardId)).Scorecards[0].Rows[0].Objectives);
        Assert.Equal(secret.Id, Assert.Single((await CoverageAsync(secret.Http, cycle, scorecardId)).Scorecards[0].Rows[0].Objectives).Id);
    }

    [Fact]
    public async Task What_may_not_be_seen_or_was_not_known_is_not_covered()
    {
        var (cycle, unit) = (await api.ActiveCycleAsync(), await api.UnitAsync());
        var (scorecardId, _) = await api.StrategicObjectiveAsync(unit);
        var stranger = await api.SignedInAsync(Role.UnitManager, await api.UnitAsync());
        var manager = await api.SignedInAsync(Role.UnitManager, unit);
        var founded = Uri.EscapeDataString(ApiFixture.Founded.AddDays(1).ToString("O"));

        Assert.Equal("scorecard.not_found", await (await stranger.GetAsync($"/api/v1/coverage?cycleId={cycle}&scorecardId={scorecardId}")).CodeAsync());
        Assert.Equal("scorecard.not_found", await (await manager.GetAsync($"/api/v1/coverage?scorecardId={scorecardId}&knownAt={founded}")).CodeAsync());
        var then = await manager.GetAsync<CoverageView>($"/api/v1/coverage?knownAt={founded}");
        Assert.Null(then.Cycle);
        Assert.Empty(then.Scorecards);
    }

    private static Task<CoverageView> CoverageAsync(HttpClient http, Guid cycleId, Guid scorecardId) =>
        http.GetAsync<CoverageView>($"/api/v1/coverage?cycleId={cycleId}&scorecardId={scorecardId}");
}
