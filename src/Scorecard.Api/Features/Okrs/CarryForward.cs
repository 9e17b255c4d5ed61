using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs;

/// <summary>
/// Drafts an objective in another cycle that goes on from this one, with the key results chosen. The same again, even when the key results
/// have moved on meanwhile, changes nothing.
/// </summary>
public static class CarryForward
{
    public static void Map(IEndpointRouteBuilder objectives) => objectives
        .MapPost("{id}/carry-forwards", Handle)
        .WithName("carryForward")
        .WithSummary("Carry an objective forward into another cycle")
        .RequirePermission(Permission.EditObjectives)
        .Validate(new CarryForwardValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id,
        CarryForwardRequest request,
        CommandRunner commands,
        OkrReader reader,
        OkrAccess access,
        CurrentUser user,
        CancellationToken ct)
    {
        var carried = await CarriedAsync(id, request, reader, access, ct);
        Stored<Objective>? earlier = null;
        var outcome = await commands.CreateRestingAsync<Objective, ObjectiveEvent>(
            request.NewObjectiveId,
            new Needs { AllOf = [Cycle.Category, .. OkrParents.Kinds] },
            (objective, facts) => Decide(objective, facts).Resting(user.OrgId, request.CycleId, facts),
            ct);
        return earlier is { State.CarriedFrom: { } origin } && origin == id && earlier.State.CycleId == request.CycleId && outcome is Outcome.Refused
            ? new Outcome.Done(earlier.Version, earlier.RecordedAt, Changed: false).ToHttp()
            : outcome.ToHttp();

        Decision<ObjectiveEvent> Decide(Objective objective, Facts facts)
        {
            if (facts.Find<Objective>(id) is not { State: { } from })
                return ObjectiveErrors.NotFound;

            access.RequireEdit(from);
            if (user.Organization.Tree.Find(from.Content.UnitId) is { Closed: true })
                return UnitErrors.Closed;

            earlier = facts.Find<Objective>(request.NewObjectiveId);
            return objective.CarryForward(
                request.NewObjectiveId,
                (id, from),
                request.CycleId,
                facts.Find<Cycle>(request.CycleId)?.State ?? Cycle.Initial,
                carried,
                request.Parents,
                user.PersonId,
                OkrParents.FactsOf(facts),
                user.Organization.Today);
        }
    }

    /// <summary>The key results chosen, each from where it stands now when that is asked for.</summary>
    private static async Task<IReadOnlyList<CarriedKeyResult>> CarriedAsync(
        Guid id, CarryForwardRequest request, OkrReader reader, OkrAccess access, CancellationToken ct)
    {
        var newId = DerivedIds.From(request.NewObjectiveId);
        List<CarriedKeyResult> carried = [.. request.KeyResultIds.Select(keyResultId => new CarriedKeyResult(newId(), keyResultId))];
        if (!request.ResetStart)
            return carried;

        var states = await reader.StatesAsync(AsOfQuery.Now, ct);
        var from = states.Find(id);
        access.RequireEdit(from.State);
        var book = await reader.MeasureAsync(states, [from], ct);
        return
        [
            .. carried.Select(one => from.State.KeyResult(one.FromId) is { } keyResult
                ? one with { NewStart = book.ReadingOf(from, keyResult).Current, Done = book.LatestOf(keyResult.Id)?.MilestonesDone }
                : one),
        ];
    }
}

/// <param name="NewObjectiveId">Chosen by the client, so that a repeated call is known for one.</param>
/// <param name="CycleId">Another cycle, that is not closed.</param>
/// <param name="KeyResultIds">Those that go on, in their new order.</param>
/// <param name="Parents">It contributes to the same, as far as that still exists.</param>
/// <param name="ResetStart">Figures start from where they stand now, and milestones that are done are left behind.</param>
public sealed record CarryForwardRequest(
    Guid NewObjectiveId, Guid CycleId, IReadOnlyList<Guid> KeyResultIds, bool Parents, bool ResetStart);

public sealed class CarryForwardValidator : AbstractValidator<CarryForwardRequest>
{
    public CarryForwardValidator() => RuleFor(request => request.KeyResultIds).Count(1, Objective.MaxKeyResults);
}
