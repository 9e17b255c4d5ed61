using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Rewards;

/// <summary>
/// Computes everybody's pay of a plan for a period. After a run of it was frozen the next one adjusts that: it pays or takes back
/// differences, by the version of the plan that the first was paid by. Where nothing differs none is made.
/// </summary>
public static class ComputeRewardRun
{
    public static void Map(IEndpointRouteBuilder runs) => runs
        .MapPut("{id}", Handle)
        .WithName("computeRewardRun")
        .WithSummary("Compute a run")
        .RequirePermission(Permission.ManageRewards);

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id,
        ComputeRewardRunRequest request,
        Reader reader,
        RewardAccess access,
        RunComputer computer,
        RunStore documents,
        PostgresEventStore store,
        CommandRunner commands,
        CurrentUser user,
        CancellationToken ct)
    {
        var knownAt = await store.SafeKnowledgeTimeAsync(ct);
        var read = await reader.ReadAsync(new Needs { Some = [(RewardPlan.Category, request.PlanId)], AllOf = [RewardRun.Category] }, ct);
        var plan = access.ManagedPlan(read.Facts, request.PlanId);
        var runs = read.Facts.All<RewardRun>().Where(run => run.State.Computation is { } one && one.PlanId == request.PlanId && one.Period == request.Period).ToList();
        if (runs.FirstOrDefault(run => run.Id == id) is { Version: 1 } computed) // the same request again
            return TypedResults.Ok(new CommandAccepted(computed.Version, computed.RecordedAt));
        if (plan.Archived)
            return Problems.From(RewardPlanErrors.Archived);
        if (request.Period.Frequency != plan.Terms!.Frequency)
            return Problems.From(RewardPlanErrors.PeriodOfOtherFrequency);
        if (request.Period.LastDay(read.Organization.Calendar) >= read.Organization.Today)
            return Problems.From(RewardRunErrors.PeriodNotOver);
        if (runs.Any(run => run.State.IsOpen))
            return Problems.From(StatusCodes.Status409Conflict, RewardRunErrors.Open);

        var released = runs.Where(run => run.State.IsReleased).OrderBy(run => run.State.Computation!.KnownAt).ToList();
        List<RewardRunComputed> before = [.. released.Select(run => run.State.Computation!)];
        if (await computer.ComputeAsync(request.PlanId, before is [] ? 0 : before[^1].PlanVersion, request.Period, knownAt, before, limitPerPayPeriod: true, ct) is not { } record)
            return Problems.From(RewardPlanErrors.NotInForce);
        if (record.Refusal(adjusts: before is not []) is { } refused)
            return Problems.From(refused);

        await documents.SaveAsync(user.OrgId, record, ct);
        return (await commands.CreateAsync<RewardRun, RewardRunEvent>(
            id,
            run => run.Compute(new RewardRunComputed(
                request.PlanId,
                record.PlanVersion,
                request.Period,
                knownAt,
                user.PersonId,
                released is [] ? null : released[^1].Id,
                record.Lines.Count,
                record.Held,
                record.Total,
                record.Due,
                record.Hash,
                record.Granted,
                record.Withdrawn,
                record.AwardsOnly ? true : null,
                released is [] ? null : true)),
            ct)).ToHttp();
    }
}

/// <param name="Period">A period of the plan that is over.</param>
public sealed record ComputeRewardRunRequest(Guid PlanId, Period Period);
