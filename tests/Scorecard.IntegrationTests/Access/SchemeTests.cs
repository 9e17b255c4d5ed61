using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.Access;

public class SchemeTests(ApiFixture api)
{
    [Theory]
    [InlineData(null, Schemes.Cookie)]
    [InlineData("", Schemes.Cookie)]
    [InlineData("Basic YTpi", Schemes.Cookie)]
    [InlineData("Bearer eyJhbGciOi", Schemes.Bearer)]
    [InlineData("bearer eyJhbGciOi", Schemes.Bearer)]
    [InlineData("Bearer ", Schemes.Bearer)]
    [InlineData("Bearer sck_0123", Schemes.ApiKey)]
    [InlineData("Bearer  sck_0123", Schemes.ApiKey)]
    [InlineData("Bearer SCK_0123", Schemes.Bearer)]
    public void The_header_says_who_vouches_for_a_request(string? header, string scheme)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Authorization = header;

        Assert.Equal(scheme, Schemes.Of(context.Request));
    }

    [Theory]
    [InlineData("sck_0123456789", "api_key.invalid")]
    [InlineData("eyJhbGciOiJub25lIn0.e30.", "session.required")]
    public async Task What_is_presented_and_not_good_is_refused_though_the_cookie_is(string credentials, string code)
    {
        var http = await api.SignedInAsync(Role.Administrator);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", credentials);

        var answer = await http.GetAsync("/api/v1/organization");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(code, await answer.CodeAsync());
        Assert.Equal("Bearer", Assert.Single(answer.Headers.WwwAuthenticate).Scheme);
    }

    [Fact]
    public async Task A_bearer_needs_no_antiforgery_token_and_a_cookie_does()
    {
        var http = await api.SignedInAsync(Role.Administrator);
        http.DefaultRequestHeaders.Remove(AntiforgeryCheck.Header);
        var unit = new { code = "x", name = "X", parentId = api.RootUnitId };

        Assert.Equal("antiforgery.invalid", await (await http.PutAsync($"/api/v1/units/{Guid.NewGuid()}", unit)).CodeAsync());

        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "eyJhbGciOiJub25lIn0.e30.");
        Assert.Equal("session.required", await (await http.PutAsync($"/api/v1/units/{Guid.NewGuid()}", unit)).CodeAsync());
    }
}
