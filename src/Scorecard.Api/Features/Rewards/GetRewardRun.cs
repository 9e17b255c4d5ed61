using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Rewards;

/// <summary>A run with its lines, as far as it had come at a moment. Looking at it is recorded in the access log. A run that was tampered with is 409.</summary>
public static class GetRewardRun
{
    public static void Map(IEndpointRouteBuilder runs) => runs
        .MapGet("{id}", Handle)
        .WithName("getRewardRun")
        .WithSummary("A run with its lines")
        .RequireSignIn()
        .ProducesProblem(409);

    private static async Task<Ok<RewardRunDetail>> Handle(
        Guid id,
        [AsParameters] AsOfQuery query,
        Reader reader,
        RewardAccess access,
        RunStore store,
        RunApprovers approvers,
        RunFreshness freshness,
        PostgresEventStore log,
        People people,
        AuditTrail trail,
        CurrentUser user,
        CancellationToken ct)
    {
        var (_, plan) = await access.FindRunAsync(id, ct);
        var read = await reader.ReadAsync(query, new Needs { AllOf = [RewardRun.Category, Participant.Category, Person.Category] }, ct);
        if (read.Facts.Find<RewardRun>(id) is not { State.Computation: { } computation } run)
            throw RefusedException.NotFound("reward_run");

        var (basis, lines) = await store.VerifiedAsync(user.OrgId, computation.Hash, ct);
        await trail.ReadAsync("pay-run", ofPersonId: null, ct);
        var names = await people.AllAsync(user.OrgId, ct);
        var held = computation.Held > 0 ? new HeldInputs(basis, await RewardNames.ReadAsync(basis.Rules, reader, user, ct)) : null;
        var rules = plan.State.Versions.First(version => version.Number == computation.PlanVersion).Rules;
        var ofPlan = read.Facts.All<RewardRun>().Where(one => one.State.Computation?.PlanId == plan.Id);
        var changed = await freshness.ChangedAsync(query, ofPlan, new Dictionary<Guid, RewardPlan> { [plan.Id] = plan.State }, ct);
        var waits = run.State.Status is RewardRunStatus.Computed or RewardRunStatus.Reviewed;
        return TypedResults.Ok(new RewardRunDetail(
            RewardRunView.Of(run, plan.State, names, access.MayManage(plan.State), user.PersonId, changed.GetValueOrDefault(id)?.Count ?? 0),
            [.. lines.Select(line => RewardLineItem.Of(line.Read(), rules, names, held)).OrderBy(line => line.Person.Name, StringComparer.Ordinal)],
            RunHistory.Of(await log.ReadStreamAsync(new StreamId(user.OrgId, RewardRun.Category, id), query.KnownAt?.ToUniversalTime(), ct), names),
            PoolCut.Of(rules, lines.Select(line => line.Read())) is { } cut ? new RunCut(rules.PoolAmount!.Value, cut.Sum.ToDecimal(), cut.Factor.ToDecimal()) : null,
            waits ? await approvers.OfAsync(plan.State, computation, lines.Select(line => line.PersonId).ToHashSet(), names, ct) : [],
            run.State.IsOpen ? [.. WarningsOf(computation, read)] : []));
    }

    private static IEnumerable<PlanWarning> WarningsOf(RewardRunComputed run, Snapshot read) => ParticipantWarnings.OfRun(
        read.Facts.All<Participant>().Select(one => one.State).Where(one => one.PlanId == run.PlanId),
        read.Facts.All<Person>().ToDictionary(one => one.Id, one => one.State),
        run.Period,
        read.Organization.Calendar);
}

/// <param name="Steps">Those that were taken, in order.</param>
/// <param name="Cut">How the pool cut the amounts; null unless it was exceeded.</param>
/// <param name="Approvers">Who may approve it today; empty once it is approved or discarded.</param>
/// <param name="Warnings">Before it is frozen: participants who are deactivated or erased, or take part on only some days of the period.</param>
public sealed record RewardRunDetail(
    RewardRunView Run,
    IReadOnlyList<RewardLineItem> Lines,
    IReadOnlyList<RewardRunStep> Steps,
    RunCut? Cut,
    IReadOnlyList<PersonRef> Approvers,
    IReadOnlyList<PlanWarning> Warnings);

/// <param name="Sum">Of all amounts before the cut, unrounded.</param>
/// <param name="Factor">Pool ÷ sum, a share.</param>
public sealed record RunCut(decimal Pool, decimal Sum, decimal Factor);
