using Scorecard.Api.Features.Rewards;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;
using Scorecard.IntegrationTests.Kpis;

namespace Scorecard.IntegrationTests.Rewards;

/// <summary>What is pointed out before a draft is published, in the quarter that began on 1 October 2026.</summary>
public sealed class PlanWarningTests(ApiFixture api)
{
    private static readonly DateTimeOffset BeforeTheQuarter = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Rules_that_are_sound_warn_of_nothing()
    {
        var scenario = await RewardScenario.CreateAsync(api);

        Assert.Equal(["curve-cliff", "curve-cliff"], (await WarningsAsync(scenario, scenario.Rules)).Select(warning => warning.Code)); // 0 to 50 % at the threshold
    }

    [Fact]
    public async Task Curves_that_pay_more_for_less_jump_or_pay_nothing_are_pointed_out()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var (revenue, csat) = (scenario.Rules.Measures[0], scenario.Rules.Measures[1]);

        var warnings = await WarningsAsync(scenario, scenario.Rules with
        {
            Measures = [revenue with { Curve = new([new(80m, 20m), new(100m, 10m)]) }, csat with { Curve = new([new(0m, 0m)]) }],
            Cap = 0m,
        });

        Assert.Equal([new("cap-zero"), new("curve-always-zero", csat.Id), new("curve-pays-more-for-less", revenue.Id)], warnings);
    }

    [Fact]
    public async Task Conditions_that_cannot_hold_and_what_is_missing_are_pointed_out()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var untargeted = await scenario.Entry.DefineAsync(KpiScenarios.Definition(scenario.UnitId));
        var zero = await scenario.Entry.DefineAsync(KpiScenarios.Definition(scenario.UnitId), KpiScenarios.Target("2026-01", 0m, floor: -10m));
        await api.ActivateAsync(zero, version: 2);
        PayCurve flat = new([new(0m, 20m)]);
        PayMeasure[] measures =
        [
            new(Guid.CreateVersion7(), MeasureBasis.KpiAttainment, untargeted, 1m, flat),
            new(Guid.CreateVersion7(), MeasureBasis.KpiAttainment, zero, 1m, flat),
            new(Guid.CreateVersion7(), MeasureBasis.ScorecardScore, SubjectId: null, 1m, flat),
        ];
        PayGate gate = new(Guid.CreateVersion7(), zero, GateFigure.Score, GateComparison.AtLeast, 1001m, EverySubPeriod: false, GateEffect.Zero, 0m);

        var warnings = await WarningsAsync(scenario, scenario.Rules with { Measures = measures, Gates = [gate] });

        Assert.Equal(
            [new("gate-never-met", gate.Id), new("measure-without-target", measures[0].Id), new("attainment-undefined", measures[1].Id), new("scorecard-missing", measures[2].Id)],
            warnings);
    }

    [Fact]
    public async Task Who_takes_part_for_nothing_or_only_for_some_days_is_pointed_out_and_that_nobody_does()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var (unpaid, late) = ((await api.PersonAsync(Role.Viewer, scenario.UnitId)).Id, (await api.PersonAsync(Role.Viewer, scenario.UnitId)).Id);
        await scenario.EnrolAsync(unpaid, new DateOnly(2026, 1, 1), amount: 0m);
        await scenario.EnrolAsync(late, new DateOnly(2026, 11, 1));
        var rules = scenario.Rules with { Measures = [.. scenario.Rules.Measures.Select(measure => measure with { Curve = new([new(0m, 20m)]) })] };

        var warnings = await WarningsAsync(scenario, rules);

        Assert.Equal([new PlanWarning("participation-gap", PersonId: late), new PlanWarning("target-zero", PersonId: unpaid)], warnings.OrderBy(warning => warning.Code, StringComparer.Ordinal));
        var empty = Guid.CreateVersion7();
        await (await scenario.Hr.PutAsync(
            $"/api/v1/reward-plans/{empty}", new DraftRewardPlanRequest("Empty", Description: null, Frequency.Quarterly, scenario.UnitId, [], rules))).ReadAsync<CommandAccepted>();
        Assert.Equal([new("nobody-takes-part")], (await scenario.Hr.GetAsync<RewardPlanDetail>($"/api/v1/reward-plans/{empty}")).Warnings);
    }

    [Fact]
    public async Task A_KPI_that_changes_within_the_period_is_pointed_out_whether_it_applies_later_or_was_recorded_later()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        Guid kept, retargeted, redefined;
        using (api.Clock.At(BeforeTheQuarter))
        {
            kept = await api.ActiveAsync(scenario.UnitId);
            retargeted = await api.ActiveAsync(scenario.UnitId);
            redefined = await api.ActiveAsync(scenario.UnitId);
        }

        await api.RunAsync(commands => commands.ChangeAsync<Kpi, KpiEvent>(retargeted, 3, _ => [new KpiTargetsSet([KpiScenarios.Target("2026-10", 90m)], [])], default));
        await api.RunAsync(commands => commands.ChangeAsync<Kpi, KpiEvent>(
            redefined, 3, kpi => [new KpiDefinitionRevised(2, KpiScenarios.At("2026-11"), kpi.Latest with { Name = "Net revenue" })], default));
        PayMeasure Measure(Guid kpi) => new(Guid.CreateVersion7(), MeasureBasis.KpiScore, kpi, 1m, new([new(0m, 20m)]));
        PayMeasure[] measures = [Measure(kept), Measure(retargeted), Measure(redefined)];
        AwardRule award = new(
            Guid.CreateVersion7(), "Special leave", 1m, "day", UnitId: null, new(retargeted, GateFigure.Value, GateComparison.AtLeast, 90m, EverySubPeriod: false), Top: null);
        await scenario.Entry.RecordAsync(retargeted, "2026-10", 80m);

        var warnings = await WarningsAsync(scenario, scenario.Rules with { Measures = measures, Awards = [award] });

        Assert.Equal([new("kpi-target-changed", measures[1].Id), new("kpi-changed", measures[2].Id), new("kpi-target-changed", award.Id)], warnings);
    }

    private static async Task<IReadOnlyList<PlanWarning>> WarningsAsync(RewardScenario scenario, PayRules rules)
    {
        await (await scenario.Hr.PostAsync(
            $"/api/v1/reward-plans/{scenario.PlanId}/revisions",
            new ReviseRewardPlanRequest("Sales bonus", Description: null, Frequency.Quarterly, scenario.UnitId, [], rules, 2))).ReadAsync<CommandAccepted>();
        return (await scenario.Hr.GetAsync<RewardPlanDetail>($"/api/v1/reward-plans/{scenario.PlanId}")).Warnings;
    }
}
