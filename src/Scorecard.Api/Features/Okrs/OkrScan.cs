using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Okrs;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Okrs;

/// <summary>
/// Objectives of a whole cycle and the check-ins of their key results, by the ten thousand, without long texts (see <see cref="LeanStates"/>).
/// Knows nothing of who may see them.
/// </summary>
public sealed class OkrScan(PostgresEventStore store, CurrentUser user)
{
    /// <summary>Objectives of a cycle, with those of other cycles that they are aligned to, directly or through others.</summary>
    public async Task<Dictionary<Guid, Stored<Objective>>> ObjectivesAsync(Guid cycleId, DateTimeOffset? knownAt, CancellationToken ct)
    {
        var chunks = await store.ScanAsync(
            new StateScan(user.OrgId, Objective.Category, knownAt), chunk => Read(chunk, LeanStates.Objective, json => LeanStates.CycleOf(json) == cycleId), ct);
        var found = new Dictionary<Guid, Stored<Objective>>(chunks.Sum(chunk => chunk.Count));
        var missing = Add(found, chunks);
        while (missing.Count > 0)
        {
            var asked = missing;
            missing = Add(found, await store.ScanAsync(
                new StateScan(user.OrgId, Objective.Category, knownAt, asked), chunk => Read(chunk, LeanStates.Objective), ct));
            missing.ExceptWith(asked); // not yet known then
        }

        return found;
    }

    /// <summary>
    /// Objectives as they are today, by which it is judged who may see what is known of them at an earlier moment; null where that is today.
    /// </summary>
    public async Task<IReadOnlyDictionary<Guid, Objective>?> TodayAsync(Snapshot snapshot, IEnumerable<Guid> ids, CancellationToken ct)
    {
        if (!snapshot.AsOf.IsPast)
            return null;

        var chunks = await store.ScanAsync(
            new StateScan(user.OrgId, Objective.Category, Ids: [.. ids]), chunk => Read(chunk, LeanStates.Objective), ct);
        return chunks.SelectMany(chunk => chunk).ToDictionary(objective => objective.Id, objective => objective.State);
    }

    /// <summary>The check-ins of some key results; those without any are left out.</summary>
    public async Task<Dictionary<Guid, Stored<KeyResultProgress>>> ProgressAsync(
        IReadOnlyCollection<Guid> keyResultIds, DateTimeOffset? knownAt, CancellationToken ct)
    {
        var chunks = await store.ScanAsync(
            new StateScan(user.OrgId, KeyResultProgress.Category, knownAt, keyResultIds), chunk => Read(chunk, LeanStates.Progress), ct);
        var found = new Dictionary<Guid, Stored<KeyResultProgress>>(keyResultIds.Count);
        foreach (var progress in chunks.SelectMany(chunk => chunk))
            found.Add(progress.Id, progress);
        return found;
    }

    private delegate T FromJson<out T>(ReadOnlySpan<byte> json);

    private static List<Stored<TState>> Read<TState>(StateChunk chunk, FromJson<TState> read, FromJson<bool>? isWanted = null)
    {
        List<Stored<TState>> states = new(chunk.Count);
        for (var index = 0; index < chunk.Count; index++)
        {
            var state = chunk[index];
            if (isWanted is null || isWanted(state.Json))
                states.Add(new Stored<TState>(state.Id, state.Version, state.RecordedAt, read(state.Json)));
        }

        return states;
    }

    /// <summary>Takes in what was read, and says which objectives it is aligned to that were not.</summary>
    private static HashSet<Guid> Add(Dictionary<Guid, Stored<Objective>> found, IEnumerable<List<Stored<Objective>>> chunks)
    {
        List<Stored<Objective>> added = [.. chunks.SelectMany(chunk => chunk)];
        foreach (var objective in added)
            found.TryAdd(objective.Id, objective);

        return
        [
            .. added.SelectMany(objective => objective.State.Parents)
                .Where(parent => parent.Kind is not ParentKind.StrategicObjective)
                .Select(OkrParents.ObjectiveIdOf)
                .Where(id => !found.ContainsKey(id)),
        ];
    }
}
