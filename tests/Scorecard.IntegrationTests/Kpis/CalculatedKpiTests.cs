using Scorecard.Api.Features.Home;
using Scorecard.Api.Features.Kpis;
using Scorecard.Api.Features.Values;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Scoring;

namespace Scorecard.IntegrationTests.Kpis;

/// <summary>KPIs that are computed from others: checked, saved, read everywhere, and as known at any time.</summary>
public class CalculatedKpiTests(ApiFixture api)
{
    private static string Unique(string name) => $"{name}-{Guid.CreateVersion7():N}";

    private static KpiDefinition Count(Guid unit, string code) =>
        KpiScenarios.Definition(unit, code: code) with { Name = code, UnitKind = UnitKind.Count, UnitSymbol = null };

    private static KpiDefinition Rate(Guid unit, string formula) => KpiScenarios.Definition(unit, aggregation: Aggregation.Ratio) with
    {
        Name = "Conversion rate",
        UnitKind = UnitKind.Percent,
        UnitSymbol = null,
        Calculation = formula,
    };

    private async Task<Funnel> FunnelAsync()
    {
        var unit = await api.UnitAsync();
        var http = await api.SignedInAsync(Role.UnitManager, unit);
        var (above, below) = (Unique("conversions"), Unique("visitors"));
        var conversions = await http.DefineAsync(Count(unit, above));
        var visitors = await http.DefineAsync(Count(unit, below));
        foreach (var (period, a, b) in new[] { ("2026-01", 10m, 200m), ("2026-02", 30m, 300m) })
        {
            await http.RecordAsync(conversions, period, a);
            await http.RecordAsync(visitors, period, b);
        }

        var rate = await http.DefineAsync(Rate(unit, $"{above} / {below} * 100"), KpiScenarios.Target("2026-01", 10m));
        return new Funnel(http, unit, conversions, visitors, rate, above, below);
    }

    [Fact]
    public async Task A_calculated_kpi_has_values_wherever_kpis_are_read()
    {
        var funnel = await FunnelAsync();

        var detail = await funnel.Http.GetAsync<KpiDetail>($"/api/v1/kpis/{funnel.Rate}?date=2026-02");
        Assert.Equal(10m, detail.Reading.Value);
        Assert.Equal(8m, detail.YearToDate.Value);
        Assert.False(detail.CanRecord);
        Assert.Equal(Rules.Calculation, detail.Reading.ValueExplanation.Rule);
        Assert.Equal([30m, 300m], detail.Reading.ValueExplanation.Terms.Select(term => term.Value!.Value));
        Assert.Equal([funnel.Above, funnel.Below], detail.CalculationGraph!.Nodes.Where(node => node.KpiId != funnel.Rate).Select(node => node.Code).Order());
        Assert.All(detail.CalculationGraph.Edges, edge => Assert.Equal(funnel.Rate, edge.UserId));

        var input = await funnel.Http.GetAsync<KpiDetail>($"/api/v1/kpis/{funnel.Visitors}");
        Assert.Equal(new CalculationGraphEdge(funnel.Visitors, funnel.Rate), Assert.Single(input.CalculationGraph!.Edges, edge => edge.InputId == funnel.Visitors));

        var series = await funnel.Http.GetAsync<KpiSeries>($"/api/v1/kpis/{funnel.Rate}/series?from=2026-01&to=2026-03");
        Assert.Equal([5m, 10m, null], series.Points.Select(point => point.Value));
        Assert.Equal([null, null, Reasons.MissingInput], series.Points.Select(point => point.Reason));

        var listed = (await funnel.Http.GetAsync<KpiListItem[]>($"/api/v1/kpis?date=2026-02&unitId={funnel.Unit}")).Single(kpi => kpi.Id == funnel.Rate);
        Assert.Equal(10m, listed.Value);
        Assert.Equal([5m, 10m], listed.Sparkline.TakeLast(2).Select(value => value!.Value));

        var row = (await funnel.Http.GetAsync<ValueGrid>($"/api/v1/values?unitId={funnel.Unit}&frequency=monthly&from=2026-01&to=2026-02")).Rows.Single(row => row.KpiId == funnel.Rate);
        Assert.All(row.Cells, cell => Assert.Equal(ValueOrigin.Calculated, cell.Origin));
        Assert.Equal([5m, 10m], row.Cells.Select(cell => cell.Value!.Value));
    }

    [Fact]
    public async Task A_corrected_input_changes_the_result_from_then_on_and_not_before()
    {
        var funnel = await FunnelAsync();
        var before = (await funnel.Http.GetAsync<KpiDetail>($"/api/v1/kpis/{funnel.Rate}?date=2026-02")).AsOf.KnownAt;
        await funnel.Http.RecordAsync(funnel.Conversions, "2026-02", 60m, reason: "Late orders");

        var path = $"/api/v1/kpis/{funnel.Rate}?date=2026-02";
        Assert.Equal(20m, (await funnel.Http.GetAsync<KpiDetail>(path)).Reading.Value);
        Assert.Equal(2, (await funnel.Http.GetAsync<KpiDetail>(path)).Reading.Revision);
        var then = await funnel.Http.GetAsync<KpiDetail>($"{path}&knownAt={Uri.EscapeDataString(before.ToString("O"))}");
        Assert.Equal((10m, 1), (then.Reading.Value!.Value, then.Reading.Revision));
    }

    [Fact]
    public async Task A_computed_value_cannot_be_entered()
    {
        var funnel = await FunnelAsync();

        var entered = await funnel.Http.PutAsync(
            $"/api/v1/kpis/{funnel.Rate}/values/2026-02", new RecordValueRequest(5m, null, null, NotApplicable: false, null, null, null));

        Assert.Equal((422, "value.calculated"), ((int)entered.StatusCode, await entered.CodeAsync()));
    }

    [Fact]
    public async Task A_scorecard_counts_a_computed_value_and_a_preview_tells_what_an_input_does_to_it()
    {
        var funnel = await FunnelAsync();
        await api.ActivateAsync(funnel.Rate, 2);
        await api.ScorecardAsync(funnel.Unit, [funnel.Rate]);

        var preview = await (await funnel.Http.PostAsync(
            $"/api/v1/kpis/{funnel.Conversions}/values/2026-02/correction-previews",
            new RecordValueRequest(15m, null, null, NotApplicable: false, null, null, null))).ReadAsync<CorrectionPreview>();

        var calculated = Assert.Single(preview.Calculated);
        Assert.Equal((funnel.Rate, 10m, 5m), (calculated.KpiId, calculated.ValueBefore!.Value, calculated.ValueAfter!.Value));
        var effect = preview.Effects.First(effect => effect.Level is EffectLevel.Kpi && effect.Period == KpiScenarios.At("2026-02"));
        Assert.Equal((funnel.Rate, 100m, 50m), (effect.Id, effect.ScoreBefore!.Value, effect.ScoreAfter!.Value));
    }

    [Fact]
    public async Task Nobody_owes_a_computed_value()
    {
        var funnel = await FunnelAsync();
        await api.ActivateAsync(funnel.Rate, 2);

        var home = await funnel.Http.GetAsync<HomeView>("/api/v1/home");

        Assert.DoesNotContain(home.Owed, item => item.KpiId == funnel.Rate);
    }

    [Fact]
    public async Task A_check_tells_places_units_and_the_latest_results_without_saving()
    {
        var funnel = await FunnelAsync();

        var good = await CheckAsync(funnel, $"{funnel.Above} / {funnel.Below} * 100");
        Assert.Equal(("number", 12), (good.Unit, good.Preview.Count));
        Assert.Equal(10m, good.Preview.Single(point => point.Period == KpiScenarios.At("2026-02")).Value);

        var bad = Assert.Single((await CheckAsync(funnel, $"{funnel.Above[..^1]} / 2")).Errors);
        Assert.Equal(("calculation.kpi_unknown", 0, funnel.Above.Length - 1, funnel.Above), (bad.Code, bad.Start, bad.Length, bad.Suggestion));
    }

    [Fact]
    public async Task A_wrong_formula_is_refused_with_its_places_and_a_circle_with_its_way()
    {
        var funnel = await FunnelAsync();

        var wrong = await funnel.Http.PutAsync($"/api/v1/kpis/{Guid.CreateVersion7()}", new DefineKpiRequest(Rate(funnel.Unit, $"{funnel.Above} +"), []));
        Assert.Equal((422, "calculation.value_expected"), ((int)wrong.StatusCode, await wrong.CodeAsync()));
        var problem = System.Text.Json.JsonDocument.Parse(await wrong.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(funnel.Above.Length + 2, problem.GetProperty("calculation")[0].GetProperty("start").GetInt32());

        var rate = (await funnel.Http.GetAsync<KpiDetail>($"/api/v1/kpis/{funnel.Rate}")).Definition.Code;
        var circle = await funnel.Http.PostAsync(
            $"/api/v1/kpis/{funnel.Visitors}/revisions",
            new ReviseKpiRequest(Count(funnel.Unit, funnel.Below) with { Calculation = $"{rate} * 2" }, From: null, Reason: null, ExpectedVersion: 1));
        Assert.Equal("calculation.circle", await circle.CodeAsync());
        Assert.Contains($"{funnel.Below} → {rate} → {funnel.Below}", await circle.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_new_kpi_that_names_itself_is_told_so_while_it_is_written()
    {
        var funnel = await FunnelAsync();
        var written = Rate(funnel.Unit, $"{funnel.Above} / margin-of-shop") with { Code = "margin-of-shop" };

        var check = await (await funnel.Http.PostAsync(
            "/api/v1/kpis/calculation-checks", new CheckCalculationRequest(KpiId: null, written))).ReadAsync<CalculationCheckView>();

        var error = Assert.Single(check.Errors);
        Assert.Equal(("calculation.circle", funnel.Above.Length + 3, "margin-of-shop".Length), (error.Code, error.Start, error.Length));
        Assert.Equal([funnel.Conversions], check.Inputs.Select(input => input.KpiId));
    }

    [Fact]
    public async Task A_formula_that_names_nothing_known_makes_no_kpi_measurable()
    {
        var funnel = await FunnelAsync();

        Assert.Equal(Verdict.Met, await MeasurableAsync($"{funnel.Above} / {funnel.Below} * 100"));
        Assert.Equal(Verdict.NotMet, await MeasurableAsync($"{funnel.Above} / nothing-known"));
        Assert.Equal(Verdict.NotMet, await MeasurableAsync($"{funnel.Above} /"));

        async Task<Verdict> MeasurableAsync(string formula) => (await (await funnel.Http.PostAsync(
            "/api/v1/kpis/smart-checks",
            new SmartCheckRequest(KpiId: null, Rate(funnel.Unit, formula) with { DataSource = null, Formula = null }, []))).ReadAsync<SmartReportView>()).Criteria[1].Verdict;
    }

    [Fact]
    public async Task A_kpi_in_a_formula_is_not_retired_before_the_formula_is_revised()
    {
        var funnel = await FunnelAsync();

        var retired = await funnel.Http.PostAsync(
            $"/api/v1/kpis/{funnel.Visitors}/retirements", new RetireKpiRequest(KpiScenarios.At("2026-12"), "Not measured any more", ExpectedVersion: 1));

        Assert.Equal("kpi.used_by_calculation", await retired.CodeAsync());
        Assert.Contains(funnel.Rate.ToString(), await retired.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_formula_cannot_name_what_its_writer_may_not_see_and_shows_no_figures_of_it()
    {
        var funnel = await FunnelAsync();
        var elsewhere = await api.UnitAsync();
        var stranger = await api.SignedInAsync(Role.UnitManager, elsewhere);

        var unknown = await stranger.PutAsync($"/api/v1/kpis/{Guid.CreateVersion7()}", new DefineKpiRequest(Rate(elsewhere, $"{funnel.Above} / {funnel.Below} * 100"), []));
        Assert.Equal("calculation.kpi_unknown", await unknown.CodeAsync());

        var everywhere = await api.SignedInAsync(Role.Administrator, api.RootUnitId);
        var rate = await everywhere.DefineAsync(Rate(elsewhere, $"{funnel.Above} / {funnel.Below} * 100"));
        var seen = await stranger.GetAsync<KpiDetail>($"/api/v1/kpis/{rate}?date=2026-02");
        Assert.Equal(10m, seen.Reading.Value);
        Assert.All(seen.Reading.ValueExplanation.Terms, term => Assert.Equal((null, null, null), (term.Value, term.Label, term.KpiId)));
        Assert.Equal((1, 2), (seen.CalculationGraph!.Nodes.Count, seen.CalculationGraph.Hidden));
    }

    private static async Task<CalculationCheckView> CheckAsync(Funnel funnel, string formula) => await (await funnel.Http.PostAsync(
        "/api/v1/kpis/calculation-checks", new CheckCalculationRequest(funnel.Rate, Rate(funnel.Unit, formula)))).ReadAsync<CalculationCheckView>();

    private sealed record Funnel(HttpClient Http, Guid Unit, Guid Conversions, Guid Visitors, Guid Rate, string Above, string Below);
}
