using System.Net;
using Scorecard.Api.Features.OwnAccount;
using Scorecard.Api.Features.Session;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.Session;

public class EndOfSessionTests(ApiFixture api)
{
    private const string NewPassword = "another good password";

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        var http = await api.SignedInAsync(Role.Viewer);

        var answer = await http.DeleteAsync("/api/v1/session");

        Assert.Null((await answer.ReadAsync<SignedOutView>()).ContinueAt);
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/api/v1/organization")).StatusCode);
        Assert.False((await http.GetAsync<SessionView>("/api/v1/session")).SignedIn);
    }

    [Fact]
    public async Task Another_password_ends_other_sessions_and_not_this_one()
    {
        var (here, _, email) = await api.PersonAsync(Role.Viewer);
        var elsewhere = await api.AnonymousAsync();
        await ApiFixture.SignInAsync(elsewhere, email);

        var answer = await here.PostAsync("/api/v1/session/password", new ChangePasswordRequest(ApiFixture.Password, NewPassword));

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/api/v1/organization")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await elsewhere.GetAsync("/api/v1/organization")).StatusCode);
        await ApiFixture.WithTokenAsync(elsewhere);
        await ApiFixture.SignInAsync(elsewhere, email, NewPassword);
    }

    [Fact]
    public async Task Who_does_not_know_the_password_cannot_change_it()
    {
        var http = await api.SignedInAsync(Role.Viewer);

        var answer = await http.PostAsync("/api/v1/session/password", new ChangePasswordRequest("not my password", NewPassword));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("password.wrong", await answer.CodeAsync());
    }

    [Fact]
    public async Task A_short_password_is_refused()
    {
        var http = await api.SignedInAsync(Role.Viewer);

        var answer = await http.PostAsync("/api/v1/session/password", new ChangePasswordRequest(ApiFixture.Password, "short"));

        Assert.Equal("too_short:10", (await answer.ErrorsAsync())["newPassword"]);
    }

    [Fact]
    public async Task A_person_who_is_deactivated_is_out_with_the_next_request()
    {
        var (http, id, email) = await api.PersonAsync(Role.Viewer);

        await api.RunAsync(commands => commands.ChangeAsync<Person, PersonEvent>(id, 2, _ => [new PersonDeactivated()], default));

        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/api/v1/organization")).StatusCode);
        var again = await (await api.AnonymousAsync()).PostAsync("/api/v1/session", new SignInRequest(email, ApiFixture.Password));
        Assert.Equal("session.refused", await again.CodeAsync());
    }

    [Fact]
    public async Task A_role_that_is_revoked_ends_with_the_next_request()
    {
        var (http, id, _) = await api.PersonAsync(Role.Viewer);

        await api.RunAsync(commands => commands.ChangeAsync<Person, PersonEvent>(
            id, 2, _ => [new PersonRoleRevoked(Role.Viewer, api.RootUnitId)], default));

        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync("/api/v1/organization")).StatusCode);
    }

    [Fact]
    public async Task A_language_once_chosen_is_remembered()
    {
        var http = await api.SignedInAsync(Role.Viewer);

        await http.PutAsync("/api/v1/session/preferences", new PreferencesRequest("en"));

        Assert.Equal("en", (await http.GetAsync<SessionView>("/api/v1/session")).Person!.Locale);
        Assert.Equal("not_a_locale", (await (await http.PutAsync("/api/v1/session/preferences", new PreferencesRequest("../en"))).ErrorsAsync())["locale"]);
    }
}
