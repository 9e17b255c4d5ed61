using System.Text.Json;
using Scorecard.Api.Infrastructure.Json;
using Scorecard.Domain.Organizations;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Audit;

/// <summary>A change of the settings stores all of them: what stood before it tells which ones changed.</summary>
public sealed class SettingsBefore(PostgresEventStore store)
{
    /// <summary>By the version of each change of the settings among these entries: the data of the event before it, as JSON.</summary>
    public async Task<IReadOnlyDictionary<int, string>> OfAsync(IReadOnlyList<LoggedEvent> entries, CancellationToken ct)
    {
        var changes = entries
            .Where(entry => entry.Stream.Kind == Organization.Category && entry.Version > 1)
            .ToDictionary(entry => entry.Version, entry => entry.Stream);
        if (changes.Count == 0)
            return new Dictionary<int, string>();

        var recorded = await store.ReadStreamAsync(changes.Values.First(), knownAt: null, ct);
        return recorded
            .Where(before => changes.ContainsKey(before.Version + 1))
            .ToDictionary(before => before.Version + 1, before => JsonSerializer.Serialize(before.Change, before.Change.GetType(), JsonSetup.Stored));
    }
}
