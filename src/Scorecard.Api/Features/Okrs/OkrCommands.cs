using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Changes of cycles and objectives by those who may make them.</summary>
public sealed class OkrCommands(CommandRunner commands, OkrAccess access, CurrentUser user)
{
    public Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> ChangeCycleAsync(
        Guid id, int expectedVersion, Func<Cycle, Decision<CycleEvent>> decide, CancellationToken ct, string? reason = null) =>
        ChangeCycleAsync(id, expectedVersion, Needs.Nothing, (cycle, _) => decide(cycle), ct, reason);

    /// <param name="needs">What else the decision looks at.</param>
    public async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> ChangeCycleAsync(
        Guid id, int expectedVersion, Needs needs, Func<Cycle, Facts, Decision<CycleEvent>> decide, CancellationToken ct, string? reason = null)
    {
        access.RequireManageCycles();
        return (await commands.ChangeAsync(id, expectedVersion, needs, decide, ct, reason)).ToHttp();
    }

    /// <summary>A change by those who may edit the objective.</summary>
    public Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> EditAsync(
        Guid id, int expectedVersion, Func<Objective, Cycle, Decision<ObjectiveEvent>> decide, CancellationToken ct, string? reason = null) =>
        EditAsync(id, expectedVersion, Needs.Nothing, (objective, cycle, _) => decide(objective, cycle), ct, reason);

    /// <inheritdoc cref="EditAsync(Guid,int,Func{Objective,Cycle,Decision{ObjectiveEvent}},CancellationToken,string?)"/>
    /// <param name="needs">What else the decision looks at.</param>
    public Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> EditAsync(
        Guid id, int expectedVersion, Needs needs, Func<Objective, Cycle, Facts, Decision<ObjectiveEvent>> decide, CancellationToken ct, string? reason = null) =>
        ChangeAsync(id, expectedVersion, access.RequireEdit, needs, decide, ct, reason);

    /// <summary>A change by those who may agree on the objective and close it.</summary>
    public Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> AgreeAsync(
        Guid id, int expectedVersion, Func<Objective, Cycle, Decision<ObjectiveEvent>> decide, CancellationToken ct, string? reason = null) =>
        ChangeAsync(id, expectedVersion, access.RequireAgree, Needs.Nothing, (objective, cycle, _) => decide(objective, cycle), ct, reason);

    /// <summary>A change by those who may archive the objective.</summary>
    public Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> ArchiveAsync(
        Guid id, int expectedVersion, Func<Objective, Cycle, Decision<ObjectiveEvent>> decide, CancellationToken ct, string? reason = null) =>
        ChangeAsync(id, expectedVersion, access.RequireArchive, Needs.Nothing, (objective, cycle, _) => decide(objective, cycle), ct, reason);

    /// <summary>What must be known of the people whom a content names.</summary>
    public static IEnumerable<(string Kind, Guid Id)> Named(Guid? personId) => personId is { } id ? [(Person.Category, id)] : [];

    /// <summary>Why a person cannot be named, or null. Whoever was named before is not questioned again.</summary>
    public static DomainError? PersonRefusal(Guid? personId, Guid? before, Facts facts) => personId is not { } id || id == before
        ? null
        : facts.Find<Person>(id) switch
        {
            null => PersonErrors.NotFound,
            { State.Active: false } => PersonErrors.Deactivated,
            _ => null,
        };

    private async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> ChangeAsync(
        Guid id,
        int expectedVersion,
        Action<Objective> require,
        Needs needs,
        Func<Objective, Cycle, Facts, Decision<ObjectiveEvent>> decide,
        CancellationToken ct,
        string? reason = null)
    {
        var outcome = await commands.ReviseRestingAsync<Objective, ObjectiveEvent>(
            id,
            expectedVersion,
            needs with { AllOf = [.. needs.AllOf.Union([Cycle.Category])] },
            (objective, facts) =>
            {
                require(objective);
                return decide(objective, facts.Find<Cycle>(objective.CycleId)?.State ?? Cycle.Initial, facts).Resting(user.OrgId, objective.CycleId, facts);
            },
            ct,
            reason);
        return outcome.ToHttp();
    }
}
