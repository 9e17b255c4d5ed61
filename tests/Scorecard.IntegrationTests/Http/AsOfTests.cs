using System.Net;
using System.Text.Json;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.Http;

/// <summary>The two times of every read, shown on the list of scorecards.</summary>
public class AsOfTests(ApiFixture api)
{
    [Theory]
    [InlineData("date=2026-13", "date", "not_a_period")]
    [InlineData("date=", "date", "not_a_period")]
    [InlineData("date=2026-11&date=2026-10", "date", "duplicate_member")]
    [InlineData("knownAt=yesterday", "knownAt", "not_an_instant")]
    [InlineData("knownAt=2026-11-16", "knownAt", "not_an_instant")]
    [InlineData("knownAt=2999-01-01T00:00:00Z", "knownAt", "in_the_future")]
    [InlineData("knownAt=1999-01-01T00:00:00Z", "knownAt", "before_the_organization")]
    [InlineData("span=Period", "span", "unknown_name")]
    [InlineData("span=1", "span", "unknown_name")]
    [InlineData("knownat2=2026-11-16T00:00:00Z", "knownat2", "unknown_member")]
    public async Task A_time_that_cannot_be_read_is_named(string query, string field, string code)
    {
        var http = await api.SignedInAsync(Role.Viewer);

        var answer = await http.GetAsync($"/api/v1/scorecards?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(code, (await answer.ErrorsAsync())[field]);
    }

    [Fact]
    public async Task Both_times_and_the_span_are_read()
    {
        var http = await api.SignedInAsync(Role.Viewer);

        var answer = await http.GetAsync<JsonElement>(
            $"/api/v1/scorecards?date=2026-Q3&knownAt={Uri.EscapeDataString(api.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(9)).ToString("O"))}&span=year-to-date");

        Assert.Equal(JsonValueKind.Array, answer.ValueKind);
    }
}
