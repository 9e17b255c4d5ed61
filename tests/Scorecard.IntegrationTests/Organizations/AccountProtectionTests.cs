using System.Net;
using Scorecard.Api.Features.Audit;
using Scorecard.Api.Features.Organizations;
using Scorecard.Api.Features.Session;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.Organizations;

/// <summary>Whoever touches an account could act as that person.</summary>
public class AccountProtectionTests(ApiFixture api)
{
    [Fact]
    public async Task Who_manages_only_where_somebody_works_does_not_touch_an_account_with_roles_above()
    {
        var (unit, top) = (await api.UnitAsync(), await api.SignedInAsync(Role.Administrator));
        var ofUnit = await api.SignedInAsync(Role.Administrator, unit);
        var (_, id, email) = await api.PersonAsync(role: null, unit);
        await (await top.PostAsync($"/api/v1/people/{id}/grants", new GrantRoleRequest(Role.Hr, api.RootUnitId, 1))).ReadAsync<CommandAccepted>();
        RevisePersonRequest same = new(email, email, Title: null, unit, ExpectedVersion: 2);
        async Task<HttpStatusCode> AsksAsync(string act, object request) => (await ofUnit.PostAsync($"/api/v1/people/{id}/{act}", request)).StatusCode;

        Assert.Equal(HttpStatusCode.Forbidden, await AsksAsync("revisions", same with { Email = $"{id:N}@example.org" }));
        Assert.Equal(HttpStatusCode.Forbidden, await AsksAsync("revisions", same with { Name = "Somebody else" }));
        Assert.Equal(HttpStatusCode.OK, await AsksAsync("revisions", same with { Title = "Head of HR" }));
        Assert.Equal(HttpStatusCode.Forbidden, await AsksAsync("deactivations", new VersionRequest(2)));
        await (await top.PostAsync($"/api/v1/people/{id}/deactivations", new VersionRequest(2))).ReadAsync<CommandAccepted>();
        Assert.Equal(HttpStatusCode.Forbidden, await AsksAsync("erasures", new ErasePersonRequest("Asked for it", "Nobody", 3)));
        Assert.Equal(HttpStatusCode.Forbidden, await AsksAsync("reactivations", new VersionRequest(3)));
        var person = (await top.GetAsync<PersonView[]>("/api/v1/people")).Single(one => one.Id == id);
        Assert.Equal((email, email, "Head of HR", false), (person.Name, person.Email, person.Title, person.Erased));
    }

    [Fact]
    public async Task Another_address_ends_the_links_to_the_old_one_and_is_recorded()
    {
        var (top, topId, _) = await api.PersonAsync(Role.Administrator);
        var (_, id, email) = await api.PersonAsync(Role.Viewer);
        var (newcomer, newcomersEmail) = await api.NewcomerAsync(Role.Viewer);
        var links = new[] { await LinkAsync(top, $"{id}/password-resets"), await LinkAsync(top, $"{newcomer}/invitations") };

        await ReviseAsync(top, id, new("Kim", email, "Analyst", api.RootUnitId, 2));
        await ReviseAsync(top, newcomer, new("Lee", newcomersEmail, "Analyst", api.RootUnitId, 2));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], await OpenedAsync(links));
        var taken = await top.PostAsync($"/api/v1/people/{id}/revisions", new RevisePersonRequest("Kim", newcomersEmail, "Analyst", api.RootUnitId, 2));
        Assert.Equal("person_email.taken", await taken.CodeAsync()); // which is no act
        await ReviseAsync(top, id, new("Kim", $"{id:N}@example.org", "Analyst", api.RootUnitId, 2));
        await ReviseAsync(top, newcomer, new("Lee", $"{newcomer:N}@example.org", "Analyst", api.RootUnitId, 2));

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], await OpenedAsync(links));
        var log = await (await api.SignedInAsync(Role.Auditor)).GetAsync<AccessPage>($"/api/v1/audit/access?personId={topId}&act=address-changed");
        Assert.Equal([$"{newcomer}", $"{id}"], log.Accesses.Select(access => access.Detail["person"]));
    }

    [Fact]
    public async Task Links_of_somebody_deactivated_are_gone_after_the_return_too()
    {
        var top = await api.SignedInAsync(Role.Administrator);
        var (_, id, _) = await api.PersonAsync(Role.Viewer);
        var (newcomer, _) = await api.NewcomerAsync(Role.Viewer);
        var links = new[] { await LinkAsync(top, $"{id}/password-resets"), await LinkAsync(top, $"{newcomer}/invitations") };

        foreach (var one in new[] { id, newcomer })
        {
            await (await top.PostAsync($"/api/v1/people/{one}/deactivations", new VersionRequest(2))).ReadAsync<CommandAccepted>();
            await (await top.PostAsync($"/api/v1/people/{one}/reactivations", new VersionRequest(3))).ReadAsync<CommandAccepted>();
        }

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], await OpenedAsync(links));
    }

    [Fact]
    public async Task Nobody_resets_their_own_password_or_second_factor_as_an_administrator()
    {
        var (top, id, email) = await api.PersonAsync(Role.Administrator);

        var link = await top.PostAsync($"/api/v1/people/{id}/password-resets", content: null);
        var factor = await top.DeleteAsync($"/api/v1/people/{id}/second-factor");

        Assert.Equal(("person.oneself", "person.oneself"), (await link.CodeAsync(), await factor.CodeAsync()));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (link.StatusCode, factor.StatusCode));
        Assert.Equal(HttpStatusCode.OK, (await top.GetAsync("/api/v1/organization")).StatusCode);
        await ApiFixture.SignInAsync(await api.AnonymousAsync(), email);
    }

    private static async Task<string> LinkAsync(HttpClient administrator, string of) =>
        new Uri((await (await administrator.PostAsync($"/api/v1/people/{of}", content: null)).ReadAsync<AccountLinkView>()).Link!).AbsolutePath;

    private static async Task ReviseAsync(HttpClient administrator, Guid id, RevisePersonRequest request) =>
        await (await administrator.PostAsync($"/api/v1/people/{id}/revisions", request)).ReadAsync<CommandAccepted>();

    private async Task<HttpStatusCode[]> OpenedAsync(string[] links)
    {
        var http = await api.AnonymousAsync();
        return [(await http.GetAsync($"/api/v1{links[0]}")).StatusCode, (await http.GetAsync($"/api/v1{links[1]}")).StatusCode];
    }
}
