using System.Globalization;
using Npgsql;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Rewards;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Rewards;

/// <summary>
/// <c>reproduce</c> and the id of a run on the command line: computes the run again from the log, says how many lines it compared and
/// both hashes, and exits with 0 when every line and the hash are what they were, else with 1. It names nobody and no amount.
/// </summary>
public static class ReproduceCommand
{
    public const string Name = "reproduce";

    public static bool IsMeant(string[] args) => args is [Name, ..];

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, string[] args, TextWriter output, CancellationToken ct = default)
    {
        if (args is not [Name, var given] || !Guid.TryParse(given, out var runId))
        {
            await output.WriteLineAsync("Usage: reproduce <id of the run>");
            return 1;
        }

        await using var scope = services.CreateAsyncScope();
        try
        {
            return await RunAsync(scope.ServiceProvider, runId, output, ct);
        }
        catch (NpgsqlException failure)
        {
            await output.WriteLineAsync($"Not reproduced: {failure.Message.ReplaceLineEndings(" ")}");
            return 1;
        }
    }

    private static async Task<int> RunAsync(IServiceProvider services, Guid runId, TextWriter output, CancellationToken ct)
    {
        var rows = services.GetRequiredService<OrganizationRows>();
        await rows.PrepareAsync(ct);
        await using var organization = rows.Above.CreateCommand("select org_id from streams where kind = $1 and id = $2");
        organization.Parameters.AddWithValue(RewardRun.Category);
        organization.Parameters.AddWithValue(runId);
        if (await organization.ExecuteScalarAsync(ct) is not Guid orgId
            || !await services.GetRequiredService<CurrentUser>().LoadNobodyAsync(orgId, ct)
            || (await services.GetRequiredService<Reader>().ReadAsync(new Needs { Some = [(RewardRun.Category, runId)] }, ct))
                .Facts.Find<RewardRun>(runId)?.State.Computation is not { } run)
        {
            await output.WriteLineAsync($"Not reproduced: there is no run {runId}.");
            return 1;
        }

        var reproduction = await services.GetRequiredService<RunReproducer>().ReproduceAsync(orgId, runId, run, ct);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{(reproduction.Ok ? "Reproduced" : "Differs")}: run {runId} of {run.Period}, known at {run.KnownAt:O}, "
            + $"{run.Lines} lines compared, {reproduction.Differences.Count} different."));
        await output.WriteLineAsync($"  in the log  {reproduction.Hash}");
        await output.WriteLineAsync($"  recomputed  {reproduction.RecomputedHash ?? "nothing: the plan is not in the log"}");
        return reproduction.Ok ? 0 : 1;
    }
}
