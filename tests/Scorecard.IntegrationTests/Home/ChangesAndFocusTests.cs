using Scorecard.Api.Features.Home;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Strategy;
using Scorecard.IntegrationTests.Kpis;
using static Scorecard.IntegrationTests.Kpis.KpiScenarios;

namespace Scorecard.IntegrationTests.Home;

public class ChangesAndFocusTests(ApiFixture api)
{
    [Fact]
    public async Task Changes_are_listed_newest_first_up_to_a_limit()
    {
        var unit = await api.UnitAsync();
        var (http, personId, _) = await api.PersonAsync(Role.UnitManager, unit);
        var id = await http.DefineAsync(Definition(unit), Target("2026-01", 100));
        await api.ScorecardAsync(unit, [id]);

        var all = await http.GetAsync<ChangeEntry[]>("/api/v1/changes");
        var latest = await http.GetAsync<ChangeEntry[]>("/api/v1/changes?limit=1");
        var none = await http.GetAsync<ChangeEntry[]>("/api/v1/changes?since=2099-01-01T00:00:00Z");

        Assert.Equal(
            [("scorecard-created", ChangeSubject.Scorecard), ("kpi-targets-set", ChangeSubject.Kpi), ("kpi-defined", ChangeSubject.Kpi), ("unit-defined", ChangeSubject.Unit)],
            all.Select(change => (change.Kind, change.SubjectKind)));
        Assert.Equal((personId, 100m, At("2026-01")), (all[1].By!.Id, all[1].After, all[1].Period));
        Assert.Equal(all[..1], latest);
        Assert.Empty(none);
    }

    [Fact]
    public async Task People_are_told_of_only_to_those_who_manage_them()
    {
        var (_, personId, _) = await api.PersonAsync(Role.Viewer);
        var administrator = await api.SignedInAsync(Role.Administrator);
        var leader = await api.SignedInAsync(Role.Leadership);

        Assert.Contains(await administrator.GetAsync<ChangeEntry[]>("/api/v1/changes?limit=200"), change => change.SubjectKind is ChangeSubject.Person);
        Assert.DoesNotContain(await leader.GetAsync<ChangeEntry[]>("/api/v1/changes?limit=200"), change => change.SubjectId == personId);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(201)]
    public async Task The_limit_has_limits(int limit)
    {
        var http = await api.SignedInAsync(Role.Viewer);

        var response = await http.GetAsync($"/api/v1/changes?limit={limit}");

        Assert.Equal(new Dictionary<string, string> { ["limit"] = "out_of_range:1:200" }, await response.ErrorsAsync());
    }

    [Fact]
    public async Task Lost_focus_is_pointed_out_within_ones_units()
    {
        var unit = await api.UnitAsync();
        var (http, personId, _) = await api.PersonAsync(Role.UnitManager, unit);
        List<Guid> ids = [];
        for (var i = 0; i < 6; i++)
            ids.Add(await api.ActiveAsync(unit, personId));
        var (_, objectiveId) = await api.ScorecardAsync(unit, []);
        await api.ActiveAsync(await api.UnitAsync());

        var warnings = await http.GetAsync<FocusWarning[]>("/api/v1/focus?date=2026-10");

        Assert.Equal(
            [
                (FocusCode.TooManyKpis, personId, 6),
                (FocusCode.TooManyKpis, unit, 6),
                .. ids.Order().Select(id => (FocusCode.KpiWithoutObjective, id, 0)),
                (FocusCode.ObjectiveWithoutKpi, objectiveId, 0),
            ],
            warnings.Select(warning => (warning.Code, warning.SubjectId, warning.Count)));
        Assert.All(warnings, warning => Assert.NotEmpty(warning.SubjectName));
    }
}
