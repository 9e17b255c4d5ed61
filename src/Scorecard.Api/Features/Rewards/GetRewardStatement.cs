using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.History;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Rewards;

namespace Scorecard.Api.Features.Rewards;

/// <summary>
/// One person's pay of one run, like a receipt: every factor with its formula in figures and the values it rests on. One's own from the moment
/// it was released; that of others for whoever may see the run, which is recorded.
/// </summary>
public static class GetRewardStatement
{
    public static void Map(IEndpointRouteBuilder statements) => statements
        .MapGet("{runId}/{personId}", Handle)
        .WithName("getRewardStatement")
        .WithSummary("A statement of pay")
        .RequireSignIn();

    private static async Task<Ok<RewardStatement>> Handle(
        Guid runId,
        Guid personId,
        [AsParameters] AsOfQuery query,
        Reader reader,
        RewardAccess access,
        RunStore store,
        ScorecardEvidenceReader scorecards,
        KpiEvidenceReader kpis,
        StatementChanges changes,
        People people,
        AuditTrail trail,
        CurrentUser user,
        CancellationToken ct)
    {
        var read = await reader.ReadAsync(query, new Needs { Some = [(RewardRun.Category, runId)] }, ct);
        if (read.Facts.Find<RewardRun>(runId) is not { State.Computation: { } computation } run
            || await access.FindPlanAsync(computation.PlanId, ct) is not { } plan
            || !(access.MaySee(plan.State) || (personId == user.PersonId && run.State.IsReleased))
            || await store.LineAsync(user.OrgId, computation.Hash, personId, ct) is null)
        {
            throw RefusedException.NotFound("reward_statement");
        }

        var (basis, lines) = await store.VerifiedAsync(user.OrgId, computation.Hash, ct);
        if (personId != user.PersonId)
            await trail.ReadAsync("pay-statement", personId, ct);
        var names = await people.AllAsync(user.OrgId, ct);
        var subjects = await RewardNames.ReadAsync(basis.Rules, reader, user, ct);
        var kept = lines.First(line => line.PersonId == personId);
        var evidence = await scorecards.ReadAsync(ScorecardsOf(basis, kept.Read(), subjects), computation.Period, computation.KnownAt, ct);
        var figures = await kpis.ReadAsync(basis, computation.KnownAt, ct);
        var changed = await changes.ReadAsync(computation, basis, kept.Read(), subjects, names, ct);
        return TypedResults.Ok(new StatementBuilder(basis, [.. lines.Select(line => line.Read())], subjects, evidence, figures, changed).Build(
            run, plan, kept, names.RefOf(personId) ?? new PersonRef(personId, "")));
    }

    /// <summary>Those that pay the person, as far as the reader may see what they are made of.</summary>
    private static HashSet<Guid> ScorecardsOf(RunBasis basis, RunLine line, RewardNames names) =>
    [
        .. from input in basis.Inputs
           let measure = basis.Rules.Measures.FirstOrDefault(measure => measure.Id == input.RuleId)
           where measure is { Basis: MeasureBasis.ScorecardScore } && input.SubjectId is not null
           where input.UnitId is not { } unit || line.Units.Any(one => one.UnitId == unit)
           where (input.UnitId ?? measure.SubjectId) is { } whose && names.MayReadUnit(whose)
           select input.SubjectId!.Value,
    ];
}
