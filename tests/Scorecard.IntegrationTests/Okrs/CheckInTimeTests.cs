using Scorecard.Api.Features.Okrs;
using Scorecard.Api.Features.Okrs.CheckIns;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;
using Scorecard.IntegrationTests.Kpis;
using static Scorecard.IntegrationTests.Okrs.CheckInScenarios;

namespace Scorecard.IntegrationTests.Okrs;

/// <summary>Where a key result stood on a day, and what was known of it at a moment.</summary>
public class CheckInTimeTests(ApiFixture api)
{
    [Fact]
    public async Task A_day_in_the_past_counts_what_was_checked_in_by_then_and_a_moment_what_was_known_by_then()
    {
        var (objective, keyResults) = await api.AgreedAtAsync(Day(10, 2), OkrScenarios.Measured()); // from 40 to 20
        var (http, keyResult, october) = (objective.Http, keyResults[0], Guid.CreateVersion7());
        using (api.Clock.At(Day(10, 20)))
            await http.CheckInAsync(keyResult, Saying(35m), october);
        using (api.Clock.At(Day(11, 3)))
            await http.CheckInAsync(keyResult, Saying(30m, seen: 1));
        using (api.Clock.At(Day(11, 10)))
        {
            await (await http.PostAsync(
                $"{PathOf(keyResult, october)}/corrections", new CorrectCheckInRequest("Counted twice", 2, 36m, Confidence: 8m))).ReadAsync<CheckInAccepted>();
        }

        (string Query, decimal? Current, int CheckIns)[] table =
        [
            ("", 30m, 2),
            ("?date=2026-10", 36m, 1), // as we know it now
            ("?date=2026-10&knownAt=2026-11-05T00:00:00Z", 35m, 1), // before the correction
            ("?date=2026-10&knownAt=2026-10-10T00:00:00Z", null, 0), // before anything came in
            ("?date=2026-11&knownAt=2026-11-01T00:00:00Z", 35m, 1), // November as seen on its first day
            ("?knownAt=2026-11-05T00:00:00Z", 30m, 2),
            ("?date=2026-09", null, 0),
        ];
        foreach (var (query, current, checkIns) in table)
        {
            var history = await http.HistoryAsync(keyResult, query);
            var view = await objective.ViewAsync(query);
            Assert.Equal((query, current, checkIns), (query, history.KeyResult.Reading.Current, history.CheckIns.Count));
            Assert.Equal((query, current), (query, view.KeyResults[0].Reading.Current));
            Assert.Equal(checkIns, history.Points.Count);
        }
    }

    [Fact]
    public async Task The_course_stands_beside_the_share_of_the_cycle_that_has_passed()
    {
        var (objective, keyResults) = await api.AgreedAtAsync(Day(10, 2), OkrScenarios.Measured());
        using (api.Clock.At(Day(10, 20)))
            await objective.Http.CheckInAsync(keyResults[0], Saying(35m));
        using (api.Clock.At(Day(11, 3)))
            await objective.Http.CheckInAsync(keyResults[0], Saying(45m, seen: 1, confidence: 6m));

        var history = await objective.Http.HistoryAsync(keyResults[0]);

        Assert.Equal(
            [(new DateOnly(2026, 10, 20), 0.25m, 8m), (new DateOnly(2026, 11, 3), -0.25m, 6m)],
            history.Points.Select(point => (point.Date, point.Progress!.Value, point.Confidence!.Value)));
        var days = history.Cycle.LastDay.DayNumber - history.Cycle.FirstDay.DayNumber + 1;
        Assert.Equal((new DateOnly(2026, 10, 20).DayNumber - history.Cycle.FirstDay.DayNumber + 1) / (decimal)days, history.Points[0].Elapsed);
        Assert.Equal([(history.Cycle.FirstDay, 1m / days), (history.Cycle.LastDay, 1m)], history.Elapsed.Select(point => (point.Date, point.Share)));
    }

    [Fact]
    public async Task A_KPI_moves_its_key_result_by_what_was_known_of_it_and_its_name_stays_with_those_who_may_read_it()
    {
        var kpiUnit = await api.UnitAsync();
        var manager = await api.SignedInAsync(Role.UnitManager);
        Guid kpi;
        using (api.Clock.At(Day(9, 1)))
            kpi = await api.ActiveAsync(kpiUnit);
        var measure = new MeasureView(MeasureKind.Kpi, null, 0, 0m, 200m, [], null, kpi, KpiReach.Latest);
        var unit = await api.UnitAsync();
        var (objective, keyResults) = await api.AgreedAtAsync(Day(10, 2), manager, ownerId: null, unit, MeasuredBy(measure));
        using (api.Clock.At(Day(11, 3)))
            await manager.RecordAsync(kpi, "2026-10", 92);
        using (api.Clock.At(Day(11, 10)))
            await manager.RecordAsync(kpi, "2026-10", 100, reason: "Late invoice");

        var now = await manager.HistoryAsync(keyResults[0]);
        var then = await manager.HistoryAsync(keyResults[0], "?knownAt=2026-11-05T00:00:00Z");
        var before = await manager.HistoryAsync(keyResults[0], "?knownAt=2026-11-01T00:00:00Z");
        var outsider = await (await api.SignedInAsync(Role.Viewer, unit)).HistoryAsync(keyResults[0]);
        var refused = await manager.TryCheckInAsync(keyResults[0], Saying(50m));
        var said = await manager.CheckInAsync(keyResults[0], new(0, Confidence: 5m, Note: "Winter"));

        Assert.Equal((100m, 0.5m, kpi), (now.KeyResult.Reading.Current, now.KeyResult.Reading.Progress, now.KeyResult.Kpi!.Id));
        Assert.Equal([92m, null], [then.KeyResult.Reading.Current, before.KeyResult.Reading.Current]);
        Assert.Equal((new DateOnly(2026, 10, 31), 0.5m), now.Points.Select(point => (point.Date, point.Progress)).Single(point => point.Date.Month == 10));
        Assert.Equal(new DateOnly(2026, 11, 16), now.Points[^1].Date);
        Assert.Equal((0.5m, true, null), (outsider.KeyResult.Reading.Progress, outsider.KeyResult.KpiHidden, outsider.KeyResult.Kpi));
        Assert.Equal("check_in.value_not_allowed", await refused.CodeAsync());
        Assert.Equal((OkrStatus.AtRisk, 100m), (said.KeyResult.Reading.Status, said.KeyResult.Reading.Current));
        Assert.Equal((objective.Id, 5m), (said.KeyResult.Reading.LastCheckInOn is null ? Guid.Empty : objective.Id, said.KeyResult.Reading.Confidence));
    }
}
