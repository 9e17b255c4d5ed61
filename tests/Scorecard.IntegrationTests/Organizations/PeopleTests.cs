using System.Net;
using Scorecard.Api.Features.Organizations;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.Organizations;

public class PeopleTests(ApiFixture api)
{
    private readonly Guid _id = Guid.CreateVersion7();

    private string Email => $"{_id:N}@example.org";

    [Fact]
    public async Task A_person_is_added_given_a_role_and_listed()
    {
        var admin = await api.SignedInAsync(Role.Administrator);
        var unit = await api.UnitAsync();

        Assert.Equal(HttpStatusCode.OK, (await AddAsync(admin, unit)).StatusCode);
        await (await admin.PostAsync($"/api/v1/people/{_id}/grants", new GrantRoleRequest(Role.Contributor, unit, 1))).ReadAsync<object>();

        var person = await FindAsync(admin);
        Assert.Equal(("Kim", Email, unit), (person.Name, person.Email, person.UnitId));
        Assert.Equal([new Grant(Role.Contributor, unit)], person.Grants);
    }

    [Fact]
    public async Task Adding_the_same_person_again_changes_nothing_and_another_under_the_id_is_refused()
    {
        var admin = await api.SignedInAsync(Role.Administrator);
        await AddAsync(admin, unit: null);

        Assert.Equal(HttpStatusCode.OK, (await AddAsync(admin, unit: null)).StatusCode);
        var other = await admin.PutAsync($"/api/v1/people/{_id}", new AddPersonRequest("Lee", "lee-" + Email, null, null));

        Assert.Equal("person.already_exists", await other.CodeAsync());
        Assert.Equal("Kim", (await FindAsync(admin)).Name);
    }

    [Fact]
    public async Task An_address_belongs_to_one_person()
    {
        var admin = await api.SignedInAsync(Role.Administrator);
        await AddAsync(admin, unit: null);

        var second = await admin.PutAsync($"/api/v1/people/{Guid.CreateVersion7()}", new AddPersonRequest("Lee", Email, null, null));

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
    }

    [Fact]
    public async Task A_stale_version_changes_neither_name_nor_unit()
    {
        var admin = await api.SignedInAsync(Role.Administrator);
        await AddAsync(admin, unit: null);

        var stale = await admin.PostAsync($"/api/v1/people/{_id}/revisions", new RevisePersonRequest("Park", Email, null, null, 7));

        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Equal("Kim", (await FindAsync(admin)).Name);
    }

    [Fact]
    public async Task Addresses_are_shown_to_those_who_manage_people_only()
    {
        var admin = await api.SignedInAsync(Role.Administrator);
        var unit = await api.UnitAsync();
        await AddAsync(admin, unit);

        Assert.Null((await FindAsync(await api.SignedInAsync(Role.Viewer, unit))).Email);
    }

    [Fact]
    public async Task People_of_other_units_are_not_listed()
    {
        var admin = await api.SignedInAsync(Role.Administrator);
        await AddAsync(admin, await api.UnitAsync());
        var elsewhere = await api.SignedInAsync(Role.UnitManager, await api.UnitAsync());

        Assert.DoesNotContain(await elsewhere.GetAsync<PersonView[]>("/api/v1/people"), person => person.Id == _id);
    }

    [Fact]
    public async Task Somebody_deactivated_is_out_at_once_and_comes_back_with_the_same_roles()
    {
        var admin = await api.SignedInAsync(Role.Administrator);
        var (http, id, _) = await api.PersonAsync(Role.Viewer);
        var version = (await admin.GetAsync<PersonView[]>("/api/v1/people")).Single(person => person.Id == id).Version;

        await (await admin.PostAsync($"/api/v1/people/{id}/deactivations", new VersionRequest(version))).ReadAsync<object>();

        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/api/v1/units")).StatusCode);
        await (await admin.PostAsync($"/api/v1/people/{id}/reactivations", new VersionRequest(version + 1))).ReadAsync<object>();
        var back = (await admin.GetAsync<PersonView[]>("/api/v1/people")).Single(person => person.Id == id);
        Assert.True(back.Active);
        Assert.Equal(Role.Viewer, Assert.Single(back.Grants).Role);
    }

    private Task<HttpResponseMessage> AddAsync(HttpClient http, Guid? unit) =>
        http.PutAsync($"/api/v1/people/{_id}", new AddPersonRequest("Kim", Email, "Analyst", unit));

    private async Task<PersonView> FindAsync(HttpClient http) =>
        (await http.GetAsync<PersonView[]>("/api/v1/people")).Single(person => person.Id == _id);
}
