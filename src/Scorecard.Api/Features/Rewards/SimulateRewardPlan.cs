using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Rewards;

/// <summary>
/// What a draft, or a published version, would have paid over real periods or with entered attainments, beside another version: in all, by
/// unit, person by person. Writes nothing.
/// </summary>
public static class SimulateRewardPlan
{
    private const int MostPeriods = 12;

    public static void Map(IEndpointRouteBuilder plans) => plans
        .MapPost("{id}/simulations", Handle)
        .WithName("simulateRewardPlan")
        .WithSummary("Simulate a reward plan")
        .RequireSignIn()
        .Validate(new SimulateRewardPlanValidator(MostPeriods));

    private static async Task<Results<Ok<RewardSimulation>, ProblemHttpResult>> Handle(
        Guid id,
        SimulateRewardPlanRequest request,
        Reader reader,
        RewardAccess access,
        RunComputer computer,
        RewardSubjects subjects,
        People people,
        AuditTrail trail,
        CurrentUser user,
        CancellationToken ct)
    {
        var read = await reader.ReadAsync(new Needs { Some = [(RewardPlan.Category, id)] }, ct);
        if (read.Facts.Find<RewardPlan>(id) is not { State: { Terms: { } terms } plan })
            throw RefusedException.NotFound("reward_plan");

        access.RequireSeeing(plan);
        if (request.Periods.Any(period => period.Frequency != terms.Frequency))
            return Problems.From(RewardPlanErrors.PeriodOfOtherFrequency);
        if (request.Rules is { } tried
            && (tried.Refusal() ?? await subjects.RefusalAsync(tried, plan.Draft ?? (plan.Versions is [.., var last] ? last.Rules : null), ct)) is { } refused)
        {
            return Problems.From(refused);
        }

        if (RulesOf(plan, request) is not { } rules)
            return Problems.From(RewardPlanErrors.NothingToSimulate);

        await trail.ReadAsync("pay-simulation", ofPersonId: null, ct);
        var simulated = new SimulationBuilder(read.Organization, await people.AllAsync(user.OrgId, ct), rules);
        foreach (var period in request.Periods.Distinct().Order())
        {
            var lines = await computer.SimulateAsync(id, new(0, period, rules), period, Assumptions(rules, request.Assumed), ct);
            var compared = request.CompareWith is { } number && plan.Versions.FirstOrDefault(version => version.Number == number) is { } other
                ? (await computer.SimulateAsync(id, other, period, [null], ct))[0]
                : null;
            simulated.Add(period, lines, compared);
        }

        return TypedResults.Ok(simulated.Build());
    }

    private static PayRules? RulesOf(RewardPlan plan, SimulateRewardPlanRequest request) => request switch
    {
        { Rules: { } tried } => tried,
        { Version: { } number } => plan.Versions.FirstOrDefault(version => version.Number == number)?.Rules,
        _ => plan.Draft ?? (plan.Versions is [.., var last] ? last.Rules : null),
    };

    /// <summary>First as assumed, then with one measure after the other a point better.</summary>
    private static List<Func<PayMeasure, MeasuredInput, MeasuredInput>?> Assumptions(PayRules rules, IReadOnlyList<AssumedPercent> assumed)
    {
        var by = assumed.DistinctBy(one => one.MeasureId).ToDictionary(one => one.MeasureId, one => one.Percent);
        MeasuredInput Assume(PayMeasure measure, MeasuredInput input) => by.TryGetValue(measure.Id, out var percent) ? new(percent) : input;
        return
        [
            Assume,
            .. rules.Measures.Select(better => (Func<PayMeasure, MeasuredInput, MeasuredInput>)((measure, input) =>
            {
                var taken = Assume(measure, input);
                return measure.Id == better.Id && taken.Percent is { } percent ? new(percent + 1) : taken;
            })),
        ];
    }
}

/// <param name="Rules">Rules to try that are not saved; null = those of the version.</param>
/// <param name="Version">Number of a published version; null = the draft, or the last version where there is none.</param>
/// <param name="Periods">Of the plan's frequency, over or not.</param>
/// <param name="Assumed">Attainments or scores to take instead of what was measured.</param>
/// <param name="CompareWith">Number of the version to set beside it; null = none.</param>
public sealed record SimulateRewardPlanRequest(
    PayRules? Rules, int? Version, IReadOnlyList<Period> Periods, IReadOnlyList<AssumedPercent> Assumed, int? CompareWith);

/// <param name="Percent">100 = the target.</param>
public sealed record AssumedPercent(Guid MeasureId, decimal Percent);

public sealed class SimulateRewardPlanValidator : AbstractValidator<SimulateRewardPlanRequest>
{
    public SimulateRewardPlanValidator(int mostPeriods)
    {
        RuleFor(request => request.Periods).Count(1, mostPeriods);
        RuleFor(request => request.Assumed).Count(0, RewardPlan.MaxMeasures);
        RuleForEach(request => request.Assumed).ChildRules(one => one.RuleFor(assumed => assumed.Percent).Between(0m, 10_000m));
        RuleFor(request => request.Rules!).SetValidator(new PayRulesValidator()).When(request => request.Rules is not null);
    }
}
