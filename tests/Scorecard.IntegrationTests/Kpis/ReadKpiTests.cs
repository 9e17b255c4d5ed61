using System.Net;
using Scorecard.Api.Features.Kpis;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;
using static Scorecard.IntegrationTests.Kpis.KpiScenarios;

namespace Scorecard.IntegrationTests.Kpis;

public class ReadKpiTests(ApiFixture api)
{
    [Fact]
    public async Task The_list_shows_figures_and_a_line_of_twelve_periods()
    {
        var (http, unit, ownerId) = await ContributorAsync();
        var id = await api.ActiveAsync(unit, ownerId);
        await http.RecordAsync(id, "2026-09", 95);
        await http.RecordAsync(id, "2026-10", 98);

        var item = (await http.GetAsync<KpiListItem[]>("/api/v1/kpis?date=2026-10")).Single();

        Assert.Equal((98m, 100m, 98m, 0.98m, ScoreStatus.Green), (item.Value, item.Target, item.Score, item.Attainment, item.Status));
        Assert.Equal((KpiLifecycle.Active, false, At("2026-10")), (item.Lifecycle, item.Placed, item.Period));
        Assert.NotNull(item.OwnerPersonName);
        Assert.Equal([.. Enumerable.Repeat((decimal?)null, 10), 95m, 98m], item.Sparkline);
    }

    [Fact]
    public async Task The_list_reaches_back_twelve_periods_of_a_KPI_that_is_seldom_measured()
    {
        var (http, unit, _) = await ContributorAsync();
        var id = await api.ActiveAsync(unit, definition: Definition(unit, frequency: Frequency.Yearly));
        foreach (var year in At("2014").To(At("2025")))
            await http.RecordAsync(id, year.ToString(), 95);

        var item = (await http.GetAsync<KpiListItem[]>("/api/v1/kpis?date=2025-12")).Single();

        Assert.Equal(Enumerable.Repeat<decimal?>(95m, 12), item.Sparkline);
    }

    [Fact]
    public async Task The_list_is_of_a_unit_with_or_without_the_units_below()
    {
        var unit = await api.UnitAsync();
        var below = await api.UnitAsync(unit);
        var (upper, lower) = (await api.ActiveAsync(unit), await api.ActiveAsync(below));
        var http = await api.SignedInAsync(Role.Viewer);

        async Task<IEnumerable<Guid>> Ids(string query) => (await http.GetAsync<KpiListItem[]>($"/api/v1/kpis?{query}")).Select(kpi => kpi.Id).Order();

        Assert.Equal([upper, lower], await Ids($"unitId={unit}"));
        Assert.Equal([upper], await Ids($"unitId={unit}&subtree=false"));
        Assert.Equal([lower], await Ids($"unitId={below}"));
    }

    [Fact]
    public async Task Another_units_KPI_is_not_there()
    {
        var id = await api.ActiveAsync(await api.UnitAsync());
        var http = await api.SignedInAsync(Role.UnitManager, await api.UnitAsync());

        foreach (var path in (string[])["", "/series", "/timeline", "/usage", "/difference", "/difference.csv"])
        {
            var response = await http.GetAsync($"/api/v1/kpis/{id}{path}");
            Assert.Equal((HttpStatusCode.NotFound, "kpi.not_found"), (response.StatusCode, await response.CodeAsync()));
        }

        Assert.Empty(await http.GetAsync<KpiListItem[]>("/api/v1/kpis"));
    }

    [Fact]
    public async Task A_KPI_tells_what_it_is_and_what_one_may_do_with_it()
    {
        var (http, unit, ownerId) = await ContributorAsync();
        var definition = Definition(unit, ownerId);
        var id = await api.ActiveAsync(unit, definition: definition);
        var (scorecardId, objectiveId) = await api.ScorecardAsync(unit, [id]);
        await http.RecordAsync(id, "2026-09", 95);
        await http.RecordAsync(id, "2026-10", 105);

        var kpi = await http.GetAsync<KpiDetail>($"/api/v1/kpis/{id}?date=2026-10");
        var usage = await http.GetAsync<KpiUsage[]>($"/api/v1/kpis/{id}/usage?date=2026-10");

        Assert.Equal((KpiLifecycle.Active, definition, ownerId), (kpi.Lifecycle, kpi.Definition, kpi.OwnerPerson?.Id));
        Assert.Equal((105m, 200m, 100m), (kpi.Reading.Value, kpi.YearToDate.Value, kpi.Reading.Target));
        Assert.Equal((1, null, definition), (kpi.Revisions[0].Revision, kpi.Revisions[0].From, kpi.Revisions[0].Definition));
        Assert.Equal([Target("2026-01", 100)], kpi.Targets);
        Assert.True(kpi.Smart.Activatable);
        Assert.Equal((scorecardId, objectiveId, 1m, At("2026-01")), (usage[0].ScorecardId, usage[0].ObjectiveId, usage[0].Weight, usage[0].From));
        Assert.Equal(usage, kpi.Usage);
        Assert.Empty(kpi.Warnings);
        Assert.Equal((false, true), (kpi.CanEdit, kpi.CanRecord));
    }

    [Fact]
    public async Task A_replacement_is_linked_both_ways()
    {
        var (http, unit, _) = await ContributorAsync();
        var (id, successor) = (await api.ActiveAsync(unit), await api.ActiveAsync(unit));
        await api.RunAsync(commands => commands.ChangeAsync<Kpi, KpiEvent>(id, 3, _ => [new KpiReplaced(successor, At("2026-07"))], default, "Better data"));

        var old = await http.GetAsync<KpiDetail>($"/api/v1/kpis/{id}");
        var next = await http.GetAsync<KpiDetail>($"/api/v1/kpis/{successor}");
        var series = await http.GetAsync<KpiSeries>($"/api/v1/kpis/{id}/series");

        Assert.Equal(KpiLifecycle.Replaced, old.Lifecycle);
        Assert.Equal((successor, At("2026-07"), "Better data"), (old.ReplacedBy!.KpiId, old.ReplacedBy.From, old.ReplacedBy.Reason));
        Assert.Equal((id, At("2026-07"), "Better data"), (next.Replaces!.KpiId, next.Replaces.From, next.Replaces.Reason));
        Assert.Equal((null, null), (old.Replaces, next.ReplacedBy));
        Assert.Contains(series.Revisions, mark => mark == new SeriesMark(At("2026-07"), MarkKind.Replacement, "Better data", mark.RecordedAt));
    }

    [Fact]
    public async Task Too_many_KPIs_of_a_unit_and_one_without_an_objective_are_pointed_out()
    {
        var (http, unit, _) = await ContributorAsync();
        List<Guid> ids = [];
        for (var i = 0; i < 6; i++)
            ids.Add(await api.ActiveAsync(unit));

        var kpi = await http.GetAsync<KpiDetail>($"/api/v1/kpis/{ids[0]}");

        Assert.Equal(
            [(FocusCode.TooManyKpis, unit, 6, 5), (FocusCode.KpiWithoutObjective, ids[0], 0, null)],
            kpi.Warnings.Select(warning => (warning.Code, warning.SubjectId, warning.Count, warning.Limit)));
    }

    [Fact]
    public async Task The_timeline_tells_revisions_field_by_field_and_places_on_scorecards()
    {
        var (http, unit, _) = await ContributorAsync();
        var definition = Definition(unit);
        var id = await api.ActiveAsync(unit, definition: definition);
        var (scorecardId, objectiveId) = await api.ScorecardAsync(unit, [id]);
        await api.RunAsync(commands => commands.ChangeAsync<Kpi, KpiEvent>(
            id, 3, _ => [new KpiDefinitionRevised(2, At("2026-07"), definition with { Name = "Net revenue", Scale = ScaleSettings.Default with { Cap = 150 } })], default, "Merger"));
        await api.RunAsync(commands => commands.ChangeAsync<BalancedScorecard, ScorecardEvent>(
            scorecardId, 1, _ => [new KpiPlaced(At("2026-07"), objectiveId, id, 3)], default));

        var timeline = (await http.GetAsync<Api.Infrastructure.History.TimelinePage>($"/api/v1/kpis/{id}/timeline")).Entries;

        Assert.Equal(["kpi-placed", "kpi-definition-revised", "scorecard-created"], timeline.Take(3).Select(entry => entry.Kind));
        Assert.Equal(["name Revenue→Net revenue", "cap →150"], timeline[1].Details.Select(detail => $"{detail.Name} {detail.Before}→{detail.After}"));
        Assert.Contains(timeline[0].Details, detail => detail == new Api.Infrastructure.History.TimelineDetail("weight", "1", "3"));
    }

    [Fact]
    public async Task A_range_must_be_in_order_and_not_too_long()
    {
        var (http, unit, _) = await ContributorAsync();
        var id = await api.ActiveAsync(unit);

        var backwards = await http.GetAsync($"/api/v1/kpis/{id}/series?from=2026-10&to=2026-09");
        var tooLong = await http.GetAsync($"/api/v1/kpis/{id}/series?from=1900-01&to=2026-09");
        var grid = await http.GetAsync("/api/v1/values?frequency=monthly&from=2026-Q3&to=2026-09");
        var unknown = await http.GetAsync("/api/v1/values?frequency=hourly");

        Assert.Equal(new Dictionary<string, string> { ["from"] = "invalid" }, await backwards.ErrorsAsync());
        Assert.Equal(new Dictionary<string, string> { ["from"] = "too_many:1000" }, await tooLong.ErrorsAsync());
        Assert.Equal(new Dictionary<string, string> { ["from"] = "invalid" }, await grid.ErrorsAsync());
        Assert.Equal(new Dictionary<string, string> { ["frequency"] = "unknown_name" }, await unknown.ErrorsAsync());
    }

    private async Task<(HttpClient Http, Guid Unit, Guid PersonId)> ContributorAsync()
    {
        var unit = await api.UnitAsync();
        var (http, id, _) = await api.PersonAsync(Role.Contributor, unit);
        return (http, unit, id);
    }
}
