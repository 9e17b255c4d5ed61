using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Scorecard.Api.Features.Rewards;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;

namespace Scorecard.IntegrationTests.Rewards;

/// <summary>
/// One person's pay with amounts that nothing else can be taken for, paid and adjusted once, and everything that gives it away: target,
/// amounts, totals, what was written about it, and the hashes by which whoever has them could try amounts until one fits.
/// </summary>
internal sealed record PaySecret(
    RewardScenario Scenario, Guid PersonId, HttpClient Http, Guid ParticipantId, Guid FirstRun, Guid SecondRun, Guid DisputeId, IReadOnlyList<string> Told, long BeganAt, long EndedAt)
{
    public const decimal Target = 7_654_321_987_650m;

    private const string Said = "Seventy-six times what it was before.";

    /// <summary>Ids that a route can be asked with.</summary>
    public IReadOnlyList<Guid> Ids => [Scenario.PlanId, FirstRun, SecondRun, DisputeId, ParticipantId, PersonId, Scenario.Revenue, Scenario.UnitId];

    public static async Task<PaySecret> CreateAsync(ApiFixture api)
    {
        var began = await PositionAsync(api);
        var scenario = await RewardScenario.CreateAsync(api, rules => rules with { Leaderboard = new(MeasureId: null, LeaderboardOf.People) });
        var person = await api.PersonAsync(Role.Viewer, scenario.UnitId);
        await (await scenario.Hr.PutAsync(
            $"/api/v1/reward-plans/{scenario.PlanId}/participants/{person.Id}",
            new SetParticipationRequest([new(new(2026, 1, 1), new(2026, 12, 31), scenario.UnitId, Target)], ExpectedVersion: 0, Said))).ReadAsync<CommandAccepted>();
        var first = await scenario.FrozenAsync();
        var dispute = Guid.CreateVersion7();
        await (await person.Http.PutAsync($"/api/v1/reward-disputes/{dispute}", new OpenDisputeRequest(first, DisputeReason.Value, Said))).ReadAsync<CommandAccepted>();
        var paid = (await RunAsync(scenario, first)).Run.Due;
        await (await scenario.Hr.PostAsync($"/api/v1/reward-runs/{first}/payments", new PayRewardRunRequest(paid, 4))).ReadAsync<CommandAccepted>();
        await scenario.Entry.PutAsync(
            $"/api/v1/kpis/{scenario.Revenue}/values/2026-08",
            new Api.Features.Values.RecordValueRequest(80m, Numerator: null, Denominator: null, NotApplicable: false, Comment: null, Reason: "Credit notes.", ExpectedRevision: null));
        var second = await scenario.FrozenAsync();
        HashSet<string> told = [Digits(Target), Said];
        foreach (var run in new[] { await RunAsync(scenario, first), await RunAsync(scenario, second) })
        {
            var line = run.Lines.Single(one => one.Person.Id == person.Id);
            told.UnionWith(new[] { run.Run.Total, run.Run.Due, line.Amount!.Value, line.PaidBefore, line.Due!.Value }.Where(amount => amount != 0).Select(Digits));
            told.Add(run.Run.Hash);
        }

        var participantId = DerivedIds.Of(scenario.PlanId, person.Id);
        told.UnionWith(await HashesAsync(api, scenario.PlanId, participantId, first, second, dispute));
        return new(scenario, person.Id, person.Http, participantId, first, second, dispute, [.. told], began, await PositionAsync(api));
    }

    /// <summary>What of it stands in an answer: body, headers and the parts of a workbook.</summary>
    public IReadOnlyList<string> FoundIn(HttpResponseMessage response, byte[] body)
    {
        var text = new StringBuilder(response.Headers.ToString()).Append(response.Content.Headers).Append(Encoding.UTF8.GetString(body));
        if (body is [(byte)'P', (byte)'K', ..])
        {
            using var archive = new ZipArchive(new MemoryStream(body));
            foreach (var entry in archive.Entries)
            {
                using var reader = new StreamReader(entry.Open());
                text.Append(reader.ReadToEnd());
            }
        }

        var plain = text.ToString();
        var ungrouped = plain.Replace(",", "", StringComparison.Ordinal);
        return [.. Told.Where(secret => plain.Contains(secret, StringComparison.Ordinal) || ungrouped.Contains(secret, StringComparison.Ordinal))];
    }

    private static Task<RewardRunDetail> RunAsync(RewardScenario scenario, Guid run) => scenario.Hr.GetAsync<RewardRunDetail>($"/api/v1/reward-runs/{run}");

    private static string Digits(decimal amount) => Math.Abs(decimal.Truncate(amount)).ToString(CultureInfo.InvariantCulture);

    private static async Task<long> PositionAsync(ApiFixture api)
    {
        await api.AnonymousAsync();
        await using var command = api.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select max(position) from events");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<IReadOnlyList<string>> HashesAsync(ApiFixture api, params Guid[] streams)
    {
        await using var command = api.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select encode(hash, 'hex') from events where stream_id = any($1)");
        command.Parameters.AddWithValue(streams);
        await using var row = await command.ExecuteReaderAsync();
        List<string> hashes = [];
        while (await row.ReadAsync())
            hashes.Add(row.GetString(0));
        return hashes;
    }
}
