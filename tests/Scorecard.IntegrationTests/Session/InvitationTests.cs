using System.Net;
using Scorecard.Api.Features.Session;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.Session;

public class InvitationTests(ApiFixture api)
{
    [Fact]
    public async Task An_invited_person_chooses_a_password_and_is_signed_in()
    {
        var (id, email) = await api.NewcomerAsync(Role.Contributor);
        var token = await InviteAsync(id);
        var http = await api.AnonymousAsync();

        var invited = await http.GetAsync<AccountLinkInfo>($"/api/v1/invitations/{token}");
        var session = await (await http.PostAsync($"/api/v1/invitations/{token}", new AcceptInvitationRequest("chosen by myself"))).ReadAsync<SessionView>();

        Assert.Equal(email, invited.Email);
        Assert.Equal(id, session.Person!.Id);
        await ApiFixture.SignInAsync(await api.AnonymousAsync(), email, "chosen by myself");
    }

    [Fact]
    public async Task A_link_works_once()
    {
        var (id, _) = await api.NewcomerAsync(Role.Contributor);
        var token = await InviteAsync(id);
        await (await api.AnonymousAsync()).PostAsync($"/api/v1/invitations/{token}", new AcceptInvitationRequest("chosen by myself"));

        var again = await (await api.AnonymousAsync()).PostAsync($"/api/v1/invitations/{token}", new AcceptInvitationRequest("chosen by another"));

        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Equal("invitation.not_found", await again.CodeAsync());
    }

    [Fact]
    public async Task A_new_link_ends_the_one_before()
    {
        var (id, _) = await api.NewcomerAsync(Role.Contributor);
        var first = await InviteAsync(id);
        await InviteAsync(id);

        Assert.Equal(HttpStatusCode.NotFound, (await (await api.AnonymousAsync()).GetAsync($"/api/v1/invitations/{first}")).StatusCode);
    }

    [Fact]
    public async Task A_mistake_in_the_password_does_not_use_the_link_up()
    {
        var (id, _) = await api.NewcomerAsync(Role.Contributor);
        var token = await InviteAsync(id);
        var http = await api.AnonymousAsync();

        var refused = await http.PostAsync($"/api/v1/invitations/{token}", new AcceptInvitationRequest("short"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync($"/api/v1/invitations/{token}")).StatusCode);
    }

    [Fact]
    public async Task Only_who_manages_people_invites()
    {
        var (id, _) = await api.NewcomerAsync(Role.Contributor);

        var answer = await (await api.SignedInAsync(Role.Leadership)).PostAsync($"/api/v1/people/{id}/invitations", content: null);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Whoever_has_a_password_is_not_invited_again()
    {
        var (_, id, _) = await api.PersonAsync(Role.Contributor);

        var answer = await (await api.SignedInAsync(Role.Administrator)).PostAsync($"/api/v1/people/{id}/invitations", content: null);

        Assert.Equal("invitation.has_account", await answer.CodeAsync());
    }

    private async Task<string> InviteAsync(Guid id)
    {
        var administrator = await api.SignedInAsync(Role.Administrator);
        var invitation = await (await administrator.PostAsync($"/api/v1/people/{id}/invitations", content: null)).ReadAsync<AccountLinkView>();
        Assert.Equal(ApiFixture.Start.AddDays(7), invitation.ExpiresAt, TimeSpan.FromHours(1));
        return new Uri(invitation.Link!).Segments[^1];
    }
}
