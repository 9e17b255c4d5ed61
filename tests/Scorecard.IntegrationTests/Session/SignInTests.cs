using System.Net;
using System.Net.Http.Json;
using Scorecard.Api.Features.Session;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.Session;

public class SignInTests(ApiFixture api)
{
    [Fact]
    public async Task The_session_names_the_person_and_what_it_may_do()
    {
        var unit = await api.UnitAsync();
        var (http, id, email) = await api.PersonAsync(Role.Contributor, unit);

        var session = await http.GetAsync<SessionView>("/api/v1/session");

        Assert.True(session.SignedIn);
        Assert.Equal((id, email), (session.Person!.Id, session.Person.Email));
        Assert.Equal([new GrantView(Role.Contributor, unit)], session.Grants);
        Assert.Equal(
            [Permission.Read, Permission.RecordValues, Permission.EditObjectives],
            session.Permissions.Where(scope => scope.UnitIds.Contains(unit)).Select(scope => scope.Permission));
        Assert.Equal(new DateOnly(2026, 11, 16), session.Organization!.Today);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer()
    {
        var (_, _, email) = await api.PersonAsync(Role.Viewer);
        var http = await api.AnonymousAsync();

        var wrong = await http.PostAsJsonAsync("/api/v1/session", new { email, password = "not this one" });
        var unknown = await http.PostAsJsonAsync("/api/v1/session", new { email = $"{Guid.NewGuid()}@example.org", password = "not this one" });

        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Equal("session.refused", await wrong.CodeAsync());
        Assert.Equal(wrong.StatusCode, unknown.StatusCode);
        Assert.Equal("session.refused", await unknown.CodeAsync());
    }
}
