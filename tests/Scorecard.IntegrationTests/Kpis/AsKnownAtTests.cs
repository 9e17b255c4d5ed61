using Scorecard.Api.Features.Kpis;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Scoring;
using static Scorecard.IntegrationTests.Kpis.KpiScenarios;

namespace Scorecard.IntegrationTests.Kpis;

/// <summary>The two axes of time over HTTP: which period is asked for, and what had been recorded by when.</summary>
public class AsKnownAtTests(ApiFixture api)
{
    [Fact]
    public async Task A_figure_is_answered_for_any_business_date_as_known_at_any_moment()
    {
        var (http, id) = await RevenueAsync();

        async Task<string> Answer(string query)
        {
            var reading = (await http.GetAsync<KpiDetail>($"/api/v1/kpis/{id}?{query}")).Reading;
            return $"{reading.Value} of {reading.Target}: {reading.Score}, {reading.Status}";
        }

        Assert.Equal("90 of 100: 90, Green", await Answer("date=2026-03"));
        Assert.Equal("80 of 100: 80, Amber", await Answer("date=2026-03&knownAt=2026-04-10T00:00:00Z"));
        Assert.Equal(" of 100: , NoData", await Answer("date=2026-03&knownAt=2026-04-01T00:00:00Z"));
        Assert.Equal("90 of 120: 75, Amber", await Answer("date=2026-07"));
        Assert.Equal(" of 100: , NotDue", await Answer("date=2026-07&knownAt=2026-06-30T00:00:00Z"));
        Assert.Equal("90 of 100: 90, Green", await Answer("date=2026-03&knownAt=2026-08-05T00:00:00Z"));
    }

    [Fact]
    public async Task The_list_and_the_grid_know_no_more_than_was_known()
    {
        var (http, id) = await RevenueAsync();

        async Task<(decimal?, ScoreStatus)> Listed(string query)
        {
            var item = (await http.GetAsync<KpiListItem[]>($"/api/v1/kpis?{query}")).Single(kpi => kpi.Id == id);
            return (item.Value, item.Status);
        }

        Assert.Equal((90m, ScoreStatus.Green), await Listed("date=2026-03"));
        Assert.Equal((80m, ScoreStatus.Amber), await Listed("date=2026-03&knownAt=2026-04-10T00:00:00Z"));
        var grid = await http.GetAsync<Api.Features.Values.ValueGrid>("/api/v1/values?frequency=monthly&from=2026-03&to=2026-07&knownAt=2026-04-10T00:00:00Z");
        var cells = grid.Rows.Single(row => row.KpiId == id).Cells;
        Assert.Equal([80m, null, null, null, null], cells.Select(cell => cell.Value));
        Assert.Equal(1, cells[0].Revision);
    }

    [Fact]
    public async Task The_series_keeps_what_was_corrected_with_who_when_and_why()
    {
        var (http, id) = await RevenueAsync();

        var series = await http.GetAsync<KpiSeries>($"/api/v1/kpis/{id}/series?from=2026-03&to=2026-07");
        var then = await http.GetAsync<KpiSeries>($"/api/v1/kpis/{id}/series?from=2026-03&to=2026-07&knownAt=2026-04-10T00:00:00Z");

        var march = series.Points[0];
        Assert.Equal((90m, 2, "Late invoice booked"), (march.Value, march.Revision, march.Comment));
        var earlier = Assert.Single(march.History);
        Assert.Equal((1, 80m, null, new DateTimeOffset(2026, 4, 3, 0, 0, 0, TimeSpan.Zero)), (earlier.Revision, earlier.Value, earlier.Reason, earlier.RecordedAt));
        Assert.NotNull(earlier.By);
        Assert.Equal([100m, 100m, 100m, 100m, 120m], series.Points.Select(point => point.Target));
        Assert.Equal([(At("2026-07"), MarkKind.Target)], series.Revisions.Select(mark => (mark.Period, mark.Kind)));
        Assert.Equal((80m, 1, null), (then.Points[0].Value, then.Points[0].Revision, then.Points[0].Comment));
        Assert.Empty(then.Points[0].History);
        Assert.Empty(then.Revisions);
    }

    [Fact]
    public async Task The_timeline_tells_every_event_newest_first()
    {
        var (http, id) = await RevenueAsync();

        var timeline = (await http.GetAsync<Api.Infrastructure.History.TimelinePage>($"/api/v1/kpis/{id}/timeline")).Entries;
        var then = (await http.GetAsync<Api.Infrastructure.History.TimelinePage>($"/api/v1/kpis/{id}/timeline?knownAt=2026-04-10T00:00:00Z")).Entries;

        Assert.Equal(
            [
                "kpi-value-recorded 2026-07 →90",
                "kpi-targets-set 2026-07 →120",
                "kpi-value-corrected 2026-03 80→90 Late invoice",
                "kpi-value-recorded 2026-03 →80",
                "kpi-activated  →",
                "kpi-targets-set 2026-01 →100",
                "kpi-defined  →",
            ],
            timeline.Select(entry => $"{entry.Kind} {entry.Period} {entry.Before}→{entry.After} {entry.Reason}".TrimEnd()));
        Assert.Equal(timeline.Skip(3).Select(entry => entry.Id), then.Select(entry => entry.Id));
        Assert.All(timeline, entry => Assert.Matches("^[0-9a-f]{64}$", entry.Hash));
        Assert.Equal(["comment"], timeline[2].Details.Select(detail => detail.Name));
    }

    [Fact]
    public async Task Nothing_is_known_in_the_future_or_before_the_KPI_was_defined()
    {
        var (http, id) = await RevenueAsync();

        var future = await http.GetAsync($"/api/v1/kpis/{id}?knownAt=2027-01-01T00:00:00Z");
        var before = await http.GetAsync($"/api/v1/kpis/{id}?knownAt=2026-01-01T00:00:00Z");

        Assert.Equal(new Dictionary<string, string> { ["knownAt"] = "in_the_future" }, await future.ErrorsAsync());
        Assert.Equal("kpi.not_found", await before.CodeAsync());
    }

    /// <summary>Target 100 from January, 120 from July; March 80, corrected to 90; July 90.</summary>
    private async Task<(HttpClient Http, Guid Id)> RevenueAsync()
    {
        var http = await api.SignedInAsync(Role.UnitManager);
        Guid id;
        using (On(1, 5))
        {
            id = await http.DefineAsync(Definition(api.RootUnitId), Target("2026-01", 100));
            await api.ActivateAsync(id, version: 2);
        }

        using (On(4, 3))
            await http.RecordAsync(id, "2026-03", 80);
        using (On(4, 20))
            await http.RecordAsync(id, "2026-03", 90, "Late invoice", "Late invoice booked");
        using (On(7, 2))
            await (await http.PostAsync($"/api/v1/kpis/{id}/targets", new SetTargetsRequest([Target("2026-07", 120)], [], Reason: null, ExpectedVersion: 3))).ReadAsync<CommandAccepted>();
        using (On(8, 4))
            await http.RecordAsync(id, "2026-07", 90);

        return (http, id);
    }

    private IDisposable On(int month, int day) => api.Clock.At(new DateTimeOffset(2026, month, day, 0, 0, 0, TimeSpan.Zero));
}
