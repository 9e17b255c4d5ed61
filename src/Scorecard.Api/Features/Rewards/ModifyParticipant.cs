using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Rewards;

/// <summary>Sets a factor of one participant by hand for one period, within the range of the plan and for a reason.</summary>
public static class ModifyParticipant
{
    public static void Map(IEndpointRouteBuilder plans) => plans
        .MapPost("{id}/participants/{personId}/modifiers", Handle)
        .WithName("modifyParticipant")
        .WithSummary("Set a participant's modifier")
        .RequirePermission(Permission.ManageRewards)
        .Validate(new ModifyParticipantValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, Guid personId, ModifyParticipantRequest request, CommandRunner commands, RewardAccess access, CancellationToken ct)
    {
        await access.ManagedPlanAsync(id, ct);
        return (await commands.ChangeAsync<Participant, ParticipantEvent>(
            DerivedIds.Of(id, personId),
            request.ExpectedVersion,
            new Needs { Some = [(RewardPlan.Category, id)] },
            (participant, facts) =>
            {
                var plan = access.ManagedPlan(facts, id);
                if (plan.Archived)
                    return RewardPlanErrors.Archived;

                return plan.VersionFor(request.Period) is { } version
                    ? participant.Modify(version.Rules, request.ModifierId, request.Period, request.Percent)
                    : RewardPlanErrors.NotInForce;
            },
            ct,
            request.Reason)).ToHttp();
    }
}

/// <param name="Percent">Null takes it back to 100.</param>
public sealed record ModifyParticipantRequest(Guid ModifierId, Period Period, decimal? Percent, string Reason, int ExpectedVersion);

public sealed class ModifyParticipantValidator : AbstractValidator<ModifyParticipantRequest>
{
    public ModifyParticipantValidator()
    {
        RuleFor(request => request.Reason).Required().AtMost(TextLimits.Reason);
        RuleFor(request => request.ExpectedVersion).Version();
    }
}
