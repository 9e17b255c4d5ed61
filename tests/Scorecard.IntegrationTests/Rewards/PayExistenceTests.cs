using System.Net;
using System.Text.Json.Nodes;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.Rewards;

/// <summary>Whoever may not see a plan cannot tell one that exists from one that does not: status, code and words are the same.</summary>
public sealed class PayExistenceTests(ApiFixture api)
{
    [Theory]
    [InlineData(Role.Hr, HttpStatusCode.NotFound)]
    [InlineData(Role.Administrator, HttpStatusCode.Forbidden)]
    [InlineData(Role.Auditor, HttpStatusCode.Forbidden)]
    [InlineData(Role.Leadership, HttpStatusCode.Forbidden)]
    public async Task What_exists_is_answered_as_what_does_not(Role role, HttpStatusCode toManaging)
    {
        var secret = await PaySecret.CreateAsync(api);
        var own = role is Role.Hr ? await api.UnitAsync() : api.RootUnitId;
        var http = await api.SignedInAsync(role, own);
        var rules = System.Text.Json.JsonSerializer.Serialize(secret.Scenario.Rules with { Measures = [.. secret.Scenario.Rules.Measures.Select(measure => measure with { Basis = Domain.Rewards.MeasureBasis.ScorecardScore, SubjectId = null })] }, HttpClientExtensions.Json);
        var terms = $"\"name\":\"Other\",\"description\":null,\"frequency\":\"quarterly\",\"unitId\":\"{own}\",\"approvers\":[],\"rules\":{rules}";
        var segment = $"{{\"from\":\"2026-01-01\",\"to\":\"2026-12-31\",\"unitId\":\"{own}\",\"targetAmount\":1}}";
        (string Method, string Path, string? Body, bool Manages)[] requests =
        [
            ("GET", "reward-plans/{plan}", null, false),
            ("GET", "reward-plans/{plan}/participants", null, false),
            ("GET", "reward-runs/{run}", null, false),
            ("GET", "reward-runs/{run}/payroll.csv", null, false),
            ("GET", "reward-statements/{run}/{person}", null, false),
            ("GET", "integrity/streams/reward-run/{run}", null, false),
            ("GET", "integrity/streams/participant/{participant}", null, false),
            ("POST", "reward-plans/{plan}/simulations", "{\"rules\":null,\"version\":1,\"periods\":[\"2026-Q3\"],\"assumed\":[],\"compareWith\":null}", false),
            ("POST", "reward-plans/{plan}/revisions", $"{{{terms},\"expectedVersion\":1}}", true),
            ("POST", "reward-plans/{plan}/publications", "{\"from\":\"2026-Q4\",\"expectedVersion\":1}", true),
            ("POST", "reward-plans/{plan}/archivings", "{\"expectedVersion\":1}", true),
            ("POST", "reward-plans/{plan}/restorations", "{\"expectedVersion\":1}", true),
            ("PUT", "reward-plans/{plan}/participants/{person}", $"{{\"segments\":[{segment}],\"expectedVersion\":0}}", true),
            ("PUT", "reward-plans/{plan}/participants/{person}", $"{{\"segments\":[{segment}],\"expectedVersion\":1}}", true),
            ("POST", "reward-plans/{plan}/participants/{person}/modifiers", "{\"modifierId\":\"{plan}\",\"period\":\"2026-Q3\",\"percent\":1,\"reason\":\"x\",\"expectedVersion\":1}", true),
            ("POST", "reward-plans/{plan}/enrolments", $"{{\"unitId\":\"{own}\",\"from\":\"2026-01-01\",\"to\":\"2026-12-31\",\"targetAmount\":1}}", true),
            ("POST", "reward-plans/{plan}/participant-import-previews", "person,unit,from,to,amount", true),
            ("POST", "reward-plans/{plan}/participant-imports", $"{{\"lines\":[{{\"personId\":\"{{person}}\",\"unitId\":\"{own}\",\"from\":\"2026-01-01\",\"to\":\"2026-12-31\",\"targetAmount\":1,\"expectedVersion\":1}}]}}", true),
            ("PUT", "reward-runs/{new}", "{\"planId\":\"{plan}\",\"period\":\"2026-Q3\"}", true),
            ("POST", "reward-runs/{run}/reviews", "{\"expectedVersion\":1}", false),
            ("POST", "reward-runs/{run}/approvals", "{\"expectedVersion\":1}", false),
            ("POST", "reward-runs/{run}/freezes", "{\"expectedVersion\":1}", false),
            ("POST", "reward-runs/{run}/payments", "{\"controlTotal\":1,\"expectedVersion\":1}", false),
            ("POST", "reward-runs/{run}/discards", "{\"reason\":\"x\",\"expectedVersion\":1}", false),
            ("POST", "reward-runs/{run}/reproductions", "{}", false),
            ("POST", "reward-statements/estimates", "{\"planId\":\"{plan}\",\"period\":\"2026-Q3\",\"assumed\":[]}", false),
            ("PUT", "reward-disputes/{new}", "{\"runId\":\"{run}\",\"reason\":\"value\",\"text\":\"x\"}", false),
            ("POST", "reward-disputes/{dispute}/answers", "{\"text\":\"x\",\"needsInformation\":false,\"expectedVersion\":1}", false),
            ("POST", "reward-disputes/{dispute}/acceptances", "{\"text\":\"x\",\"expectedVersion\":1}", false),
            ("POST", "reward-disputes/{dispute}/rejections", "{\"text\":\"x\",\"expectedVersion\":1}", false),
            ("POST", "reward-disputes/{dispute}/withdrawals", "{\"expectedVersion\":1}", false),
        ];

        foreach (var (method, path, body, manages) in requests)
        {
            var there = await AnswerAsync(http, method, path, body, there: secret);
            var nowhere = await AnswerAsync(http, method, path, body, there: null);
            Assert.Equal((method, path, nowhere.Status, nowhere.Body), (method, path, there.Status, there.Body));
            Assert.Equal((method, path, manages ? toManaging : HttpStatusCode.NotFound), (method, path, there.Status));
        }
    }

    /// <param name="there">Null = with ids of nothing.</param>
    private static async Task<(HttpStatusCode Status, string Body)> AnswerAsync(HttpClient http, string method, string path, string? body, PaySecret? there)
    {
        string Fill(string text) => text
            .Replace("{plan}", $"{there?.Scenario.PlanId ?? Guid.CreateVersion7()}", StringComparison.Ordinal)
            .Replace("{run}", $"{there?.FirstRun ?? Guid.CreateVersion7()}", StringComparison.Ordinal)
            .Replace("{person}", $"{there?.PersonId ?? Guid.CreateVersion7()}", StringComparison.Ordinal)
            .Replace("{participant}", $"{there?.ParticipantId ?? Guid.CreateVersion7()}", StringComparison.Ordinal)
            .Replace("{dispute}", $"{there?.DisputeId ?? Guid.CreateVersion7()}", StringComparison.Ordinal)
            .Replace("{new}", $"{Guid.CreateVersion7()}", StringComparison.Ordinal);

        var type = path.EndsWith("previews", StringComparison.Ordinal) ? "application/octet-stream" : "application/json";
        using var response = body is null
            ? await http.GetAsync($"/api/v1/{Fill(path)}")
            : await http.SendRawAsync(new HttpMethod(method), $"/api/v1/{Fill(path)}", Fill(body), type);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
        foreach (var own in new[] { "traceId", "instance", "correlationId" })
            problem.Remove(own);
        return (response.StatusCode, problem.ToJsonString());
    }
}
