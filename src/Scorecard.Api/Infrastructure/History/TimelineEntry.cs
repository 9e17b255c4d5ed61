using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Domain.Time;
using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.History;

/// <summary>One event as people read it: what, when, who, why, from what to what.</summary>
/// <param name="Id">Kind of stream, its id and the version: <c>kpi/…/3</c>.</param>
/// <param name="Kind">The stored name of the event.</param>
/// <param name="By">Null for a person who was erased.</param>
/// <param name="Period">The business period it is about, or from which it holds.</param>
/// <param name="Before">The figure before, where the event is about one.</param>
/// <param name="Details">What else it changed.</param>
/// <param name="Topics">What one may filter by.</param>
/// <param name="Hash">The event's place in the hash chain, hexadecimal.</param>
public sealed record TimelineEntry(
    string Id,
    string Kind,
    DateTimeOffset At,
    PersonRef? By,
    string? Reason,
    Period? Period,
    decimal? Before,
    decimal? After,
    IReadOnlyList<TimelineDetail> Details,
    IReadOnlyList<TimelineTopic> Topics,
    string StreamKind,
    int StreamVersion,
    long Position,
    string Hash)
{
    public static TimelineEntry Of(Recorded recorded, IReadOnlyDictionary<Guid, PersonData> people, Told told) => new(
        $"{recorded.Stream.Kind}/{recorded.Stream.Id}/{recorded.Version}",
        recorded.Type,
        recorded.RecordedAt,
        people.RefOf(recorded.ActorId),
        recorded.Reason,
        told.Period,
        told.Before,
        told.After,
        told.Details,
        told.Topics,
        recorded.Stream.Kind,
        recorded.Version,
        recorded.Position,
        Convert.ToHexStringLower(recorded.Hash));
}

/// <param name="Name">The field that changed, or the period of a target.</param>
public sealed record TimelineDetail(string Name, string? Before, string? After);

/// <summary>What an event says beyond who, when and why.</summary>
public sealed record Told(Period? Period = null, decimal? Before = null, decimal? After = null)
{
    public IReadOnlyList<TimelineDetail> Details { get; init; } = [];

    public IReadOnlyList<TimelineTopic> Topics { get; init; } = [];
}

public static class PersonRefs
{
    /// <summary>Null for nobody, and for a person who was erased.</summary>
    public static PersonRef? RefOf(this IReadOnlyDictionary<Guid, PersonData> people, Guid? id) =>
        id is { } known && people.TryGetValue(known, out var person) ? new PersonRef(known, person.Name) : null;
}
