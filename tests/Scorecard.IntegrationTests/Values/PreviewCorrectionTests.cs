using Scorecard.Api.Features.Scorecards;
using Scorecard.Api.Features.Values;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Strategy;
using Scorecard.IntegrationTests.Kpis;
using static Scorecard.IntegrationTests.Kpis.KpiScenarios;

namespace Scorecard.IntegrationTests.Values;

public class PreviewCorrectionTests(ApiFixture api)
{
    private static readonly RecordValueRequest Correction = new(
        Value: 60, Numerator: null, Denominator: null, NotApplicable: false, Comment: null, Reason: null, ExpectedRevision: null);

    [Fact]
    public async Task A_preview_writes_nothing_and_says_what_will_be()
    {
        var (http, id, scorecards, _) = await ScoredAsync();

        var preview = await PreviewAsync(http, id);
        var still = await ScoresAsync(http, scorecards);
        await http.RecordAsync(id, "2026-10", 60, "Late credit note", "Returned goods");
        var later = await ScoresAsync(http, scorecards);

        Assert.Equal((90m, 60m), (preview.Before.Score, preview.After.Score));
        var month = preview.Effects.Where(effect => effect.Period == At("2026-10")).ToList();
        Assert.Equal(
            [EffectLevel.Kpi, EffectLevel.Objective, EffectLevel.Perspective, EffectLevel.Scorecard, EffectLevel.Objective, EffectLevel.Perspective, EffectLevel.Scorecard],
            month.Select(effect => effect.Level));
        var totals = month.Where(effect => effect.Level is EffectLevel.Scorecard).ToList();
        Assert.Equal(scorecards, totals.Select(effect => effect.Id));
        Assert.Equal(still, totals.Select(effect => (effect.ScoreBefore, effect.StatusBefore)));
        Assert.Equal(later, totals.Select(effect => (effect.ScoreAfter, effect.StatusAfter)));
        Assert.NotEqual(still, later);
    }

    [Fact]
    public async Task The_same_value_has_no_effects_and_an_impossible_one_is_refused()
    {
        var (http, id, _, _) = await ScoredAsync();

        var same = await (await http.PostAsync(PathOf(id), Correction with { Value = 90 })).ReadAsync<CorrectionPreview>();
        var parts = await http.PostAsync(PathOf(id), Correction with { Value = null, Numerator = 1, Denominator = 2 });

        Assert.Empty(same.Effects);
        Assert.Equal("value.parts_not_allowed", await parts.CodeAsync());
    }

    [Fact]
    public async Task Scorecards_of_other_units_are_not_named()
    {
        var (_, id, scorecards, unit) = await ScoredAsync();
        var http = await api.SignedInAsync(Role.Contributor, unit);

        var preview = await PreviewAsync(http, id);

        Assert.All(preview.Effects, effect => Assert.Equal(scorecards[0], effect.ScorecardId));
    }

    private static string PathOf(Guid id) => $"/api/v1/kpis/{id}/values/2026-10/correction-previews";

    private static async Task<CorrectionPreview> PreviewAsync(HttpClient http, Guid id) =>
        await (await http.PostAsync(PathOf(id), Correction)).ReadAsync<CorrectionPreview>();

    private static async Task<List<(decimal?, Domain.Scoring.ScoreStatus)>> ScoresAsync(HttpClient http, IEnumerable<Guid> scorecards)
    {
        List<(decimal?, Domain.Scoring.ScoreStatus)> scores = [];
        foreach (var id in scorecards)
        {
            var total = (await http.GetAsync<ScorecardView>($"/api/v1/scorecards/{id}?date=2026-10")).Total;
            scores.Add((total.Score, total.Status));
        }

        return scores;
    }

    /// <summary>A KPI with 90 of 100 in October beside another with 100, under an objective that supports one of the unit above.</summary>
    private async Task<(HttpClient Http, Guid KpiId, Guid[] Scorecards, Guid Unit)> ScoredAsync()
    {
        var above = await api.UnitAsync();
        var below = await api.UnitAsync(above);
        var http = await api.SignedInAsync(Role.UnitManager, above);
        var (id, other, upper) = (await api.ActiveAsync(below), await api.ActiveAsync(below), await api.ActiveAsync(above));
        await http.RecordAsync(id, "2026-10", 90);
        await http.RecordAsync(other, "2026-10", 100);
        await http.RecordAsync(upper, "2026-10", 110);
        var (aboveId, objectiveId) = await api.ScorecardAsync(above, [upper]);
        var (belowId, _) = await api.ScorecardAsync(below, [id, other], [new ObjectiveSupport(aboveId, objectiveId, 2)]);
        return (http, id, [belowId, aboveId], below);
    }
}
