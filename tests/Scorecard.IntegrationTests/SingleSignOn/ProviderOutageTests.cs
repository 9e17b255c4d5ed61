using System.Net;
using Scorecard.Api.Features.Session;

namespace Scorecard.IntegrationTests.SingleSignOn;

public sealed class ProviderOutageTests(PostgresFixture postgres)
{
    [Fact]
    public async Task The_api_starts_without_the_provider_says_so_and_takes_tokens_once_it_is_there()
    {
        var provider = await IdentityProvider.StartAsync();
        await using var api = new ProviderApi(await postgres.CreateDatabaseAsync(), provider.Issuer, ("Scorecard:SignIn:Oidc:CreatePeople", "false"));
        await provider.KnowAsync("kim", new { email = "kim@example.org", email_verified = true });
        var token = await provider.TokenOfAsync("kim");
        await provider.DisposeAsync();

        await api.FoundAsync();
        var away = await api.With(token).GetAsync("/api/v1/organization");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "sign_in.provider_unavailable"), (away.StatusCode, await away.CodeAsync()));
        Assert.NotNull(away.Headers.RetryAfter);
        Assert.False((await api.Anonymous().GetAsync<SessionView>("/api/v1/session")).SignedIn); // everything else goes on

        await using var back = await IdentityProvider.StartAsync(provider.Port);
        await back.KnowAsync("kim", new { email = "kim@example.org", email_verified = true });
        using var later = api.Clock.At(DateTimeOffset.UtcNow.AddSeconds(11));
        var unknown = await api.With(await back.TokenOfAsync("kim")).GetAsync("/api/v1/organization");
        Assert.Equal((HttpStatusCode.Unauthorized, "sign_in.person_unknown"), (unknown.StatusCode, await unknown.CodeAsync()));

        var id = await api.AddPersonAsync("kim@example.org");
        Assert.Equal(id, (await api.With(await back.TokenOfAsync("kim")).GetAsync<SessionView>("/api/v1/session")).Person!.Id);
    }

    [Fact]
    public async Task While_the_provider_is_away_its_tokens_are_good_until_they_end()
    {
        var provider = await IdentityProvider.StartAsync();
        await using var api = new ProviderApi(await postgres.CreateDatabaseAsync(), provider.Issuer);
        await api.FoundAsync();
        await provider.KnowAsync("kim", new { email = "kim@example.org", roles = "seller" });
        var token = await provider.TokenOfAsync("kim");
        Assert.Equal(HttpStatusCode.OK, (await api.With(token).GetAsync("/api/v1/kpis")).StatusCode);

        await provider.DisposeAsync();

        using (api.Clock.At(DateTimeOffset.UtcNow.AddMinutes(4)))
            Assert.Equal(HttpStatusCode.OK, (await api.With(token).GetAsync("/api/v1/kpis")).StatusCode);
        using (api.Clock.At(DateTimeOffset.UtcNow.AddMinutes(7)))
            Assert.Equal("token.expired", await (await api.With(token).GetAsync("/api/v1/kpis")).CodeAsync());
    }
}
