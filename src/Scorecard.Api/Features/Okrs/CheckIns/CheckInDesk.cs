using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Okrs;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Okrs.CheckIns;

/// <summary>
/// Changes the check-ins of one key result. A decision rests on the objective and its cycle: nothing slips into one that was closed
/// before it was recorded. Whoever was overtaken is told what stands now.
/// </summary>
public sealed class CheckInDesk(
    CommandRunner commands, PostgresEventStore store, OkrReader okrs, OkrAccess access, CurrentUser user)
{
    /// <param name="expectedVersion">Of the check-ins that the caller saw; 0 = none.</param>
    /// <param name="blockerOwnerId">Somebody who must be there.</param>
    public async Task<Results<Ok<CheckInAccepted>, ProblemHttpResult>> ChangeAsync(
        Guid keyResultId,
        int expectedVersion,
        Guid? blockerOwnerId,
        Func<CheckInCase, Decision<CheckInEvent>> decide,
        CancellationToken ct,
        string? reason = null)
    {
        var objectiveId = await ObjectiveOfAsync(keyResultId, ct);
        var needs = new Needs { AllOf = [Cycle.Category], Some = [(Objective.Category, objectiveId), .. OkrCommands.Named(blockerOwnerId)] };
        try
        {
            var outcome = await commands.ChangeRestingAsync<KeyResultProgress, CheckInEvent>(
                keyResultId,
                expectedVersion,
                needs,
                (progress, facts) =>
                {
                    var objective = Require(facts, objectiveId, keyResultId);
                    var cycle = facts.Find<Cycle>(objective.State.CycleId)!;
                    return new Resting<CheckInEvent>(
                        OkrCommands.PersonRefusal(blockerOwnerId, progress.Latest?.BlockerOwnerId, facts) is { } unknown
                            ? unknown
                            : decide(new CheckInCase(progress, objectiveId, objective.State, cycle.State)),
                        [PremiseOf(objective, Objective.Category), PremiseOf(cycle, Cycle.Category)]);
                },
                ct,
                reason);
            return outcome switch
            {
                Outcome.Refused refused => Problems.From(refused.Error),
                Outcome.Done done => TypedResults.Ok(await AnswerAsync(done, objectiveId, keyResultId, ct)),
                _ => throw new InvalidOperationException($"{outcome.GetType().Name} has no answer."),
            };
        }
        catch (VersionConflictException overtaken) when (overtaken.Stream.Kind == KeyResultProgress.Category)
        {
            var (view, _) = await ViewAsync(objectiveId, keyResultId, ct);
            return Problems.From(
                StatusCodes.Status409Conflict,
                CheckInErrors.Overtaken,
                new("current", view.Latest),
                new("currentVersion", view.ProgressVersion));
        }
    }

    /// <summary>Everything that was ever checked in on a key result, oldest first.</summary>
    public async Task<IReadOnlyList<CheckInEvent>> EventsAsync(Guid keyResultId, CancellationToken ct) =>
    [
        .. (await store.ReadStreamAsync(new StreamId(user.OrgId, KeyResultProgress.Category, keyResultId), ct: ct))
            .Select(recorded => (CheckInEvent)recorded.Change),
    ];

    /// <summary>404 <c>key_result.not_found</c> where no objective has such a key result.</summary>
    public async Task<Guid> ObjectiveOfAsync(Guid keyResultId, CancellationToken ct) =>
        await store.HolderAsync(user.OrgId, AggregateRegistry.KeyResultKey, keyResultId.ToString("D"), ct) ?? throw NotFound();

    internal static RefusedException NotFound() => new(StatusCodes.Status404NotFound, KeyResultErrors.NotFound);

    private Stored<Objective> Require(Facts facts, Guid objectiveId, Guid keyResultId)
    {
        if (facts.Find<Objective>(objectiveId) is not { } objective || !access.MaySee(objective.State))
            throw NotFound();

        access.RequireCheckIn(objective.State, keyResultId);
        return objective;
    }

    private Premise PremiseOf<TState>(Stored<TState> stored, string category) => new(new StreamId(user.OrgId, category, stored.Id), stored.Version);

    private async Task<CheckInAccepted> AnswerAsync(Outcome.Done done, Guid objectiveId, Guid keyResultId, CancellationToken ct)
    {
        var (keyResult, objective) = await ViewAsync(objectiveId, keyResultId, ct);
        return new CheckInAccepted(done.Version, done.RecordedAt, keyResult, objective);
    }

    private async Task<(KeyResultView KeyResult, ObjectiveReadingView Objective)> ViewAsync(Guid objectiveId, Guid keyResultId, CancellationToken ct)
    {
        var states = await okrs.StatesAsync(AsOfQuery.Now, objectiveId, ct);
        var objective = states.All[objectiveId];
        var views = new OkrViews(await okrs.MeasureAsync(states, [objective], ct));
        return (views.KeyResult(objective, objective.State.KeyResult(keyResultId)!), views.Reading(objective));
    }
}

/// <summary>What a decision about check-ins looks at.</summary>
public sealed record CheckInCase(KeyResultProgress Progress, Guid ObjectiveId, Objective Objective, Cycle Cycle);

/// <param name="Version">Of the key result's check-ins, for the next one.</param>
/// <param name="KeyResult">As it stands now.</param>
/// <param name="Objective">Where its objective stands now.</param>
public sealed record CheckInAccepted(int Version, DateTimeOffset RecordedAt, KeyResultView KeyResult, ObjectiveReadingView Objective);
