using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Domain.Organizations;
using Scorecard.IntegrationTests.Live;

namespace Scorecard.IntegrationTests.Rewards;

/// <summary>
/// Walks every route that reads, with every id that has to do with somebody's pay, as everybody who is not to see it: neither amounts nor what
/// gives them away is in any answer. A route that is added is walked as well.
/// </summary>
public sealed class PayLeakTests(OwnApi own) : IClassFixture<OwnApi>
{
    private const string Live = "/api/v1/live";

    private readonly ApiFixture _api = own.Api;

    [Theory]
    [InlineData(null)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Leadership)]
    [InlineData(Role.UnitManager)]
    [InlineData(Role.Contributor)]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Auditor)]
    public async Task Pay_of_others_is_in_no_answer(Role? role)
    {
        var secret = await PaySecret.CreateAsync(_api);
        var http = role is { } held ? await _api.SignedInAsync(held) : await _api.AnonymousAsync();

        await WalkAsync(secret, http);
    }

    [Fact]
    public async Task Hr_of_another_unit_reads_none_of_it_and_neither_does_who_is_paid_by_the_same_plan()
    {
        var secret = await PaySecret.CreateAsync(_api);

        await WalkAsync(secret, await _api.SignedInAsync(Role.Hr, await _api.UnitAsync()));
        await WalkAsync(secret, secret.Scenario.Seller);
    }

    private async Task WalkAsync(PaySecret secret, HttpClient http)
    {
        List<string> leaks = [];
        var answers = new Dictionary<HttpStatusCode, int>();
        foreach (var path in Paths(secret))
        {
            using var response = await http.GetAsync(path);
            answers[response.StatusCode] = answers.GetValueOrDefault(response.StatusCode) + 1;
            var found = secret.FoundIn(response, await response.Content.ReadAsByteArrayAsync());
            if (found is not [])
                leaks.Add($"{(int)response.StatusCode} {path}: {string.Join(' ', found)}");
            if (response.Headers.ETag is not { } tag)
                continue;

            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.IfNoneMatch.Add(tag);
            using var again = await http.SendAsync(request);
            if (secret.FoundIn(again, await again.Content.ReadAsByteArrayAsync()) is not [])
                leaks.Add($"{(int)again.StatusCode} {path}, asked again");
        }

        Assert.Empty(leaks);
        if (answers.ContainsKey(HttpStatusCode.Unauthorized))
            return;

        Assert.True(answers.GetValueOrDefault(HttpStatusCode.OK) > 20, "The walk went past closed doors only.");
        await FollowAsync(secret, http);
    }

    /// <summary>What was missed is told from the place in the log that it began at: nothing of it is about pay, not even by an id.</summary>
    private static async Task FollowAsync(PaySecret secret, HttpClient http)
    {
        using var live = await LiveReader.StartedAsync(http, secret.BeganAt);
        List<string> lines = [];
        while (live.LastId < secret.EndedAt && await live.BlockAsync() is { } block)
            lines.AddRange(block.Lines);

        var told = string.Join('\n', lines);
        Assert.DoesNotContain(secret.Told, text => told.Contains(text, StringComparison.Ordinal));
        Assert.DoesNotContain(secret.Ids.Take(5), id => told.Contains(id.ToString(), StringComparison.Ordinal));
    }

    /// <summary>Every route that reads, with every id that it could mean; some with what narrows or moves them.</summary>
    private IEnumerable<string> Paths(PaySecret secret)
    {
        var knownAt = $"knownAt={Uri.EscapeDataString(_api.Clock.GetUtcNow().UtcDateTime.ToString("O"))}";
        List<string> paths =
        [
            .. from endpoint in _api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
               where endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal)
               where endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Contains("GET")
               from path in Filled(endpoint.RoutePattern, secret)
               where path != Live
               select path,
        ];
        return
        [
            .. paths,
            .. paths.Where(path => path.Contains("reward", StringComparison.Ordinal)).Select(path => $"{path}?{knownAt}"),
            .. SealedStreams.PayKinds.Select(kind => $"/api/v1/audit/events?kind={kind}&limit=200"),
            .. SealedStreams.PayKinds.SelectMany(kind => new[] { $"/api/v1/audit/events.csv?kind={kind}", $"/api/v1/audit/events.jsonl?kind={kind}" }),
            .. secret.Told.SelectMany(text => new[] { $"/api/v1/audit/events?text={Uri.EscapeDataString(text)}", $"/api/v1/imports?search={Uri.EscapeDataString(text)}" }),
            .. secret.Ids.Select(id => $"/api/v1/audit/events?subjectId={id}&limit=200"),
            $"/api/v1/audit/access?personId={secret.PersonId}",
            $"/api/v1/audit/access?act=read&limit=200",
            $"/api/v1/reward-disputes?runId={secret.FirstRun}",
            $"/api/v1/reward-runs?planId={secret.Scenario.PlanId}",
            $"/api/v1/organization/difference?fromKnownAt={Uri.EscapeDataString(ApiFixture.Start.UtcDateTime.ToString("O"))}",
            $"/api/v1/organization/difference.csv?fromKnownAt={Uri.EscapeDataString(ApiFixture.Start.UtcDateTime.ToString("O"))}",
            $"/api/v1/kpis/{secret.Scenario.Revenue}/difference?fromKnownAt={Uri.EscapeDataString(ApiFixture.Start.UtcDateTime.ToString("O"))}",
            $"/api/v1/home?{knownAt}",
            $"/api/v1/changes?limit=200",
        ];
    }

    private static IEnumerable<string> Filled(RoutePattern pattern, PaySecret secret)
    {
        IEnumerable<string> paths = [""];
        foreach (var segment in pattern.PathSegments)
        {
            IReadOnlyList<string> choices = segment.Parts[0] switch
            {
                RoutePatternLiteralPart literal => [literal.Content],
                RoutePatternParameterPart { Name: "kind" } => [.. SealedStreams.PayKinds, "kpi", "kpi-values", "person", "unit"],
                RoutePatternParameterPart { Name: "period" } => ["2026-09"],
                RoutePatternParameterPart { Name: "runId" } => [$"{secret.FirstRun}", $"{secret.SecondRun}"],
                RoutePatternParameterPart { Name: "personId" } => [$"{secret.PersonId}"],
                RoutePatternParameterPart => [.. secret.Ids.Select(id => id.ToString())],
                _ => throw new InvalidOperationException($"{pattern.RawText} has a part that this test cannot fill in."),
            };
            paths = [.. from path in paths from choice in choices select $"{path}/{choice}"];
        }

        return paths;
    }
}
