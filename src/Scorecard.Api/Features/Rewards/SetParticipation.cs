using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;

namespace Scorecard.Api.Features.Rewards;

/// <summary>Says when, where and for how much a person takes part in a plan; no segments end it.</summary>
public static class SetParticipation
{
    public static void Map(IEndpointRouteBuilder plans) => plans
        .MapPut("{id}/participants/{personId}", Handle)
        .WithName("setParticipation")
        .WithSummary("Set a person's part in a reward plan")
        .RequirePermission(Permission.ManageRewards)
        .Validate(new SetParticipationValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id,
        Guid personId,
        SetParticipationRequest request,
        CommandRunner commands,
        ParticipationWriter writer,
        RewardAccess access,
        CurrentUser user,
        CancellationToken ct)
    {
        await access.ManagedPlanAsync(id, ct);
        var participantId = DerivedIds.Of(id, personId);
        var needs = new Needs { Some = [(RewardPlan.Category, id), (Person.Category, personId)], AllOf = [Unit.Category] };
        Resting<ParticipantEvent> Rest(Participant participant, Facts facts) =>
            new(Decide(participant, facts), [writer.PremiseOf(facts.Find<RewardPlan>(id)!)]);

        Decision<ParticipantEvent> Decide(Participant participant, Facts facts)
        {
            var plan = access.ManagedPlan(facts, id);
            if (plan.Archived)
                return RewardPlanErrors.Archived;

            if (facts.Find<Person>(personId) is not { State: var person })
                throw RefusedException.NotFound(Person.Category);
            if (person.Erased && request.Segments.Count > 0)
                return PersonErrors.Erased;

            var units = user.Organization.Tree.Subtree(plan.Terms!.UnitId);
            return request.Segments.Any(segment => !units.Contains(segment.UnitId))
                ? RewardErrors.UnitOutsidePlan
                : participant.Set(id, personId, request.Segments);
        }

        return (request.ExpectedVersion == 0
            ? await commands.CreateRestingAsync<Participant, ParticipantEvent>(participantId, needs, Rest, ct, request.Reason)
            : await commands.ReviseRestingAsync<Participant, ParticipantEvent>(participantId, request.ExpectedVersion, needs, Rest, ct, request.Reason)).ToHttp();
    }
}

/// <param name="Segments">All of them; an earlier one that is not among them no longer stands.</param>
/// <param name="ExpectedVersion">0 = the person has never taken part.</param>
public sealed record SetParticipationRequest(IReadOnlyList<ParticipationSegment> Segments, int ExpectedVersion, string? Reason = null);

public sealed class SetParticipationValidator : AbstractValidator<SetParticipationRequest>
{
    public SetParticipationValidator()
    {
        RuleFor(request => request.Segments).Count(0, Participant.MaxSegments);
        RuleFor(request => request.ExpectedVersion).Between(0, int.MaxValue);
        RuleFor(request => request.Reason).AtMost(TextLimits.Reason);
    }
}
