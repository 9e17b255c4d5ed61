using System.Net;
using Scorecard.Api.Features.Session;

namespace Scorecard.IntegrationTests.SingleSignOn;

/// <summary>An instance without passwords. Its provider need not be there for that.</summary>
public sealed class LocalAccountsOffTests(PostgresFixture postgres)
{
    private const string Nowhere = "http://127.0.0.1:9";

    [Fact]
    public async Task No_route_takes_or_makes_a_password()
    {
        await using var api = new ProviderApi(await postgres.CreateDatabaseAsync(), Nowhere, ("Scorecard:SignIn:LocalAccounts", "false"));
        await api.FoundAsync();
        var http = await ApiFixture.WithTokenAsync(api.Anonymous());

        var session = await http.GetAsync<SessionView>("/api/v1/session");
        Assert.Equal(new SignInWays(LocalAccounts: false, "Example login"), session.Ways);
        Assert.False(session.SetupRequired);
        foreach (var (address, body) in new (string, object)[]
        {
            ("session", new SignInRequest("administrator@example.org", "a good password")),
            ("invitations/x", new AcceptInvitationRequest("a good password")),
        })
        {
            var answer = await http.PostAsync($"/api/v1/{address}", body);
            Assert.Equal((HttpStatusCode.Forbidden, "sign_in.local_accounts_off"), (answer.StatusCode, await answer.CodeAsync()));
        }

        var away = await http.PostAsync("/api/v1/session/provider/requests", new ProviderSignInBegin());
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "sign_in.provider_unavailable"), (away.StatusCode, await away.CodeAsync()));
    }
}
