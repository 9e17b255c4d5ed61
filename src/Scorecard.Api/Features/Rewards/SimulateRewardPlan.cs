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
/// What a draft, or a published version, would have paid over real periods or with entered attainments, beside another version or another
/// plan: in all, by unit, person by person. Writes nothing.
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
        var otherId = request.ComparePlanId ?? id;
        var read = await reader.ReadAsync(new Needs { Some = [(RewardPlan.Category, id), (RewardPlan.Category, otherId)] }, ct);
        var plan = access.SeenPlan(read.Facts, id);
        var frequency = plan.Terms!.Frequency;
        if (request.Periods.Any(period => period.Frequency != frequency))
            return Problems.From(RewardPlanErrors.PeriodOfOtherFrequency);
        if (request.Rules is { } tried
            && (tried.Refusal() ?? await subjects.RefusalAsync(tried, plan.Draft ?? (plan.Versions is [.., var last] ? last.Rules : null), ct)) is { } refused)
        {
            return Problems.From(refused);
        }

        if (RulesOf(plan, request) is not { } rules)
            return Problems.From(RewardPlanErrors.NothingToSimulate);

        var comparing = request.CompareWith is not null || request.ComparePlanId is not null;
        var other = access.SeenPlan(read.Facts, otherId);
        if (other.Terms!.Frequency != frequency)
            return Problems.From(RewardPlanErrors.PeriodOfOtherFrequency);
        if (comparing && ComparedVersion(other, request.CompareWith, request.Periods[0]) is null)
            return Problems.From(RewardPlanErrors.NothingToSimulate);

        await trail.ReadAsync("pay-simulation", ofPersonId: null, ct);
        var simulated = new SimulationBuilder(read.Organization, await people.AllAsync(user.OrgId, ct), rules);
        foreach (var period in request.Periods.Distinct().Order())
        {
            List<SimulatedCase> cases = [.. Assumptions(rules, request.Assumed).Select(assume => new SimulatedCase(id, new(0, period, rules), assume))];
            if (comparing)
                cases.Add(new(otherId, ComparedVersion(other, request.CompareWith, period)!));
            var lines = await computer.SimulateAsync(period, cases, ct);
            simulated.Add(period, comparing ? [.. lines.SkipLast(1)] : lines, comparing ? lines[^1] : null);
        }

        return TypedResults.Ok(simulated.Build());
    }

    /// <summary>By its number; without one the version that pays the period, or the first where none did yet.</summary>
    private static RewardPlanVersion? ComparedVersion(RewardPlan plan, int? number, Period period) => number is { } given
        ? plan.Versions.FirstOrDefault(version => version.Number == given)
        : plan.VersionFor(period) ?? (plan.Versions is [var first, ..] ? first : null);

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
/// <param name="CompareWith">Number of the version to set beside it; null = none, or of another plan the one that pays each period.</param>
/// <param name="ComparePlanId">Another plan of the same frequency to set beside it, with its own participants; null = the same plan.</param>
public sealed record SimulateRewardPlanRequest(
    PayRules? Rules, int? Version, IReadOnlyList<Period> Periods, IReadOnlyList<AssumedPercent> Assumed, int? CompareWith, Guid? ComparePlanId = null);

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
