using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scorecard.Api.Features.Kpis;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Scoring;
using static Scorecard.IntegrationTests.Kpis.KpiScenarios;

namespace Scorecard.IntegrationTests.Kpis;

public class DefineKpiTests(ApiFixture api)
{
    [Fact]
    public async Task A_unit_manager_defines_a_draft_with_targets()
    {
        var unit = await api.UnitAsync();
        var http = await api.SignedInAsync(Role.UnitManager, unit);

        var response = await http.PutAsync($"/api/v1/kpis/{Guid.CreateVersion7()}", new DefineKpiRequest(Definition(unit), [Target("2026-01", 100)]));

        Assert.Equal(2, (await response.ReadAsync<CommandAccepted>()).Version);
    }

    [Fact]
    public async Task Sending_the_same_draft_twice_creates_one()
    {
        var unit = await api.UnitAsync();
        var http = await api.SignedInAsync(Role.UnitManager, unit);
        var id = Guid.CreateVersion7();
        var request = new DefineKpiRequest(Definition(unit), []);

        var first = await (await http.PutAsync($"/api/v1/kpis/{id}", request)).ReadAsync<CommandAccepted>();
        var second = await (await http.PutAsync($"/api/v1/kpis/{id}", request)).ReadAsync<CommandAccepted>();
        var other = await http.PutAsync($"/api/v1/kpis/{id}", request with { Definition = request.Definition with { Name = "Another" } });

        Assert.Equal(first, second);
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        Assert.Equal("kpi.already_exists", await other.CodeAsync());
    }

    [Fact]
    public async Task No_two_KPIs_share_a_code()
    {
        var unit = await api.UnitAsync();
        var http = await api.SignedInAsync(Role.UnitManager, unit);
        var definition = Definition(unit);
        await http.DefineAsync(definition);

        var response = await http.PutAsync($"/api/v1/kpis/{Guid.CreateVersion7()}", new DefineKpiRequest(definition with { Name = "Another" }, []));

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("kpi_code.taken", await response.CodeAsync());
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Contributor)]
    [InlineData(Role.Hr)]
    [InlineData(Role.Auditor)]
    public async Task Whoever_may_not_define_KPIs_is_refused(Role role)
    {
        var unit = await api.UnitAsync();
        var http = await api.SignedInAsync(role, unit);

        var response = await http.PutAsync($"/api/v1/kpis/{Guid.CreateVersion7()}", new DefineKpiRequest(Definition(unit), []));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task A_KPI_cannot_be_given_to_a_unit_out_of_reach()
    {
        var http = await api.SignedInAsync(Role.UnitManager, await api.UnitAsync());

        var response = await http.PutAsync($"/api/v1/kpis/{Guid.CreateVersion7()}", new DefineKpiRequest(Definition(await api.UnitAsync()), []));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("unit.not_found", await response.CodeAsync());
    }

    [Fact]
    public async Task Owner_and_parent_must_be_there()
    {
        var unit = await api.UnitAsync();
        var http = await api.SignedInAsync(Role.UnitManager, unit);
        var elsewhere = await api.ActiveAsync(await api.UnitAsync());

        async Task<string?> CodeOf(Domain.Kpis.KpiDefinition definition) =>
            await (await http.PutAsync($"/api/v1/kpis/{Guid.CreateVersion7()}", new DefineKpiRequest(definition, []))).CodeAsync();

        Assert.Equal("person.not_found", await CodeOf(Definition(unit, ownerPersonId: Guid.CreateVersion7())));
        Assert.Equal("kpi.parent_not_found", await CodeOf(Definition(unit) with { ParentKpiId = Guid.CreateVersion7() }));
        Assert.Equal("kpi.parent_not_found", await CodeOf(Definition(unit) with { ParentKpiId = elsewhere }));
    }

    [Fact]
    public async Task Each_invalid_field_is_named()
    {
        var unit = await api.UnitAsync();
        var http = await api.SignedInAsync(Role.UnitManager, unit);
        var definition = Definition(unit) with
        {
            Code = "No Code",
            Name = " ",
            Description = new string('x', 2001),
            Decimals = 7,
            Scale = ScaleSettings.Default with { Cap = 99, GraceDays = 400 },
        };

        var response = await http.PutAsync($"/api/v1/kpis/{Guid.CreateVersion7()}", new DefineKpiRequest(definition, []));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["definition.code"] = "code_invalid",
                ["definition.name"] = "required",
                ["definition.description"] = "too_long:2000",
                ["definition.decimals"] = "out_of_range:0:6",
                ["definition.scale.cap"] = "out_of_range:100:1000",
                ["definition.scale.graceDays"] = "out_of_range:0:366",
            },
            await response.ErrorsAsync());
    }

    [Fact]
    public async Task A_target_says_all_of_its_members()
    {
        var unit = await api.UnitAsync();
        var http = await api.SignedInAsync(Role.UnitManager, unit);
        var body = JsonSerializer.SerializeToNode(new DefineKpiRequest(Definition(unit), [Target("2026-01", 100)]), HttpClientExtensions.Json)!;
        ((JsonObject)body["targets"]![0]!).Remove("floor");

        var response = await http.SendRawAsync(HttpMethod.Put, $"/api/v1/kpis/{Guid.CreateVersion7()}", body.ToJsonString());

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(new Dictionary<string, string> { ["targets[0].floor"] = "required" }, await response.ErrorsAsync());
    }

    [Fact]
    public async Task A_target_that_no_scale_could_score_is_refused()
    {
        var unit = await api.UnitAsync();
        var http = await api.SignedInAsync(Role.UnitManager, unit);

        var response = await http.PutAsync($"/api/v1/kpis/{Guid.CreateVersion7()}", new DefineKpiRequest(Definition(unit), [Target("2026-01", 0)]));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("kpi.scale_undetermined", await response.CodeAsync());
    }
}
