using System.Net;
using Scorecard.Api.Features.OwnAccount;
using Scorecard.Api.Features.Session;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.Session;

public class PasskeyTests(ApiFixture api)
{
    private const string Own = "/api/v1/account/passkeys";
    private const string SignIn = "/api/v1/session/passkey";

    [Fact]
    public async Task A_captured_answer_signs_in_once_even_when_it_comes_many_times_at_once()
    {
        using var key = new SoftwareKey();
        var (_, id, _) = await RegisterAsync(key);
        var http = await BrowserAsync();
        var asked = await BeginAsync(http);
        var answer = new SignInWithPasskeyRequest(key.Sign(asked.Options), asked.State);

        var session = await (await http.PostAsync(SignIn, answer)).ReadAsync<SessionView>();
        Assert.Equal(id, session.Person!.Id);
        Assert.Equal("passkey.refused", await (await (await BrowserAsync()).PostAsync(SignIn, answer)).CodeAsync());

        var next = await BeginAsync(await BrowserAsync());
        var captured = new SignInWithPasskeyRequest(key.Sign(next.Options), next.State);
        HttpClient[] browsers = [await BrowserAsync(), await BrowserAsync(), await BrowserAsync()];
        var answers = await Task.WhenAll(browsers.Select(browser => browser.PostAsync(SignIn, captured)));
        Assert.Single(answers, one => one.StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_was_removed_does_not_come_back_by_the_answer_that_made_it()
    {
        using var key = new SoftwareKey();
        var (http, _, request) = await RegisterAsync(key);
        var made = Assert.Single((await http.GetAsync<AccountView>("/api/v1/account")).Passkeys);
        Assert.Equal(HttpStatusCode.NoContent, (await http.DeleteAsync($"{Own}/{made.Id}")).StatusCode);

        Assert.Equal("passkey.refused", await (await http.PostAsync(Own, request)).CodeAsync());

        Assert.Empty((await http.GetAsync<AccountView>("/api/v1/account")).Passkeys);
    }

    private static async Task<PasskeyOptions> BeginAsync(HttpClient http) =>
        await (await http.PostAsync($"{SignIn}/options", content: null)).ReadAsync<PasskeyOptions>();

    private async Task<HttpClient> BrowserAsync()
    {
        var http = await api.AnonymousAsync();
        http.DefaultRequestHeaders.Add("Origin", SoftwareKey.Origin);
        return http;
    }

    private async Task<(HttpClient Http, Guid Id, AddPasskeyRequest Request)> RegisterAsync(SoftwareKey key)
    {
        var (http, id, _) = await api.PersonAsync(Role.Viewer);
        http.DefaultRequestHeaders.Add("Origin", SoftwareKey.Origin);
        var asked = await (await http.PostAsync($"{Own}/options", new PasswordProofRequest(ApiFixture.Password))).ReadAsync<PasskeyOptions>();
        var request = new AddPasskeyRequest("Mine", key.Register(asked.Options), asked.State);
        Assert.Equal(HttpStatusCode.NoContent, (await http.PostAsync(Own, request)).StatusCode);
        return (http, id, request);
    }
}
