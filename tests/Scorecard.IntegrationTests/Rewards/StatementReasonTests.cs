using System.Net;
using Scorecard.Api.Features.Rewards;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;
using Scorecard.IntegrationTests.Kpis;

namespace Scorecard.IntegrationTests.Rewards;

/// <summary>What a statement says of the figures behind it: to the person paid, who may not see the KPIs, and to whom the plan names.</summary>
public sealed class StatementReasonTests(ApiFixture api)
{
    [Fact]
    public async Task An_adjustment_names_the_value_that_changed_when_why_and_to_who_sees_the_kpi_by_whom()
    {
        var (scenario, outsider, outsiderId) = await ScenarioAsync();
        var first = await scenario.FrozenAsync();
        await scenario.Entry.RecordAsync(scenario.Revenue, "2026-08", 60m, reason: "Wrong file.", comment: "Returned goods.");
        await scenario.Entry.RecordAsync(scenario.Revenue, "2026-08", 80m, reason: "Credit notes.");
        var adjustment = await scenario.FrozenAsync();

        var seen = Assert.Single((await scenario.StatementAsync(adjustment, scenario.Hr)).Changes!);
        var own = Assert.Single((await StatementAsync(outsider, adjustment, outsiderId)).Changes!);

        Assert.Equal((scenario.Revenue, InputChange.Value, "2026-08", 110m, 80m, "Credit notes."), (seen.SubjectId, seen.Kind, $"{seen.Period}", seen.Before, seen.After, seen.Reason));
        Assert.NotNull(seen.By);
        Assert.NotNull(seen.At);
        Assert.Equal(seen with { By = null }, own);
        Assert.Null((await StatementAsync(outsider, first, outsiderId)).Changes);
    }

    [Fact]
    public async Task Who_is_paid_by_a_kpi_of_another_unit_sees_its_figures_of_the_period_and_nothing_else_of_it()
    {
        var (scenario, outsider, outsiderId) = await ScenarioAsync();
        await scenario.Entry.RecordAsync(scenario.Csat, "2026-06", 77.125m);
        await scenario.Entry.RecordAsync(scenario.Csat, "2026-08", 91m, reason: "Recounted.");
        var run = await scenario.FrozenAsync();

        var unit = Assert.Single((await StatementAsync(outsider, run, outsiderId)).Units);

        Assert.Equal(
            [("2026-07", 110m, 100m, 1.1m), ("2026-08", 110m, 100m, 1.1m), ("2026-09", 110m, 100m, 1.1m)],
            unit.Factors[0].Evidence.Select(value => ($"{value.Period}", value.Value!.Value, value.Target!.Value, value.Attainment!.Value)));
        Assert.All(unit.Factors, factor => Assert.Equal((false, false), (factor.MayOpen, factor.Withheld)));
        var gate = Assert.Single(unit.Gates);
        Assert.Equal((false, false), (gate.Held, gate.MayOpen));
        Assert.Equal([("2026-08", 91m)], gate.Failures.Select(failure => ($"{failure.Period}", failure.Figure)));
        var told = await outsider.GetStringAsync($"/api/v1/reward-statements/{run}/{outsiderId}");
        Assert.DoesNotContain("77.125", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Recounted", told, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.GetAsync($"/api/v1/kpis/{scenario.Csat}")).StatusCode);
        Assert.True((await scenario.StatementAsync(run, scenario.Hr)).Units[0].Gates[0].MayOpen);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public async Task A_pool_that_was_exceeded_says_sum_and_factor_where_they_tell_of_nobody(int people, bool told)
    {
        var scenario = await RewardScenario.CreateAsync(api, rules => rules with { PoolAmount = 10_000_000m });
        for (var more = 1; more < people; more++)
            await scenario.EnrolAsync((await api.PersonAsync(Role.Viewer, scenario.UnitId)).Id, new DateOnly(2026, 1, 1));
        var run = await scenario.FrozenAsync();

        var statement = await scenario.StatementAsync(run);

        Assert.True(statement.Scaled);
        Assert.Equal(told ? people * 6_600_000m : null, statement.Cut!.Sum);
        Assert.Equal(told, statement.Cut.Factor is not null);
        var cut = (await scenario.Hr.GetAsync<RewardRunDetail>($"/api/v1/reward-runs/{run}")).Cut!;
        Assert.Equal((10_000_000m, people * 6_600_000m), (cut.Pool, cut.Sum));
        if (told)
        {
            List<PoolRemainder> remainders = [];
            foreach (var line in (await scenario.Hr.GetAsync<RewardRunDetail>($"/api/v1/reward-runs/{run}")).Lines)
                remainders.Add((await StatementAsync(scenario.Hr, run, line.Person.Id)).Cut!.Remainder);
            Assert.Equal([PoolRemainder.Given, PoolRemainder.Dropped, PoolRemainder.Dropped], remainders.Order());
        }
    }

    /// <summary>Somebody who takes part but may see nothing of the unit whose KPIs pay; CSAT is to be 92 in every month.</summary>
    private async Task<(RewardScenario Scenario, HttpClient Http, Guid PersonId)> ScenarioAsync()
    {
        var scenario = await RewardScenario.CreateAsync(api, rules => rules with
        {
            Gates = [new(Guid.CreateVersion7(), rules.Measures[1].SubjectId!.Value, GateFigure.Value, GateComparison.AtLeast, 92m, EverySubPeriod: true, GateEffect.CapAt, 80m)],
        });
        var outsider = await api.PersonAsync(Role.Viewer, await api.UnitAsync());
        await scenario.EnrolAsync(outsider.Id, new DateOnly(2026, 1, 1));
        return (scenario, outsider.Http, outsider.Id);
    }

    private static Task<RewardStatement> StatementAsync(HttpClient http, Guid run, Guid personId) =>
        http.GetAsync<RewardStatement>($"/api/v1/reward-statements/{run}/{personId}");
}
