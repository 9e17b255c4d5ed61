using Scorecard.Api.Features.Rewards;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Rewards;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Home;

/// <summary>
/// Finds what is told of pay: to whom it pays that a statement is there, and what became of a dispute of one's own. No amount is told, and
/// nothing of anybody else's pay.
/// </summary>
public sealed class OwnPaySubjects(Reader reader, RunStore store, CurrentUser user)
{
    internal async Task<OwnStatements> ReadAsync(IEnumerable<Recorded> events, CancellationToken ct)
    {
        List<(string Kind, Guid Id)> about = [.. events.Where(Tells).Select(recorded => (recorded.Stream.Kind, recorded.Stream.Id)).Distinct()];
        if (about is [] || user.Key is not null)
            return OwnStatements.None;

        var facts = (await reader.ReadAsync(new Needs { Some = about, AllOf = [RewardPlan.Category] }, ct)).Facts;
        var disputes = facts.All<Dispute>().Where(dispute => dispute.State.PersonId == user.PersonId).ToDictionary(dispute => dispute.Id, dispute => dispute.State.RunId);
        var disputed = disputes.Count == 0
            ? []
            : (await reader.ReadAsync(new Needs { Some = [.. disputes.Values.Distinct().Select(id => (RewardRun.Category, id))] }, ct)).Facts.All<RewardRun>();
        var runs = facts.All<RewardRun>().Concat(disputed).DistinctBy(run => run.Id).ToDictionary(run => run.Id, run => run.State.Computation!);
        var own = await store.LinesOfAsync(user.OrgId, [.. runs.Values.Select(run => run.Hash)], user.PersonId, ct);
        return new(
            (from stream in about
             let runId = stream.Kind == RewardRun.Category ? stream.Id : disputes.GetValueOrDefault(stream.Id)
             let run = runs.GetValueOrDefault(runId)
             where run is not null && own.ContainsKey(run.Hash)
             let plan = facts.Find<RewardPlan>(run.PlanId)!.State.Terms!
             select (Stream: new StreamId(user.OrgId, stream.Kind, stream.Id), Subject: new ChangedSubject(ChangeSubject.RewardStatement, runId, plan.Name) { Period = run.Period }))
            .ToDictionary(found => found.Stream, found => found.Subject));
    }

    internal static bool Tells(Recorded recorded) => recorded.Change is RewardRunFrozen or DisputeAnswered or DisputeAccepted or DisputeRejected;
}

/// <summary>The reader's statements that runs and disputes are about, by stream.</summary>
internal sealed record OwnStatements(IReadOnlyDictionary<StreamId, ChangedSubject> ByStream)
{
    public static OwnStatements None { get; } = new(new Dictionary<StreamId, ChangedSubject>());

    /// <summary>Null for what is not told.</summary>
    public ChangedSubject? Of(Recorded recorded) => OwnPaySubjects.Tells(recorded) ? ByStream.GetValueOrDefault(recorded.Stream) : null;
}
