using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Okrs;

/// <content>Decisions about the key results of an objective.</content>
public sealed partial record Objective
{
    /// <param name="today">Today where the organization is.</param>
    public Decision<ObjectiveEvent> AddKeyResult(Cycle cycle, Guid keyResultId, KeyResultContent content, DateOnly today)
    {
        if (Refusal(cycle) is { } refused)
            return refused;
        if (KeyResult(keyResultId) is { } existing)
            return existing is { Archived: false } && existing.Content == content ? [] : KeyResultErrors.IdTaken;
        if (LiveKeyResults.Count() >= MaxKeyResults)
            return ObjectiveErrors.KeyResultsTooMany;

        return KeyResultCheck.Refusal(content) is { } malformed ? malformed : [new KeyResultAdded(keyResultId, content, On: today)];
    }

    /// <param name="reason">Needed when the objective is agreed on and the measure changes.</param>
    public Decision<ObjectiveEvent> ReviseKeyResult(Cycle cycle, Guid keyResultId, KeyResultContent content, string? reason)
    {
        if (Refusal(cycle) is { } refused)
            return refused;
        if (KeyResult(keyResultId) is not { } keyResult)
            return KeyResultErrors.NotFound;
        if (keyResult.Archived)
            return KeyResultErrors.Archived;
        if (keyResult.Content == content)
            return [];
        if (KeyResultCheck.Refusal(content) is { } malformed)
            return malformed;

        return Stage is ObjectiveStage.Agreed && keyResult.Content.Measure != content.Measure && string.IsNullOrWhiteSpace(reason)
            ? KeyResultErrors.ReasonRequired
            : [new KeyResultRevised(keyResultId, content)];
    }

    /// <summary>Puts the key results that are not archived in order.</summary>
    public Decision<ObjectiveEvent> OrderKeyResults(Cycle cycle, IReadOnlyList<Guid> keyResultIds)
    {
        if (Refusal(cycle) is { } refused)
            return refused;

        List<Guid> live = [.. LiveKeyResults.Select(keyResult => keyResult.Id)];
        if (keyResultIds.Count != live.Count || !live.ToHashSet().SetEquals(keyResultIds))
            return KeyResultErrors.OrderIncomplete;

        return live.SequenceEqual(keyResultIds) ? [] : [new KeyResultsOrdered(keyResultIds)];
    }

    /// <summary>Leaves a key result out of everything that counts. An objective agreed on keeps at least one.</summary>
    public Decision<ObjectiveEvent> ArchiveKeyResult(Cycle cycle, Guid keyResultId)
    {
        if (Refusal(cycle) is { } refused)
            return refused;
        if (KeyResult(keyResultId) is not { } keyResult)
            return KeyResultErrors.NotFound;
        if (keyResult.Archived)
            return [];

        return Stage is ObjectiveStage.Agreed && LiveKeyResults.Count() == 1 ? ObjectiveErrors.KeyResultNeeded : [new KeyResultArchived(keyResultId)];
    }

    public Decision<ObjectiveEvent> RestoreKeyResult(Cycle cycle, Guid keyResultId)
    {
        if (Refusal(cycle) is { } refused)
            return refused;
        if (KeyResult(keyResultId) is not { } keyResult)
            return KeyResultErrors.NotFound;
        if (!keyResult.Archived)
            return [];

        return LiveKeyResults.Count() >= MaxKeyResults ? ObjectiveErrors.KeyResultsTooMany : [new KeyResultRestored(keyResultId)];
    }
}
