using System.Net;
using System.Text.Json;
using Scorecard.Api.Features.Audit;
using Scorecard.Api.Features.Organizations;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Organizations;
using Scorecard.IntegrationTests.ApiKeys;
using Scorecard.IntegrationTests.Kpis;

namespace Scorecard.IntegrationTests.PersonalData;

public class PersonalDataTests(ApiFixture api)
{
    private const string Own = "/api/v1/session/personal-data.json";

    [Fact]
    public async Task A_person_takes_along_all_that_is_known_of_them()
    {
        var unit = await api.UnitAsync();
        var (person, id, email) = await api.PersonAsync(Role.UnitManager, unit);
        var kpi = await person.DefineAsync(KpiScenarios.Definition(unit), KpiScenarios.Target("2026-01", 10));
        await person.KeyAsync(unit);

        var data = JsonElement.Parse(await person.GetStringAsync(Own));

        Assert.Equal((id, email, email), (data.GetProperty("profile").GetProperty("id").GetGuid(), TextOf(data, "profile", "email"), TextOf(data, "profile", "name")));
        Assert.Equal("unit-manager", data.GetProperty("profile").GetProperty("roles")[0].GetProperty("role").GetString());
        Assert.Contains(data.GetProperty("acts").EnumerateArray(), act => act.GetProperty("type").GetString() == "kpi-defined" && act.GetProperty("id").GetGuid() == kpi);
        Assert.Contains(data.GetProperty("about").EnumerateArray(), act => act.GetProperty("type").GetString() == "person-role-granted");
        Assert.Contains(data.GetProperty("accesses").EnumerateArray(), access => access.GetProperty("act").GetString() == "signed-in");
        Assert.NotEmpty(data.GetProperty("requests").EnumerateArray());
        Assert.NotEmpty(data.GetProperty("sessions").EnumerateArray());
        Assert.Equal("Nightly job", Assert.Single(data.GetProperty("apiKeys").EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Array, data.GetProperty("rewardStatements").ValueKind);
    }

    [Fact]
    public async Task An_administrator_takes_it_along_without_pay_and_that_is_recorded()
    {
        var (_, id, email) = await api.PersonAsync(Role.Viewer);
        var (administrator, administratorId, _) = await api.PersonAsync(Role.Administrator);

        var answer = await administrator.GetAsync($"/api/v1/people/{id}/personal-data.json");

        var data = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("personal-data.json", answer.Content.Headers.ContentDisposition?.FileName);
        Assert.Equal((email, JsonValueKind.Null), (TextOf(data, "profile", "email"), data.GetProperty("rewardStatements").ValueKind));
        var auditor = await api.SignedInAsync(Role.Auditor);
        var export = Assert.Single((await auditor.GetAsync<AccessPage>($"/api/v1/audit/access?personId={administratorId}&act=exported")).Accesses);
        Assert.Equal(("personal-data", id.ToString()), (export.Detail["what"], export.Detail["person"]));
    }

    [Fact]
    public async Task What_the_person_recorded_elsewhere_is_told_only_to_those_who_may_read_the_log()
    {
        var (unit, elsewhere) = (await api.UnitAsync(), await api.UnitAsync());
        var (manager, id, _) = await api.PersonAsync(Role.UnitManager, unit);
        var top = await api.SignedInAsync(Role.Administrator);
        await (await top.PostAsync($"/api/v1/people/{id}/grants", new GrantRoleRequest(Role.UnitManager, elsewhere, 2))).ReadAsync<CommandAccepted>();
        var kpi = await manager.DefineAsync(KpiScenarios.Definition(elsewhere), KpiScenarios.Target("2026-01", 10));
        var ofUnit = await api.SignedInAsync(Role.Administrator, unit);

        async Task<JsonElement> DefinedAsync(HttpClient http) =>
            JsonElement.Parse(await http.GetStringAsync($"/api/v1/people/{id}/personal-data.json")).GetProperty("acts").EnumerateArray()
                .Single(act => act.GetProperty("type").GetString() == "kpi-defined" && act.GetProperty("id").GetGuid() == kpi);

        Assert.Equal(JsonValueKind.Null, (await DefinedAsync(ofUnit)).GetProperty("data").ValueKind);
        Assert.Equal(JsonValueKind.String, (await DefinedAsync(top)).GetProperty("data").ValueKind);
        Assert.Equal(JsonValueKind.String, JsonElement.Parse(await manager.GetStringAsync(Own)).GetProperty("acts")[0].GetProperty("data").ValueKind);
    }

    [Fact]
    public async Task Others_get_nothing()
    {
        var (_, id, _) = await api.PersonAsync(Role.Viewer);
        var elsewhere = await api.SignedInAsync(Role.Administrator, await api.UnitAsync());
        var leader = await api.SignedInAsync(Role.Leadership);

        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync($"/api/v1/people/{id}/personal-data.json")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await leader.GetAsync($"/api/v1/people/{id}/personal-data.json")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await (await api.AnonymousAsync()).GetAsync(Own)).StatusCode);
    }

    private static string? TextOf(JsonElement data, string part, string member) => data.GetProperty(part).GetProperty(member).GetString();
}
