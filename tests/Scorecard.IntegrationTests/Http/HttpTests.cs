using System.Net;
using System.Net.Http.Headers;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.Http;

/// <summary>What every answer has in common.</summary>
public class HttpTests(ApiFixture api)
{
    [Theory]
    [InlineData("GET", "/api/v1/nowhere", HttpStatusCode.NotFound, "not_found")]
    [InlineData("POST", "/api/v1/organization", HttpStatusCode.MethodNotAllowed, "method.not_allowed")]
    [InlineData("PATCH", "/api/v1/session", HttpStatusCode.MethodNotAllowed, "method.not_allowed")]
    public async Task A_problem_has_a_code_and_a_trace_id(string method, string path, HttpStatusCode status, string code)
    {
        var http = await api.SignedInAsync(Role.Viewer);

        var response = await http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal(status, response.StatusCode);
        var problem = await response.ProblemAsync();
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.Matches("^[0-9a-f]{32}$", problem.GetProperty("traceId").GetString());
    }

    [Fact]
    public async Task A_problem_is_sent_to_a_caller_that_accepts_something_else()
    {
        var http = await api.AnonymousAsync();
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));

        var response = await http.GetAsync("/api/v1/organization");

        Assert.Equal("session.required", await response.CodeAsync());
    }

    [Theory]
    [InlineData("/api/v1/session")]
    [InlineData("/api/v1/nowhere")]
    [InlineData("/health/live")]
    [InlineData("/")]
    public async Task Every_answer_tells_the_browser_to_be_strict(string path)
    {
        var response = await (await api.AnonymousAsync()).GetAsync(path);

        Assert.Contains("default-src 'self'; script-src 'self'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("same-origin", response.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
        Assert.True(response.Headers.Contains("Permissions-Policy"));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task A_read_that_the_caller_has_already_is_not_sent_again()
    {
        var http = await api.SignedInAsync(Role.Viewer);
        var first = await http.GetAsync("/api/v1/organization");

        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/organization");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        var second = await http.SendAsync(request);

        Assert.Equal("no-cache, private", first.Headers.CacheControl!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task What_a_session_says_is_kept_nowhere() =>
        Assert.True((await (await api.AnonymousAsync()).GetAsync("/api/v1/session")).Headers.CacheControl!.NoStore);

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_healthy_server_says_so_to_anybody(string path) =>
        Assert.Equal(HttpStatusCode.OK, (await (await api.AnonymousAsync()).GetAsync(path)).StatusCode);

    [Theory]
    [InlineData("/api/v1/units/7", "PUT", "id", "not_an_id")]
    [InlineData("/api/v1/units/%01", "PUT", "id", "invalid_characters")]
    [InlineData("/api/v1/organization?date=2026-11", "GET", "date", "unknown_member")]
    [InlineData("/api/v1/setup", "GET", "token", "required")]
    [InlineData("/api/v1/setup?token=a&token=b", "GET", "token", "duplicate_member")]
    public async Task A_bad_address_names_what_is_wrong_with_it(string path, string method, string field, string code)
    {
        var http = await api.SignedInAsync(Role.Administrator);

        var response = await http.SendRawAsync(new HttpMethod(method), path, """{"code":"a","name":"n","parentId":null}""");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(code, (await response.ErrorsAsync())[field]);
    }

    [Fact]
    public async Task An_unsafe_method_without_the_token_is_refused()
    {
        var http = await api.SignedInAsync(Role.Administrator);
        http.DefaultRequestHeaders.Remove("X-CSRF-TOKEN");

        var response = await http.PutAsync($"/api/v1/units/{Guid.CreateVersion7()}", new { code = "a", name = "n", parentId = api.RootUnitId });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("antiforgery.invalid", await response.CodeAsync());
    }

    [Fact]
    public async Task The_token_of_another_session_is_refused()
    {
        var http = await api.SignedInAsync(Role.Administrator);
        var other = await api.SignedInAsync(Role.Administrator);
        http.DefaultRequestHeaders.Remove("X-CSRF-TOKEN");
        http.DefaultRequestHeaders.Add("X-CSRF-TOKEN", other.DefaultRequestHeaders.GetValues("X-CSRF-TOKEN"));

        var response = await http.PutAsync($"/api/v1/units/{Guid.CreateVersion7()}", new { code = "a", name = "n", parentId = api.RootUnitId });

        Assert.Equal("antiforgery.invalid", await response.CodeAsync());
    }
}
