using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Api.Features.Okrs;

namespace Scorecard.IntegrationTests.Sample;

/// <content>What is private is in no answer to anybody else, whichever page, export, search, proof or refusal it is.</content>
public sealed partial class SampleOrganizationTests
{
    /// <summary>Title, description, key result, note of a check-in, comment.</summary>
    private static readonly string[] Secrets = [Private, "당사자와 먼저 이야기한", "야간조 당사자 면담", "세 사람은 낮 근무를", "수당 기준은 인사팀"];

    private static readonly string[] Searches = ["야간", "당사자", "수당"];

    [Theory]
    [InlineData("jihoo.yoon")]
    [InlineData("hayoon.jung")]
    [InlineData("hyunwoo.cho")]
    [InlineData("eunsoo.bae")]
    [InlineData("sungho.ahn")]
    [InlineData("kitae.nam")]
    public async Task What_is_private_is_in_no_answer_to_anybody_else(string person)
    {
        var ids = await PrivateIdsAsync();
        var http = await sample.SignedInAsync(person);

        foreach (var path in Paths(ids))
        {
            var answer = await TextAsync(http, path);
            Assert.All(Secrets, secret => Assert.False(answer.Contains(secret, StringComparison.Ordinal), $"{path} tells {person}: {secret}"));
        }
    }

    [Fact]
    public async Task The_same_walk_finds_all_of_it_for_its_owner()
    {
        var ids = await PrivateIdsAsync();
        var http = await sample.SignedInAsync("eunbi.noh");
        List<string> answers = [];
        foreach (var path in Paths(ids))
            answers.Add(await TextAsync(http, path));

        Assert.All(Secrets, secret => Assert.Contains(answers, answer => answer.Contains(secret, StringComparison.Ordinal)));
    }

    /// <summary>The objective, its key result, the cycle, the unit, the owner.</summary>
    private async Task<IReadOnlyList<Guid>> PrivateIdsAsync()
    {
        var owner = await sample.SignedInAsync("eunbi.noh");
        var objective = (await owner.GetAsync<OkrObjectiveList>("/api/v1/objectives")).Objectives.Single(one => one.Private);
        return [objective.Id, objective.KeyResults[0].Id, objective.CycleId, objective.UnitId, objective.Owner!.Id];
    }

    /// <summary>Every route that is read, with each id in each place, and every search. The stream of changes, which never ends, has tests of its own.</summary>
    private IEnumerable<string> Paths(IReadOnlyList<Guid> ids)
    {
        var routes = sample.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") is true)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/'))
            .Where(pattern => pattern.StartsWith("/api/v1/", StringComparison.Ordinal) && !pattern.EndsWith("/live", StringComparison.Ordinal))
            .ToList();
        foreach (var pattern in routes)
        {
            if (!pattern.Contains('{', StringComparison.Ordinal))
                yield return pattern;
            else
            {
                foreach (var id in ids)
                {
                    foreach (var kind in pattern.Contains("{kind}", StringComparison.Ordinal) ? ["objective", "key-result", "objective-comments", "cycle"] : new[] { "" })
                        yield return Filled(pattern, id, kind);
                }
            }
        }

        foreach (var search in Searches.Select(Uri.EscapeDataString))
        {
            yield return $"/api/v1/audit/events?text={search}";
            yield return $"/api/v1/audit/events.csv?text={search}";
            yield return $"/api/v1/audit/events.jsonl?text={search}";
            yield return $"/api/v1/kpi-library?q={search}";
        }

        foreach (var id in ids)
        {
            yield return $"/api/v1/audit/events?subjectId={id}&limit=100";
            yield return $"/api/v1/audit/events.jsonl?subjectId={id}";
            yield return $"/api/v1/alignment?root={id}";
            yield return $"/api/v1/alignment?unitId={id}";
            yield return $"/api/v1/objectives?unitId={id}&archived=true";
            yield return $"/api/v1/objectives?ownerId={id}";
            yield return $"/api/v1/objectives?cycleId={id}";
        }

        yield return "/api/v1/objectives?date=2026-10";
        yield return "/api/v1/changes?since=2026-10-01T00:00:00Z";
        yield return "/api/v1/home?knownAt=2026-11-16T00:00:00Z";
    }

    private static string Filled(string pattern, Guid id, string kind) => string.Join('/', pattern.Split('/').Select(part => part switch
    {
        "{kind}" => kind,
        "{period}" => "2026-10",
        ['{', ..] => id.ToString(),
        _ => part,
    }));

    /// <summary>The answer, whatever its status, with its letters as they are read.</summary>
    private static async Task<string> TextAsync(HttpClient http, string path)
    {
        using var response = await http.GetAsync(path);
        return Escaped().Replace(
            await response.Content.ReadAsStringAsync(),
            letter => ((char)int.Parse(letter.ValueSpan[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
    }

    [GeneratedRegex(@"\\u[0-9a-fA-F]{4}")]
    private static partial Regex Escaped();
}
