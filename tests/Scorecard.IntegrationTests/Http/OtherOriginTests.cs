using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.Net.Http.Headers;
using Scorecard.Api.Features.Session;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.Http;

/// <summary>A client that is hosted elsewhere, and one that nobody named.</summary>
public sealed class OtherOriginTests(ApiFixture api) : IAsyncDisposable
{
    private const string Client = "https://scorecard.example.org";

    private readonly OwnProcess _process = new(api, ("Scorecard:Cors:Origins", $"{Client}/, https://other.example.org"));

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    [Fact]
    public async Task A_named_origin_may_send_what_the_client_sends()
    {
        var answer = await PreflightAsync(_process.Client(), Client);

        Assert.Equal(Client, One(answer, HeaderNames.AccessControlAllowOrigin));
        Assert.Equal("true", One(answer, HeaderNames.AccessControlAllowCredentials));
        Assert.Contains("PUT", One(answer, HeaderNames.AccessControlAllowMethods), StringComparison.Ordinal);
        Assert.Contains("X-CSRF-TOKEN", One(answer, HeaderNames.AccessControlAllowHeaders), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Idempotency-Key", One(answer, HeaderNames.AccessControlAllowHeaders), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_origin_that_is_not_named_is_told_nothing()
    {
        var http = _process.Client();

        Assert.False((await PreflightAsync(http, "https://evil.example.org")).Headers.Contains(HeaderNames.AccessControlAllowOrigin));
        Assert.False((await GetAsync(http, "https://evil.example.org", "/api/v1/session")).Headers.Contains(HeaderNames.AccessControlAllowOrigin));
    }

    [Fact]
    public async Task Nothing_is_allowed_where_no_origin_is_named()
    {
        await api.AnonymousAsync();
        var http = api.CreateDefaultClient();

        Assert.False((await PreflightAsync(http, Client)).Headers.Contains(HeaderNames.AccessControlAllowOrigin));
        var answer = await GetAsync(http, Client, "/api/v1/session");
        Assert.False(answer.Headers.Contains(HeaderNames.AccessControlAllowOrigin));
        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie => Assert.DoesNotContain("samesite=none", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Somebody_signs_in_from_elsewhere_with_cookies_that_go_over_tls_only()
    {
        var (_, _, email) = await api.PersonAsync(Role.Administrator);
        var http = _process.Client(new CookieContainerHandler());
        var (session, signedIn) = await SignInAsync(http, email);
        Assert.All(session.Headers.GetValues("Set-Cookie"), AssertFromElsewhere);
        var units = await http.GetAsync("/api/v1/units");

        Assert.All(signedIn.Headers.GetValues("Set-Cookie"), AssertFromElsewhere);
        Assert.Equal(HttpStatusCode.OK, units.StatusCode);
        Assert.Equal(Client, One(units, HeaderNames.AccessControlAllowOrigin));
        Assert.Contains(HeaderNames.ETag, One(units, HeaderNames.AccessControlExposeHeaders), StringComparison.Ordinal);
        Assert.Contains(HeaderNames.RetryAfter, One(units, HeaderNames.AccessControlExposeHeaders), StringComparison.Ordinal);
        Assert.Contains("Origin", units.Headers.Vary);
    }

    [Fact]
    public async Task A_refusal_can_be_read_from_elsewhere_too()
    {
        var refused = await GetAsync(_process.Client(), Client, "/api/v1/units");

        Assert.Equal(("session.required", Client), (await refused.CodeAsync(), One(refused, HeaderNames.AccessControlAllowOrigin)));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("scorecard.example.org")]
    [InlineData("https://scorecard.example.org/app")]
    public async Task What_is_no_origin_is_refused_at_the_start(string origin)
    {
        await using var process = new OwnProcess(api, ("Scorecard:Cors:Origins", origin));

        Assert.Contains(origin, Assert.Throws<InvalidOperationException>(() => process.Client()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_opens_where_the_pages_are_of_whoever_makes_it()
    {
        var (_, _, email) = await api.PersonAsync(Role.Administrator);
        var (newcomer, _) = await api.NewcomerAsync(Role.Viewer);
        var http = _process.Client(new CookieContainerHandler());
        var (_, signedIn) = await SignInAsync(http, email);
        http.DefaultRequestHeaders.Remove("X-CSRF-TOKEN");
        http.DefaultRequestHeaders.Add("X-CSRF-TOKEN", (await signedIn.ReadAsync<SessionView>()).CsrfToken);

        var made = await (await http.PostAsync($"/api/v1/people/{newcomer}/invitations", content: null)).ReadAsync<AccountLinkView>();

        Assert.StartsWith($"{Client}/invitations/", made.Link, StringComparison.Ordinal);
    }

    private static async Task<(HttpResponseMessage Session, HttpResponseMessage SignedIn)> SignInAsync(HttpClient http, string email)
    {
        http.DefaultRequestHeaders.Add("Origin", Client);
        var session = await http.GetAsync("/api/v1/session");
        http.DefaultRequestHeaders.Add("X-CSRF-TOKEN", (await session.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("csrfToken").GetString());
        return (session, await http.PostAsJsonAsync("/api/v1/session", new { email, password = ApiFixture.Password }));
    }

    private static void AssertFromElsewhere(string cookie)
    {
        var parsed = SetCookieHeaderValue.Parse(cookie);
        Assert.Equal((SameSiteMode.None, true, true), (parsed.SameSite, parsed.Secure, parsed.HttpOnly));
    }

    private static Task<HttpResponseMessage> PreflightAsync(HttpClient http, string origin)
    {
        var request = new HttpRequestMessage(HttpMethod.Options, "/api/v1/units/0199a000-0000-7000-8000-000000000000");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "PUT");
        request.Headers.Add("Access-Control-Request-Headers", "content-type,idempotency-key,x-csrf-token");
        return http.SendAsync(request);
    }

    private static Task<HttpResponseMessage> GetAsync(HttpClient http, string origin, string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Origin", origin);
        return http.SendAsync(request);
    }

    private static string One(HttpResponseMessage answer, string header) => string.Join(',', answer.Headers.GetValues(header));
}
