using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.History;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Rewards;

/// <summary>One's own disputes, and those about the plans that one may see the pay of; open ones first.</summary>
public static class ListDisputes
{
    public static void Map(IEndpointRouteBuilder disputes) => disputes
        .MapGet("", Handle)
        .WithName("listDisputes")
        .WithSummary("Disputes about statements")
        .RequireSignIn();

    private static async Task<Ok<DisputeList>> Handle(
        Guid? runId, [AsParameters] AsOfQuery query, Reader reader, PostgresEventStore store, RewardAccess access, People people, CurrentUser user, CancellationToken ct)
    {
        var read = await reader.ReadAsync(query, new Needs { AllOf = [Dispute.Category, RewardRun.Category, RewardPlan.Category] }, ct);
        var runs = read.Facts.All<RewardRun>().ToDictionary(run => run.Id, run => run.State.Computation!);
        var plans = read.Facts.All<RewardPlan>().ToDictionary(plan => plan.Id, plan => plan.State);
        var seen = await access.SeenAsync(ct);
        var names = await people.AllAsync(user.OrgId, ct);
        bool Decides(Dispute dispute) => seen.ContainsKey(runs[dispute.RunId].PlanId) && dispute.PersonId != user.PersonId;
        List<Stored<Dispute>> visible =
        [
            .. read.Facts.All<Dispute>().Where(dispute => (runId is null || dispute.State.RunId == runId) && (Decides(dispute.State) || dispute.State.PersonId == user.PersonId)),
        ];
        var said = await SaidAsync(store, user.OrgId, visible, ct);
        return TypedResults.Ok(new DisputeList(
            read.AsOf,
            [
                .. from dispute in visible
                   let run = runs[dispute.State.RunId]
                   let plan = plans[run.PlanId]
                   orderby dispute.State.IsOpen descending, dispute.RecordedAt descending
                   select new DisputeView(
                       dispute.Id,
                       dispute.Version,
                       dispute.State.RunId,
                       plan.Terms!.Name,
                       run.Period,
                       names.RefOf(dispute.State.PersonId) ?? new PersonRef(dispute.State.PersonId, ""),
                       dispute.State.Reason,
                       dispute.State.Status,
                       [.. dispute.State.Messages.Zip(said[dispute.Id], (message, at) => new DisputeMessageView(names.RefOf(message.By), message.Text, at))],
                       dispute.RecordedAt,
                       Decides(dispute.State)),
            ]));
    }

    /// <summary>When each message was recorded, in their order: every event of a dispute but its withdrawal says one thing.</summary>
    private static async Task<ILookup<Guid, DateTimeOffset>> SaidAsync(PostgresEventStore store, Guid orgId, List<Stored<Dispute>> disputes, CancellationToken ct)
    {
        IReadOnlyList<Recorded> events = disputes is []
            ? []
            : await store.ReadChangesAsync(
                new ChangesRequest(orgId, DateTimeOffset.UnixEpoch, disputes.Max(dispute => dispute.RecordedAt))
                {
                    Streams = [.. disputes.Select(dispute => new StreamId(orgId, Dispute.Category, dispute.Id))],
                },
                ct);
        return events.Where(one => one.Change is not DisputeWithdrawn).ToLookup(one => one.Stream.Id, one => one.RecordedAt);
    }
}

public sealed record DisputeList(AsOfView AsOf, IReadOnlyList<DisputeView> Disputes);

/// <param name="ChangedAt">When somebody last said something in it.</param>
/// <param name="CanDecide">The reader may accept and reject it.</param>
public sealed record DisputeView(
    Guid Id,
    int Version,
    Guid RunId,
    string PlanName,
    Period Period,
    PersonRef Person,
    DisputeReason Reason,
    DisputeStatus Status,
    IReadOnlyList<DisputeMessageView> Messages,
    DateTimeOffset ChangedAt,
    bool CanDecide);

public sealed record DisputeMessageView(PersonRef? By, string Text, DateTimeOffset At);
