using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Rewards;

/// <summary>What a period would pay the person who asks, as things stand and with attainments of their own choice.</summary>
public static class EstimateReward
{
    public static void Map(IEndpointRouteBuilder statements) => statements
        .MapPost("estimates", Handle)
        .WithName("estimateReward")
        .WithSummary("Estimate one's own pay")
        .RequireSignIn()
        .Validate(new EstimateRewardValidator());

    private static async Task<Results<Ok<RewardEstimate>, ProblemHttpResult>> Handle(
        EstimateRewardRequest request, Reader reader, RunComputer computer, CurrentUser user, CancellationToken ct)
    {
        var participantId = DerivedIds.Of(request.PlanId, user.PersonId);
        var read = await reader.ReadAsync(new Needs { Some = [(RewardPlan.Category, request.PlanId), (Participant.Category, participantId)] }, ct);
        if (read.Facts.Find<RewardPlan>(request.PlanId)?.State is not { } plan || read.Facts.Find<Participant>(participantId) is null)
            throw RefusedException.NotFound("reward_plan");
        if (plan.VersionFor(request.Period) is not { } version || request.Period.Frequency != plan.Terms!.Frequency)
            return Problems.From(RewardPlanErrors.NotInForce);

        var assumed = request.Assumed.DistinctBy(one => one.MeasureId).ToDictionary(one => one.MeasureId, one => one.Percent);
        var lines = await computer.SimulateAsync(
            request.Period,
            [
                new(request.PlanId, version),
                new(request.PlanId, version, (measure, input) => assumed.TryGetValue(measure.Id, out var percent) ? new(percent) : input),
            ],
            ct);
        RunLine? Own(SimulatedLines all) => all.Lines.FirstOrDefault(line => line.PersonId == user.PersonId);
        var (now, then) = (Own(lines[0]), Own(lines[1]));
        return TypedResults.Ok(new RewardEstimate(now?.Amount, then?.Amount, now?.Held ?? [], then?.Held ?? []));
    }
}

public sealed record EstimateRewardRequest(Guid PlanId, Period Period, IReadOnlyList<AssumedPercent> Assumed);

/// <param name="Now">As things stand; null while something is missing.</param>
/// <param name="Assumed">With the attainments that were given.</param>
public sealed record RewardEstimate(decimal? Now, decimal? Assumed, IReadOnlyList<string> HeldNow, IReadOnlyList<string> HeldAssumed);

public sealed class EstimateRewardValidator : AbstractValidator<EstimateRewardRequest>
{
    public EstimateRewardValidator()
    {
        RuleFor(request => request.Assumed).Count(0, RewardPlan.MaxMeasures);
        RuleForEach(request => request.Assumed).ChildRules(one => one.RuleFor(assumed => assumed.Percent).Between(0m, 10_000m));
    }
}
