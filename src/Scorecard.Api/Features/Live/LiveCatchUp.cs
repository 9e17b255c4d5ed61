using System.Globalization;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Live;

/// <summary>What somebody who comes back has missed, read from the log.</summary>
internal sealed class LiveCatchUp(LogFollower log, LiveAudience audience, LiveSettings settings)
{
    /// <param name="lastEventId">The last position that arrived; null for somebody new. It may be ahead where another process told it.</param>
    /// <param name="start">Where the hub begins to tell.</param>
    public async Task<LiveNews> ReadAsync(LiveConnection connection, string? lastEventId, long start, CancellationToken ct)
    {
        if (lastEventId is null)
            return new(start, []);

        if (!long.TryParse(lastEventId, NumberStyles.None, CultureInfo.InvariantCulture, out var seen))
            return new(start, Changes: null);

        if (seen > start)
            return seen <= await log.EndAsync(ct) ? new(seen, []) : new(start, Changes: null);

        if (await log.ReadAsync(connection.OrgId, seen, start, settings.CatchUp, ct) is not { } entries)
            return new(start, Changes: null);

        var view = await audience.LookAsync(connection.OrgId, entries, [connection], ct);
        return LiveNews.Of(start, view.VisibleTo(connection.PersonId));
    }
}
