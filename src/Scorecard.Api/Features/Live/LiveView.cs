using Scorecard.Api.Features.Okrs;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Organizations;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Live;

/// <summary>What happened in one organization, with what it takes to say who may know of it: roles and units as they are now.</summary>
/// <param name="organization">Null where there is none any more.</param>
/// <param name="sessions">The sessions that go on.</param>
internal sealed class LiveView(
    OrganizationContext? organization,
    IReadOnlyDictionary<Guid, Person> people,
    IReadOnlySet<Guid> sessions,
    LiveSubjects subjects,
    IReadOnlyList<LogEntry> entries)
{
    private readonly List<LogEntry> _entries = Once(entries);

    private readonly Dictionary<Guid, IReadOnlyList<PlacedChange>> _told = [];

    /// <summary>The session was ended, the account has a new password, or the person was deactivated.</summary>
    public bool IsOver(LiveConnection connection) =>
        !people.TryGetValue(connection.PersonId, out var person)
        || !person.Active
        || (connection.SessionId is { } session && !sessions.Contains(session));

    public IReadOnlyList<PlacedChange> VisibleTo(Guid personId)
    {
        if (_told.TryGetValue(personId, out var told))
            return told;

        return _told[personId] = _entries is not [] && organization is not null && people.TryGetValue(personId, out var person)
            ? Visible(personId, Access.Of(person, organization.Tree), organization.Tree)
            : [];
    }

    private IReadOnlyList<PlacedChange> Visible(Guid personId, Access access, UnitTree tree)
    {
        var okrs = new OkrAccess(personId, access, tree);
        return [.. from entry in _entries
                   let change = subjects.Of(entry, personId, access, okrs)
                   where change is not null
                   select new PlacedChange(entry.Position, change)];
    }

    /// <summary>What one request recorded about one thing is one change, in the place of the last.</summary>
    private static List<LogEntry> Once(IReadOnlyList<LogEntry> entries) =>
    [
        .. entries.GroupBy(entry => (entry.Stream, entry.ActorId, entry.CorrelationId)).Select(group => group.Last()).OrderBy(entry => entry.Position),
    ];
}
