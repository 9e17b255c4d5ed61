using Scorecard.Api.Features.Kpis;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Time;
using static Scorecard.IntegrationTests.Kpis.KpiScenarios;

namespace Scorecard.IntegrationTests.Kpis;

public class ProposeTargetsTests(ApiFixture api)
{
    private static readonly ProposeTargetsRequest Line = new(
        KpiId: null, Frequency.Quarterly, TargetMethod.StraightLine, At("2026-Q1"), At("2026-Q4"), Start: 100, End: 140, GrowthPercent: null, FloorPercent: 80, StretchPercent: null);

    [Fact]
    public async Task A_straight_line_rises_in_equal_steps()
    {
        var http = await api.SignedInAsync(Role.UnitManager);

        var targets = await (await http.PostAsync("/api/v1/kpis/target-proposals", Line)).ReadAsync<TargetEntry[]>();

        Assert.Equal([Target("2026-Q1", 110, 88), Target("2026-Q2", 120, 96), Target("2026-Q3", 130, 104), Target("2026-Q4", 140, 112)], targets);
    }

    [Fact]
    public async Task Growth_needs_a_KPI_and_periods_must_be_in_order_and_of_the_frequency()
    {
        var http = await api.SignedInAsync(Role.UnitManager);

        async Task<Dictionary<string, string>> ErrorsOf(ProposeTargetsRequest request) =>
            await (await http.PostAsync("/api/v1/kpis/target-proposals", request)).ErrorsAsync();

        Assert.Equal(
            new Dictionary<string, string> { ["growthPercent"] = "required", ["kpiId"] = "required" },
            await ErrorsOf(Line with { Method = TargetMethod.GrowthOnLastYear }));
        Assert.Equal(new Dictionary<string, string> { ["to"] = "before_start" }, await ErrorsOf(Line with { To = At("2025-Q4") }));
        Assert.Equal(new Dictionary<string, string> { ["from"] = "frequency_mismatch" }, await ErrorsOf(Line with { From = At("2026-01") }));
        Assert.Equal(new Dictionary<string, string> { ["to"] = "too_many:1000" }, await ErrorsOf(Line with { From = At("1900-Q1"), To = At("2200-Q1") }));
    }
}
