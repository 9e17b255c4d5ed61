using System.Net;
using Scorecard.Api.Features.Organizations;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.Organizations;

public class UnitTests(ApiFixture api)
{
    [Fact]
    public async Task A_unit_is_closed_with_a_reason_and_reopened()
    {
        var admin = await api.SignedInAsync(Role.Administrator);
        var unit = await api.UnitAsync();

        await (await admin.PostAsync($"/api/v1/units/{unit}/closures", new CloseUnitRequest("Merged", 1))).ReadAsync<object>();
        Assert.True((await FindAsync(admin, unit)).Closed);

        await (await admin.PostAsync($"/api/v1/units/{unit}/reopenings", new VersionRequest(2))).ReadAsync<object>();
        Assert.False((await FindAsync(admin, unit)).Closed);
    }

    [Fact]
    public async Task A_unit_with_open_units_below_stays_open()
    {
        var admin = await api.SignedInAsync(Role.Administrator);
        var unit = await api.UnitAsync();
        await api.UnitAsync(unit);

        var refused = await admin.PostAsync($"/api/v1/units/{unit}/closures", new CloseUnitRequest("Merged", 1));

        Assert.Equal("unit.has_open_units", await refused.CodeAsync());
    }

    [Fact]
    public async Task One_sees_the_units_one_has_a_role_in_and_those_below()
    {
        var unit = await api.UnitAsync();
        var below = await api.UnitAsync(unit);
        await api.UnitAsync();

        var seen = await (await api.SignedInAsync(Role.Viewer, unit)).GetAsync<UnitView[]>("/api/v1/units");

        Assert.Equal([unit, below], seen.Select(view => view.Id));
    }

    [Fact]
    public async Task An_administrator_of_a_unit_does_not_administer_its_neighbour()
    {
        var neighbour = await api.UnitAsync();
        var admin = await api.SignedInAsync(Role.Administrator, await api.UnitAsync());

        var refused = await admin.PostAsync($"/api/v1/units/{neighbour}/closures", new CloseUnitRequest("Mine now", 1));

        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Equal("unit.not_found", await refused.CodeAsync());
    }

    [Fact]
    public async Task An_unknown_time_zone_is_named_as_the_field_it_is()
    {
        var admin = await api.SignedInAsync(Role.Administrator);
        var settings = new OrganizationRequest("Test", "ko", "Asia/Nowhere", "won", 13, 90, 70, 120, 3, 5, ApproveCorrections: false, 1);

        var errors = await (await admin.PutAsync("/api/v1/organization", settings)).ErrorsAsync();

        Assert.Equal(["currency", "fiscalYearStartMonth", "timeZone"], errors.Keys.Order());
        Assert.Equal("unknown_time_zone", errors["timeZone"]);
    }

    private static async Task<UnitView> FindAsync(HttpClient http, Guid id) =>
        (await http.GetAsync<UnitView[]>("/api/v1/units")).Single(unit => unit.Id == id);
}
