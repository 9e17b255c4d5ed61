using System.Net;
using Scorecard.Api.Infrastructure.History;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.IntegrationTests.Kpis;
using static Scorecard.IntegrationTests.Kpis.KpiScenarios;

namespace Scorecard.IntegrationTests.History;

/// <summary>What happened to a scorecard and to a KPI: told whole, in pages, by topic, as known at a moment.</summary>
public class TimelineTests(ApiFixture api)
{
    private int _version = 1;

    [Fact]
    public async Task A_scorecard_tells_every_change_with_what_it_was_and_what_it_became()
    {
        var (http, unit, kpiId) = await UnitAsync();
        var (id, objectiveId) = await api.ScorecardAsync(unit, [kpiId]);
        await ChangeAsync(id, scorecard => [new KpiPlaced(At("2026-07"), objectiveId, kpiId, 3)], "Board decision");
        await ChangeAsync(id, scorecard => [new PerspectiveRevised(At("2026-07"), scorecard.Versions[0].Perspectives[0].Id, "Finance", 2)]);
        await ChangeAsync(id, _ => [new RollUpRevised(At("2026-01"), new RollUpSettings(MissingPolicy.Zero))]);
        await ChangeAsync(id, _ => [new ScorecardRenamed("Growth")]);
        await ChangeAsync(id, _ => [new ScorecardMapLaidOut([new MapPosition(objectiveId, 1, 2)])]);

        var page = await http.GetAsync<TimelinePage>($"/api/v1/scorecards/{id}/timeline");

        Assert.Equal(
            [
                "scorecard-map-laid-out : ",
                "scorecard-renamed : name Scorecard→Growth",
                "roll-up-revised 2026-01: missing exclude→zero",
                "perspective-revised 2026-07: perspective →Finance, name Financial→Finance, weight 1→2",
                "kpi-placed 2026-07: objective →Grow, kpi →Revenue, weight 1→3",
                "scorecard-created 2026-01: name →Scorecard, perspective →Financial",
            ],
            page.Entries.Select(Told));
        Assert.Equal((6, null), (page.Total, page.Next));
        Assert.Equal("Board decision", page.Entries[4].Reason);
        Assert.All(page.Entries, entry => Assert.NotNull(entry.By));
    }

    [Fact]
    public async Task It_is_read_in_pages_and_by_topic()
    {
        var (http, unit, kpiId) = await UnitAsync();
        var (id, objectiveId) = await api.ScorecardAsync(unit, [kpiId]);
        for (var weight = 2; weight <= 5; weight++)
            await ChangeAsync(id, _ => [new KpiPlaced(At("2026-07"), objectiveId, kpiId, weight)]);
        await ChangeAsync(id, _ => [new ScorecardRenamed("Growth")]);

        var first = await http.GetAsync<TimelinePage>($"/api/v1/scorecards/{id}/timeline?topics=weight&limit=3");
        var second = await http.GetAsync<TimelinePage>($"/api/v1/scorecards/{id}/timeline?topics=weight&limit=3&before={first.Next}");
        var two = await http.GetAsync<TimelinePage>($"/api/v1/scorecards/{id}/timeline?topics=name,structure");

        Assert.Equal((4, 3, 4, 1, null), (first.Total, first.Entries.Count, second.Total, second.Entries.Count, second.Next));
        Assert.Equal(["4→5", "3→4", "2→3", "1→2"], first.Entries.Concat(second.Entries).Select(entry => $"{entry.Details[^1].Before}→{entry.Details[^1].After}"));
        Assert.Equal(["scorecard-renamed", "scorecard-created"], two.Entries.Select(entry => entry.Kind));
    }

    [Fact]
    public async Task It_knows_no_more_than_was_known()
    {
        var (http, unit, kpiId) = await UnitAsync();
        Guid id;
        using (api.Clock.At(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero)))
            (id, _) = await api.ScorecardAsync(unit, [kpiId]);
        using (api.Clock.At(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero)))
            await ChangeAsync(id, _ => [new ScorecardRenamed("Growth")]);

        var then = await http.GetAsync<TimelinePage>($"/api/v1/scorecards/{id}/timeline?knownAt=2026-02-15T00:00:00Z");
        var before = await http.GetAsync($"/api/v1/scorecards/{id}/timeline?knownAt=2026-01-15T00:00:00Z");

        Assert.Equal(["scorecard-created"], then.Entries.Select(entry => entry.Kind));
        Assert.Equal("scorecard.not_found", await before.CodeAsync());
    }

    [Fact]
    public async Task Another_units_scorecard_is_not_there_and_another_units_KPI_has_no_name()
    {
        var (http, unit, _) = await UnitAsync();
        var (_, elsewhere, foreign) = await UnitAsync();
        var (id, _) = await api.ScorecardAsync(unit, []);
        var (hidden, _) = await api.ScorecardAsync(elsewhere, []);
        await ChangeAsync(id, scorecard => [new KpiPlaced(At("2026-07"), scorecard.Versions[0].Objectives.First().Id, foreign, 3)]);

        var page = await http.GetAsync<TimelinePage>($"/api/v1/scorecards/{id}/timeline?topics=placement");
        var refused = await http.GetAsync($"/api/v1/scorecards/{hidden}/timeline");

        Assert.Equal("kpi-placed 2026-07: objective →Grow, kpi →, weight →3", Told(Assert.Single(page.Entries)));
        Assert.Equal((HttpStatusCode.NotFound, "scorecard.not_found"), (refused.StatusCode, await refused.CodeAsync()));
    }

    [Fact]
    public async Task A_KPI_tells_its_owners_its_corrections_and_where_it_stood_even_when_the_objective_went()
    {
        var (http, unit, kpiId) = await UnitAsync();
        var (scorecardId, objectiveId) = await api.ScorecardAsync(unit, [kpiId]);
        await ChangeAsync(scorecardId, _ => [new ObjectiveRemoved(At("2026-07"), objectiveId)]);
        await http.RecordAsync(kpiId, "2026-03", 80);
        await http.RecordAsync(kpiId, "2026-03", 90, "Late invoice", "Booked late");
        var below = await api.UnitAsync(unit);
        await api.RunAsync(commands => commands.ChangeAsync<Kpi, KpiEvent>(
            kpiId, 3, kpi => [new KpiDefinitionRevised(2, At("2026-07"), kpi.Latest with { OwnerUnitId = below })], default, "Reorganized"));

        async Task<IEnumerable<string>> Asked(string topics) =>
            (await http.GetAsync<TimelinePage>($"/api/v1/kpis/{kpiId}/timeline?topics={topics}")).Entries.Select(entry => entry.Kind);

        Assert.Equal(["kpi-definition-revised"], await Asked("owner"));
        Assert.Empty(await Asked("definition"));
        Assert.Equal(["kpi-value-corrected"], await Asked("correction"));
        Assert.Equal(["kpi-value-corrected"], await Asked("comment"));
        Assert.Equal(["objective-removed", "scorecard-created"], await Asked("placement"));
        Assert.Equal(["kpi-activated", "kpi-defined"], await Asked("lifecycle"));
    }

    [Theory]
    [InlineData("topics=rumours", "topics", "unknown_name")]
    [InlineData("limit=0", "limit", "out_of_range:1:500")]
    [InlineData("before=yesterday", "before", "not_a_number")]
    public async Task A_page_that_there_cannot_be_is_refused(string query, string field, string code)
    {
        var (http, _, kpiId) = await UnitAsync();

        var refused = await http.GetAsync($"/api/v1/kpis/{kpiId}/timeline?{query}");

        Assert.Equal(new Dictionary<string, string> { [field] = code }, await refused.ErrorsAsync());
    }

    private static string Told(TimelineEntry entry) =>
        $"{entry.Kind} {entry.Period}: {string.Join(", ", entry.Details.Select(detail => $"{detail.Name} {Short(detail.Before)}→{Short(detail.After)}"))}";

    private static string? Short(string? text) => text?.StartsWith("Scorecard of", StringComparison.Ordinal) == true ? "Scorecard" : text;

    private async Task<(HttpClient Http, Guid UnitId, Guid KpiId)> UnitAsync()
    {
        Guid unit, kpiId;
        using (api.Clock.At(new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero)))
        {
            unit = await api.UnitAsync();
            kpiId = await api.ActiveAsync(unit);
        }

        return (await api.SignedInAsync(Role.UnitManager, unit), unit, kpiId);
    }

    private async Task ChangeAsync(Guid scorecardId, Func<BalancedScorecard, ScorecardEvent[]> change, string? reason = null)
    {
        await api.RunAsync(commands => commands.ChangeAsync<BalancedScorecard, ScorecardEvent>(
            scorecardId, _version, scorecard => [.. change(scorecard)], default, reason));
        _version++;
    }
}
