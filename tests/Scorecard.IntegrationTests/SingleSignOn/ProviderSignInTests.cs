using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Scorecard.Api.Features.Organizations;
using Scorecard.Api.Features.Session;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.SingleSignOn;

/// <summary>Signing in at a real provider as a browser does it: authorization code with PKCE, a session here, renewal, sign-out at both.</summary>
public sealed class ProviderSignInTests(ProviderFixture with) : IClassFixture<ProviderFixture>
{
    private const string Session = "/api/v1/session";

    private const string Kpis = "/api/v1/kpis";

    private const string Home = "http://localhost/sign-in";

    private ProviderApi Api => with.Api;

    private IdentityProvider Provider => with.Provider;

    [Fact]
    public async Task Who_signs_in_at_the_provider_has_a_session_here()
    {
        await KnowAsync("kim");
        var http = await BrowserAsync();
        Assert.Equal(new SignInWays(LocalAccounts: true, "Example login"), (await http.GetAsync<SessionView>(Session)).Ways);

        var session = await SignInAsync(http, "kim");

        Assert.Equal("kim@example.org", session.Person!.Email);
        Assert.True(session.ByProvider);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(Kpis)).StatusCode);
    }

    [Fact]
    public async Task Who_only_signs_in_at_the_provider_is_listed_as_such_and_takes_along_who_they_are_there()
    {
        await Provider.KnowAsync("solo", new { email = "solo@example.org", roles = "scorecard-admin" });
        var http = await BrowserAsync();
        var id = (await SignInAsync(http, "solo")).Person!.Id;

        var people = await http.GetAsync<PersonView[]>("/api/v1/people");
        var data = JsonElement.Parse(await http.GetStringAsync($"{Session}/personal-data.json"));

        Assert.Equal((false, true), people.Where(person => person.Id == id).Select(person => (person.HasAccount, person.ByProvider)).Single());
        Assert.False(people.Single(person => person.Id == Api.AdministratorId).ByProvider);
        var link = Assert.Single(data.GetProperty("providerLinks").EnumerateArray());
        Assert.Equal((Provider.Issuer, "solo"), (link.GetProperty("issuer").GetString(), link.GetProperty("subject").GetString()));
        Assert.Equal("administrator", Assert.Single(link.GetProperty("roles").EnumerateArray()).GetProperty("role").GetString());
    }

    [Fact]
    public async Task An_answer_counts_once_and_only_where_it_was_asked_for()
    {
        await KnowAsync("once");
        var http = await BrowserAsync();
        var (begun, code) = await ReachAsync(http, "once");
        await KnowAsync("other");
        var (elsewhere, _) = await ReachAsync(await BrowserAsync(), "other");

        Assert.Equal("sign_in.expired", await CodeAsync(new(begun.Ticket, elsewhere.State, code)));
        Assert.Equal("sign_in.expired", await CodeAsync(new(begun.Ticket[..^4] + "AAAA", begun.State, code)));
        Assert.Equal("sign_in.refused", await CodeAsync(new(elsewhere.Ticket, elsewhere.State, code))); // another verifier
        using (Api.Clock.At(DateTimeOffset.UtcNow.AddMinutes(16)))
            Assert.Equal("sign_in.expired", await CodeAsync(new(begun.Ticket, begun.State, code)));

        async Task<string?> CodeAsync(ProviderAnswer answer) => await (await http.PostAsync($"{Session}/provider", answer)).CodeAsync();
    }

    [Fact]
    public async Task A_session_is_renewed_before_it_ends_and_roles_with_it()
    {
        await KnowAsync("long");
        var http = await BrowserAsync();
        await SignInAsync(http, "long");
        await Provider.KnowAsync("long", new { email = "long@example.org", roles = "manager", department = "sales" });

        using (Api.Clock.At(DateTimeOffset.UtcNow.AddMinutes(4.5)))
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => http.GetAsync(Kpis)));
            Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
            Assert.Equal([new(Role.UnitManager, Api.SalesId)], (await http.GetAsync<SessionView>(Session)).Grants);
        }

        using (Api.Clock.At(DateTimeOffset.UtcNow.AddMinutes(5.5))) // by which the first would have ended
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(Kpis)).StatusCode);
    }

    [Fact]
    public async Task Requests_that_come_after_its_end_wait_for_the_one_that_renews_it()
    {
        await KnowAsync("asleep");
        var http = await BrowserAsync();
        await SignInAsync(http, "asleep");
        using var later = Api.Clock.At(DateTimeOffset.UtcNow.AddMinutes(5).AddSeconds(30));

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => http.GetAsync(Kpis)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
    }

    [Fact]
    public async Task A_session_ends_when_the_provider_does_not_renew_it()
    {
        await KnowAsync("gone");
        var http = await BrowserAsync();
        await SignInAsync(http, "gone");
        await Provider.ForgetAsync("gone");
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(Kpis)).StatusCode);

        using (Api.Clock.At(DateTimeOffset.UtcNow.AddMinutes(4.5)))
            Assert.Equal("session.required", await (await http.GetAsync(Kpis)).CodeAsync());

        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync(Kpis)).StatusCode);
    }

    [Fact]
    public async Task Signing_out_here_signs_out_there()
    {
        await KnowAsync("leaver");
        var http = await BrowserAsync();
        await SignInAsync(http, "leaver");

        var answer = await (await http.DeleteAsync(Session)).ReadAsync<SignedOutView>();

        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync(Kpis)).StatusCode);
        var address = new Uri(answer.ContinueAt!);
        var asked = QueryHelpers.ParseQuery(address.Query);
        Assert.Equal($"{Provider.Issuer}/session/end", address.GetLeftPart(UriPartial.Path));
        Assert.Equal((Home, "scorecard"), (asked["post_logout_redirect_uri"].ToString(), asked["client_id"].ToString()));
        Assert.NotEmpty(asked["id_token_hint"].ToString());
    }

    [Fact]
    public async Task Asked_silently_the_provider_says_that_nobody_is_signed_in()
    {
        var http = await BrowserAsync();
        var begun = await (await http.PostAsync($"{Session}/provider/requests", new ProviderSignInBegin(Silent: true))).ReadAsync<ProviderSignInView>();

        var reached = await Provider.FollowAsync(new Uri(begun.Address), IsReturn);

        Assert.Equal("login_required", QueryHelpers.ParseQuery(reached.Query)["error"]);
    }

    private Task KnowAsync(string person) => Provider.KnowAsync(person, new { email = $"{person}@example.org", roles = "seller" });

    private Task<HttpClient> BrowserAsync() => ApiFixture.WithTokenAsync(Api.Anonymous());

    private async Task<SessionView> SignInAsync(HttpClient http, string person)
    {
        var (begun, code) = await ReachAsync(http, person);
        var session = await (await http.PostAsync($"{Session}/provider", new ProviderAnswer(begun.Ticket, begun.State, code))).ReadAsync<SessionView>();
        await ApiFixture.WithTokenAsync(http);
        return session;
    }

    /// <summary>To where the provider sends the browser back.</summary>
    private async Task<(ProviderSignInView Begun, string Code)> ReachAsync(HttpClient http, string person)
    {
        var begun = await (await http.PostAsync($"{Session}/provider/requests", new ProviderSignInBegin())).ReadAsync<ProviderSignInView>();
        Assert.Contains("code_challenge_method=S256", begun.Address, StringComparison.Ordinal);
        var reached = await Provider.FollowAsync(new Uri($"{begun.Address}&login_hint={person}"), IsReturn);
        var answer = QueryHelpers.ParseQuery(reached.Query);
        Assert.Equal(begun.State, answer["state"]);
        return (begun, answer["code"].ToString());
    }

    private static bool IsReturn(Uri address) => address.AbsoluteUri.StartsWith($"{Home}/return", StringComparison.Ordinal);
}
