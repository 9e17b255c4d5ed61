using System.Net;
using Scorecard.Api.Features.Differences;
using Scorecard.Domain.History;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Formulas;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.IntegrationTests.Kpis;
using static Scorecard.IntegrationTests.Kpis.KpiScenarios;

namespace Scorecard.IntegrationTests.History;

/// <summary>The difference of two moments over HTTP: of a KPI, a scorecard and the organization.</summary>
public class DifferenceTests(ApiFixture api)
{
    private const string SinceApril = "date=2026-03&fromKnownAt=2026-04-10T00:00:00Z";

    [Fact]
    public async Task A_correction_is_told_with_who_when_and_why_and_what_it_did_further_up()
    {
        var world = await RevenueAsync();

        var difference = await world.Http.GetAsync<DifferenceView>($"/api/v1/kpis/{world.KpiId}/difference?{SinceApril}");

        Assert.Equal(("2026-03", "2026-03", true, false), (difference.From.Date, difference.To.Date, difference.From.IsPast, difference.To.IsPast));
        var kpi = Assert.Single(difference.Kpis);
        Assert.Equal((80m, 80m, ScoreStatus.Amber), (kpi.Before?.Value, kpi.Before?.Score, kpi.Before?.Status));
        Assert.Equal((90m, 90m, ScoreStatus.Green), (kpi.After?.Value, kpi.After?.Score, kpi.After?.Status));
        Assert.Equal([new KpiPlace(world.ScorecardId, world.ObjectiveId)], kpi.Places);
        var cause = Assert.Single(kpi.Causes);
        Assert.Equal((CauseKind.Value, "kpi-value-corrected"), (cause.Kind, cause.Event?.Kind));
        Assert.Equal((80m, 90m, "Late invoice"), (cause.Event?.Before, cause.Event?.After, cause.Event?.Reason));
        Assert.Equal((world.PersonId, Day(4, 20)), (cause.Event?.By?.Id, cause.Event?.At));
        Assert.Equal(
            [NodeLevel.Scorecard, NodeLevel.Perspective, NodeLevel.Objective],
            Assert.Single(difference.Scorecards).Nodes.Select(node => node.Level));
        Assert.All(difference.Scorecards[0].Nodes, node => Assert.Equal((80m, 90m), (node.Before?.Score, node.After?.Score)));
    }

    [Fact]
    public async Task A_scorecard_tells_its_KPIs_its_scores_and_its_structure()
    {
        var world = await RevenueAsync();
        using (On(9, 1))
        {
            await api.RunAsync(commands => commands.ChangeAsync<BalancedScorecard, ScorecardEvent>(
                world.ScorecardId, 1, _ => [new KpiPlaced(At("2026-01"), world.ObjectiveId, world.KpiId, 3)], default, "Board decision"));
        }

        var difference = await world.Http.GetAsync<DifferenceView>($"/api/v1/scorecards/{world.ScorecardId}/difference?{SinceApril}");

        Assert.Equal((1, 1, 0), (difference.ComparedKpis, difference.ComparedScorecards, difference.HiddenKpis));
        Assert.Single(difference.Kpis);
        var change = Assert.Single(Assert.Single(difference.Scorecards).Structure);
        Assert.Equal((StructureChangeKind.Weighted, StructureThing.Placement, "Revenue", "Grow"), (change.Kind, change.Subject.Thing, change.Kpi, change.Objective));
        Assert.Equal(("1", "3"), (change.Details[0].Before, change.Details[0].After));
        Assert.Equal("Board decision", Assert.Single(change.Causes).Event?.Reason);
    }

    [Fact]
    public async Task This_month_against_the_last_needs_no_event()
    {
        var world = await RevenueAsync();

        var difference = await world.Http.GetAsync<DifferenceView>($"/api/v1/kpis/{world.KpiId}/difference?date=2026-07&fromDate=2026-03");

        var kpi = Assert.Single(difference.Kpis);
        Assert.Equal((90m, 100m, 90m, 90m, 120m, 75m), (kpi.Before?.Value, kpi.Before?.Target, kpi.Before?.Score, kpi.After?.Value, kpi.After?.Target, kpi.After?.Score));
        Assert.Equal([new DifferenceCause(CauseKind.AnotherPeriod, Event: null)], kpi.Causes);
    }

    [Fact]
    public async Task The_organization_is_compared_as_far_as_one_may_see_it_and_can_be_narrowed_to_a_unit()
    {
        var (world, other) = (await RevenueAsync(), await RevenueAsync());
        var leader = await api.SignedInAsync(Role.Leadership);

        var all = await leader.GetAsync<DifferenceView>($"/api/v1/organization/difference?{SinceApril}");
        var unit = await leader.GetAsync<DifferenceView>($"/api/v1/organization/difference?{SinceApril}&unitId={world.UnitId}");
        var own = await world.Http.GetAsync<DifferenceView>($"/api/v1/organization/difference?{SinceApril}");

        Assert.Superset(new HashSet<Guid> { world.KpiId, other.KpiId }, all.Kpis.Select(kpi => kpi.KpiId).ToHashSet());
        foreach (var narrow in (DifferenceView[])[unit, own])
        {
            Assert.Equal([world.KpiId], narrow.Kpis.Select(kpi => kpi.KpiId));
            Assert.Equal([world.ScorecardId], narrow.Scorecards.Select(scorecard => scorecard.AfterId));
            Assert.Equal((1, 1), (narrow.ComparedKpis, narrow.ComparedScorecards));
        }
    }

    [Fact]
    public async Task What_belongs_to_another_unit_stays_hidden()
    {
        var world = await RevenueAsync();
        var foreign = await RevenueAsync();
        using (On(9, 1))
        {
            await api.RunAsync(commands => commands.ChangeAsync<BalancedScorecard, ScorecardEvent>(
                world.ScorecardId, 1, _ => [new KpiPlaced(At("2026-01"), world.ObjectiveId, foreign.KpiId, 1)], default));
        }

        var difference = await world.Http.GetAsync<DifferenceView>($"/api/v1/scorecards/{world.ScorecardId}/difference?{SinceApril}");
        var refused = await world.Http.GetAsync($"/api/v1/scorecards/{foreign.ScorecardId}/difference");
        var refusedUnit = await world.Http.GetAsync($"/api/v1/organization/difference?unitId={foreign.UnitId}");

        Assert.Equal([world.KpiId], difference.Kpis.Select(kpi => kpi.KpiId));
        Assert.Equal(1, difference.HiddenKpis);
        var placed = Assert.Single(difference.Scorecards[0].Structure);
        Assert.Equal((StructureChangeKind.Added, null), (placed.Kind, placed.Kpi));
        Assert.Equal((HttpStatusCode.NotFound, "scorecard.not_found"), (refused.StatusCode, await refused.CodeAsync()));
        Assert.Equal((HttpStatusCode.NotFound, "unit.not_found"), (refusedUnit.StatusCode, await refusedUnit.CodeAsync()));
    }

    [Fact]
    public async Task A_KPI_that_came_from_a_unit_one_may_not_see_stays_hidden_on_both_sides()
    {
        var world = await RevenueAsync();
        var definition = Definition(await api.UnitAsync());
        Guid moved;
        using (On(2, 1))
            moved = await api.ActiveAsync(definition.OwnerUnitId, definition: definition);
        using (On(9, 1))
        {
            await api.RunAsync(commands => commands.ChangeAsync<Kpi, KpiEvent>(
                moved, 3, _ => [new KpiDefinitionRevised(2, At("2026-01"), definition with { OwnerUnitId = world.UnitId })], default, "Moved"));
        }

        Assert.Equal(HttpStatusCode.OK, (await world.Http.GetAsync($"/api/v1/kpis/{moved}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Http.GetAsync($"/api/v1/kpis/{moved}/difference?{SinceApril}")).StatusCode);
    }

    [Fact]
    public async Task A_computed_KPI_differs_by_the_correction_of_what_it_is_computed_from()
    {
        var world = await RevenueAsync();
        var code = (await world.Http.GetAsync<Api.Features.Kpis.KpiDetail>($"/api/v1/kpis/{world.KpiId}")).Definition.Code;
        var definition = Definition(world.UnitId) with { Name = "Double", Calculation = $"{code} * 2" };
        Guid id;
        using (On(1, 6))
        {
            id = Guid.CreateVersion7();
            await api.RunAsync(commands => commands.CreateAsync<Kpi, KpiEvent>(id, _ => [new KpiDefined(definition, [new KpiInput(code, world.KpiId)])], default));
        }

        var kpi = Assert.Single((await world.Http.GetAsync<DifferenceView>($"/api/v1/kpis/{id}/difference?{SinceApril}")).Kpis);

        Assert.Equal((160m, 180m), (kpi.Before?.Value, kpi.After?.Value));
        var cause = Assert.Single(kpi.Causes);
        Assert.Equal((CauseKind.Value, world.KpiId, 80m, 90m), (cause.Kind, cause.Via?.KpiId, cause.Event?.Before, cause.Event?.After));
    }

    [Fact]
    public async Task The_same_moment_twice_has_no_difference()
    {
        var world = await RevenueAsync();

        var difference = await world.Http.GetAsync<DifferenceView>($"/api/v1/organization/difference?date=2026-03&knownAt=2026-05-01T00:00:00Z&fromKnownAt=2026-05-01T00:00:00Z&unitId={world.UnitId}");

        Assert.Empty(difference.Kpis);
        Assert.Empty(difference.Scorecards);
    }

    [Fact]
    public async Task As_CSV_every_cause_is_a_line()
    {
        var world = await RevenueAsync("=2+5");

        var response = await world.Http.GetAsync($"/api/v1/scorecards/{world.ScorecardId}/difference.csv?{SinceApril}");
        var lines = (await response.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        Assert.EndsWith(".csv", response.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.Equal(5, lines.Length);
        Assert.All(lines, line => Assert.Equal(lines[0].Count(character => character == ','), line.Count(character => character == ',')));
        Assert.Contains(",80,90,100,100,80,90,amber,green,,,value,kpi-value-corrected,2026-03,80,90,2026-04-20T00:00:00.000000Z,", lines[^1], StringComparison.Ordinal);
        Assert.EndsWith("'=2+5", lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fromKnownAt=2030-01-01T00:00:00Z", "fromKnownAt", "in_the_future")]
    [InlineData("knownAt=2030-01-01T00:00:00Z", "knownAt", "in_the_future")]
    [InlineData("fromKnownAt=2001-01-01T00:00:00Z", "fromKnownAt", "before_the_organization")]
    [InlineData("fromDate=March", "fromDate", "not_a_period")]
    public async Task A_moment_that_nothing_can_be_known_at_is_refused_by_name(string query, string field, string code)
    {
        var http = await api.SignedInAsync(Role.Viewer);

        var refused = await http.GetAsync($"/api/v1/organization/difference?{query}");

        Assert.Equal(new Dictionary<string, string> { [field] = code }, await refused.ErrorsAsync());
    }

    /// <summary>Target 100 from January, 120 from July; March 80, corrected to 90; July 90; alone on a scorecard.</summary>
    private async Task<World> RevenueAsync(string reason = "Late invoice")
    {
        var unit = await api.UnitAsync();
        var (http, personId, _) = await api.PersonAsync(Role.UnitManager, unit);
        Guid id;
        (Guid ScorecardId, Guid ObjectiveId) scorecard;
        using (On(1, 5))
        {
            id = await api.ActiveAsync(unit);
            scorecard = await api.ScorecardAsync(unit, [id]);
        }

        using (On(4, 3))
            await http.RecordAsync(id, "2026-03", 80);
        using (On(4, 20))
            await http.RecordAsync(id, "2026-03", 90, reason);
        using (On(7, 2))
            await api.RunAsync(commands => commands.ChangeAsync<Kpi, KpiEvent>(id, 3, _ => [new KpiTargetsSet([Target("2026-07", 120)], [])], default));
        using (On(8, 4))
            await http.RecordAsync(id, "2026-07", 90);

        return new World(http, personId, unit, id, scorecard.ScorecardId, scorecard.ObjectiveId);
    }

    private IDisposable On(int month, int day) => api.Clock.At(Day(month, day));

    private static DateTimeOffset Day(int month, int day) => new(2026, month, day, 0, 0, 0, TimeSpan.Zero);

    private sealed record World(HttpClient Http, Guid PersonId, Guid UnitId, Guid KpiId, Guid ScorecardId, Guid ObjectiveId);
}
