using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Rewards;

namespace Scorecard.Api.Features.Rewards;

/// <summary>A run with its lines, as far as it had come at a moment. Looking at it is recorded in the access log.</summary>
public static class GetRewardRun
{
    public static void Map(IEndpointRouteBuilder runs) => runs
        .MapGet("{id}", Handle)
        .WithName("getRewardRun")
        .WithSummary("A run with its lines")
        .RequireSignIn();

    private static async Task<Ok<RewardRunDetail>> Handle(
        Guid id, [AsParameters] AsOfQuery query, Reader reader, RewardAccess access, RunStore store, People people, AuditTrail trail, CurrentUser user, CancellationToken ct)
    {
        var (_, plan) = await access.FindRunAsync(id, ct);
        if ((await reader.ReadAsync(query, new Needs { Some = [(RewardRun.Category, id)] }, ct)).Facts.Find<RewardRun>(id) is not { State.Computation: not null } run)
            throw RefusedException.NotFound("reward_run");

        await trail.ReadAsync("pay-run", ofPersonId: null, ct);
        var names = await people.AllAsync(user.OrgId, ct);
        var lines = await store.LinesAsync(user.OrgId, run.State.Computation!.Hash, ct);
        var held = run.State.Computation.Held > 0 ? await HeldAsync(run.State.Computation.Hash, reader, store, user, ct) : null;
        var rules = plan.State.Versions.First(version => version.Number == run.State.Computation.PlanVersion).Rules;
        return TypedResults.Ok(new RewardRunDetail(
            RewardRunView.Of(run, plan.State, names, access.MayManage(plan.State), user.PersonId),
            [.. lines.Select(line => RewardLineItem.Of(line.Read(), rules, names, held)).OrderBy(line => line.Person.Name, StringComparer.Ordinal)]));
    }

    private static async Task<HeldInputs> HeldAsync(string hash, Reader reader, RunStore store, CurrentUser user, CancellationToken ct)
    {
        var basis = await store.BasisAsync(user.OrgId, hash, ct);
        return new(basis, await RewardNames.ReadAsync(basis.Rules, reader, user, ct));
    }
}

public sealed record RewardRunDetail(RewardRunView Run, IReadOnlyList<RewardLineItem> Lines);
