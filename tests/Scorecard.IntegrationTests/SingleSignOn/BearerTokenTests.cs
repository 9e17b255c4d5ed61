using System.Net;
using Scorecard.Api.Features.Session;
using Scorecard.Domain.Organizations;
using Scorecard.IntegrationTests.Live;

namespace Scorecard.IntegrationTests.SingleSignOn;

/// <summary>Access tokens of a real provider, and such as it would never issue.</summary>
public sealed class BearerTokenTests(ProviderFixture with) : IClassFixture<ProviderFixture>
{
    private const string Session = "/api/v1/session";

    private const string Organization = "/api/v1/organization";

    private static readonly string[] Several = ["seller", "manager", "baker"];

    private ProviderApi Api => with.Api;

    private IdentityProvider Provider => with.Provider;

    [Fact]
    public async Task Somebody_seen_for_the_first_time_is_added_with_the_roles_of_the_claims()
    {
        await Provider.KnowAsync("kim", new { email = "kim@example.org", name = "Kim Mina", roles = Several, department = "SALES" });

        var session = await Api.With(await Provider.TokenOfAsync("kim")).GetAsync<SessionView>(Session);

        Assert.Equal(("Kim Mina", "kim@example.org"), (session.Person!.Name, session.Person.Email));
        Assert.Equal([new(Role.Contributor, Api.SalesId), new(Role.UnitManager, Api.SalesId)], session.Grants);
    }

    [Fact]
    public async Task Two_first_requests_at_once_add_one_person()
    {
        await Provider.KnowAsync("twin", new { email = "twin@example.org", roles = "seller" });
        var http = Api.With(await Provider.TokenOfAsync("twin"));

        var sessions = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => http.GetAsync<SessionView>(Session)));

        Assert.Single(sessions.Select(session => session.Person!.Id).Distinct());
        Assert.All(sessions, session => Assert.Equal([new(Role.Contributor, Api.SalesId)], session.Grants));
    }

    [Fact]
    public async Task Roles_follow_the_claims_of_the_newest_token_and_those_given_by_hand_stay()
    {
        await Provider.KnowAsync("lee", new { email = "lee@example.org", roles = "seller" });
        var earlier = await Provider.TokenOfAsync("lee");
        var id = (await Api.With(earlier).GetAsync<SessionView>(Session)).Person!.Id;
        await Api.RunAsync(commands => commands.ChangeAsync<Person, PersonEvent>(id, 2, _ => [new PersonRoleGranted(Role.Viewer, Api.SalesId)], default));
        var later = Provider.Key.Sign(Claims("lee", roles: "manager", issuedIn: 5));

        var session = await Api.With(later).GetAsync<SessionView>(Session);
        Assert.Equal([new(Role.Viewer, Api.SalesId), new(Role.UnitManager, Api.SalesId)], session.Grants);

        Assert.Equal(session.Grants, (await Api.With(earlier).GetAsync<SessionView>(Session)).Grants);
    }

    [Fact]
    public async Task Somebody_who_is_there_is_found_by_an_address_that_the_provider_vouches_for()
    {
        var known = await Api.AddPersonAsync("Park@example.org");
        await Provider.KnowAsync("park", new { email = "park@EXAMPLE.org" });
        var unverified = await Api.With(await Provider.TokenOfAsync("park")).GetAsync(Organization);
        Assert.Equal((HttpStatusCode.Unauthorized, "sign_in.email_unverified"), (unverified.StatusCode, await unverified.CodeAsync()));

        await Provider.KnowAsync("park", new { email = "park@EXAMPLE.org", email_verified = true });
        Assert.Equal(known, (await Api.With(await Provider.TokenOfAsync("park")).GetAsync<SessionView>(Session)).Person!.Id);

        await Provider.KnowAsync("park", new { email = "another@example.org" });
        Assert.Equal(known, (await Api.With(await Provider.TokenOfAsync("park")).GetAsync<SessionView>(Session)).Person!.Id);
    }

    [Fact]
    public async Task Somebody_deactivated_is_refused()
    {
        await Provider.KnowAsync("choi", new { email = "choi@example.org", roles = "seller" });
        var http = Api.With(await Provider.TokenOfAsync("choi"));
        var id = (await http.GetAsync<SessionView>(Session)).Person!.Id;
        await Api.RunAsync(commands => commands.ChangeAsync<Person, PersonEvent>(id, 2, _ => [new PersonDeactivated()], default));

        var answer = await http.GetAsync(Organization);

        Assert.Equal((HttpStatusCode.Unauthorized, "sign_in.deactivated"), (answer.StatusCode, await answer.CodeAsync()));
    }

    [Fact]
    public async Task Without_an_address_nobody_is_added()
    {
        await Provider.KnowAsync("nameless", new { name = "Nameless" });

        var answer = await Api.With(await Provider.TokenOfAsync("nameless")).GetAsync(Organization);

        Assert.Equal((HttpStatusCode.Unauthorized, "sign_in.email_missing"), (answer.StatusCode, await answer.CodeAsync()));
    }

    [Fact]
    public async Task A_token_writes_without_an_antiforgery_token()
    {
        await Provider.KnowAsync("jung", new { email = "jung@example.org", roles = "scorecard-admin" });
        var http = Api.With(await Provider.TokenOfAsync("jung"));

        var answer = await http.PutAsync($"/api/v1/units/{Guid.CreateVersion7()}", new { code = "bakery", name = "Bakery", parentId = Api.RootId });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_machine_acts_as_the_person_that_the_settings_name()
    {
        var id = await Api.AddPersonAsync("nightly@example.org");

        Assert.Equal(id, (await Api.With(await Provider.TokenOfMachineAsync("nightly")).GetAsync<SessionView>(Session)).Person!.Id);

        var stranger = await Api.With(await Provider.TokenOfMachineAsync("stranger")).GetAsync(Organization);
        Assert.Equal((HttpStatusCode.Unauthorized, "sign_in.email_missing"), (stranger.StatusCode, await stranger.CodeAsync()));
    }

    [Theory]
    [InlineData("right", null)]
    [InlineData("another audience", "token.invalid")]
    [InlineData("another issuer", "token.invalid")]
    [InlineData("another key", "token.invalid")]
    [InlineData("an unknown key", "token.invalid")]
    [InlineData("no signature", "token.invalid")]
    [InlineData("the public key as secret", "token.invalid")]
    [InlineData("an ID token", "token.invalid")]
    [InlineData("no end", "token.invalid")]
    [InlineData("not yet", "token.invalid")]
    [InlineData("expired", "token.expired")]
    [InlineData("no token", "token.invalid")]
    public async Task Only_a_good_token_lets_in(string kind, string? code)
    {
        await Provider.KnowAsync("han", new { email = "han@example.org", roles = "seller" });
        var key = Provider.Key;
        var token = kind switch
        {
            "right" => key.Sign(Claims("han")),
            "another audience" => key.Sign(Claims("han", audience: "https://another.example/api")),
            "another issuer" => key.Sign(Claims("han", issuer: "https://another.example")),
            "another key" => SigningKey.New(key.Id).Sign(Claims("han")),
            "an unknown key" => SigningKey.New().Sign(Claims("han")),
            "no signature" => key.SignWithNothing(Claims("han")),
            "the public key as secret" => key.SignWithPublicKey(Claims("han")),
            "an ID token" => (await Provider.SignInAsync("han")).GetProperty("id_token").GetString()!,
            "no end" => key.Sign(new { iss = Provider.Issuer, aud = IdentityProvider.Audience, sub = "han", email = "han@example.org" }),
            "not yet" => key.Sign(Claims("han", from: 200)),
            "expired" => key.Sign(Claims("han", until: -300)),
            _ => "eyJ.eyJ.e",
        };

        var answer = await Api.With(token).GetAsync("/api/v1/kpis");

        Assert.Equal(code is null ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, answer.StatusCode);
        if (code is null)
            return;

        Assert.Equal(code, await answer.CodeAsync());
        Assert.Equal("Bearer", Assert.Single(answer.Headers.WwwAuthenticate).Scheme);
    }

    [Theory]
    [InlineData(-59, HttpStatusCode.OK)]
    [InlineData(-61, HttpStatusCode.Unauthorized)]
    public async Task Clocks_may_differ_by_the_skew_of_the_settings(int until, HttpStatusCode status)
    {
        var now = DateTimeOffset.UtcNow;
        var token = Provider.Key.Sign(Claims("skew", until: until, now: now));
        using var still = Api.Clock.At(now);

        Assert.Equal(status, (await Api.With(token).GetAsync("/api/v1/kpis")).StatusCode);
    }

    [Fact]
    public async Task A_live_stream_ends_with_its_token()
    {
        var until = DateTimeOffset.UtcNow.AddSeconds(6);
        var token = Provider.Key.Sign(Claims("follower", until: 6));
        using var live = await LiveReader.StartedAsync(Api.With(token));

        while (await live.BlockAsync() is not null)
            Assert.True(DateTimeOffset.UtcNow < until.AddSeconds(15), "It goes on.");
    }

    [Fact]
    public async Task Another_key_of_the_provider_is_fetched_when_a_token_names_it()
    {
        await Provider.KnowAsync("yoon", new { email = "yoon@example.org", roles = "seller" });
        var before = await Provider.TokenOfAsync("yoon");
        Assert.Equal(HttpStatusCode.OK, (await Api.With(before).GetAsync("/api/v1/kpis")).StatusCode);

        await Provider.ChangeKeyAsync();
        var after = await Provider.TokenOfAsync("yoon");
        using var later = Api.Clock.At(DateTimeOffset.UtcNow.AddSeconds(30)); // than any unknown key of another test

        Assert.Equal(HttpStatusCode.OK, (await Api.With(after).GetAsync("/api/v1/kpis")).StatusCode);
        Assert.Equal("token.invalid", await (await Api.With(before).GetAsync("/api/v1/kpis")).CodeAsync());
    }

    private object Claims(
        string subject, string? audience = null, string? issuer = null, string roles = "seller", int from = 0, int until = 300, int issuedIn = 0, DateTimeOffset? now = null)
    {
        var seconds = (now ?? DateTimeOffset.UtcNow).ToUnixTimeSeconds();
        return new
        {
            iss = issuer ?? Provider.Issuer,
            aud = audience ?? IdentityProvider.Audience,
            sub = subject,
            email = $"{subject}@example.org",
            roles = new[] { roles },
            department = "sales",
            iat = seconds + issuedIn,
            nbf = seconds + Math.Min(from, until - 1),
            exp = seconds + until,
        };
    }
}
