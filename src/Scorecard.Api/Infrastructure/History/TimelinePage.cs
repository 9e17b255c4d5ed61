using Microsoft.AspNetCore.Mvc;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Json;

namespace Scorecard.Api.Infrastructure.History;

/// <summary>What an event is about, to filter a timeline by.</summary>
public enum TimelineTopic
{
    Value,

    /// <summary>A value was replaced or taken back.</summary>
    Correction,
    Comment,
    Target,
    Definition,

    /// <summary>The unit or person that owns a KPI or an objective.</summary>
    Owner,

    /// <summary>Begun, put into use, ended, replaced.</summary>
    Lifecycle,

    /// <summary>Where a KPI stands on scorecards.</summary>
    Placement,
    Weight,

    /// <summary>Perspectives and objectives added, removed, moved.</summary>
    Structure,

    /// <summary>Links of the strategy map, and objectives that support others.</summary>
    Link,
    Name,
    RollUp,
    Layout,
}

/// <summary>Which part of a timeline is asked for. Take it with <c>[AsParameters]</c>.</summary>
/// <param name="Topics">Names of topics, separated by commas; all when absent.</param>
/// <param name="Before">Only what stands before this position of the log: <c>next</c> of the page before.</param>
/// <param name="Limit">At most so many entries, 1 to 500; 50 when absent.</param>
public sealed record TimelineQuery(
    [FromQuery(Name = "knownAt")] DateTimeOffset? KnownAt,
    [FromQuery(Name = "topics")] string? Topics,
    [FromQuery(Name = "before")] long? Before,
    [FromQuery(Name = "limit")] int? Limit)
{
    public const int MaxLimit = 500;

    private const int DefaultLimit = 50;

    private static readonly IReadOnlyDictionary<string, TimelineTopic> ByName = EnumNames.All<TimelineTopic>();

    /// <summary>400 for an unknown topic or a limit out of range, before anything is read.</summary>
    public TimelineFilter Checked()
    {
        if (Limit is < 1 or > MaxLimit)
            throw RefusedException.Field("limit", $"out_of_range:1:{MaxLimit}");

        var names = Topics?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        return names.All(ByName.ContainsKey)
            ? new TimelineFilter(names.Select(name => ByName[name]).ToHashSet(), Before, Limit ?? DefaultLimit)
            : throw RefusedException.Field("topics", "unknown_name");
    }
}

public sealed record TimelineFilter(IReadOnlySet<TimelineTopic> Topics, long? Before, int Limit);

/// <param name="Entries">Newest first.</param>
/// <param name="Total">How many entries there are of the topics asked for, on all pages.</param>
/// <param name="Next">What to ask for with <c>before</c> to go on; null on the last page.</param>
public sealed record TimelinePage(IReadOnlyList<TimelineEntry> Entries, int Total, long? Next)
{
    /// <param name="entries">One for each event, in any order.</param>
    public static TimelinePage Of(IEnumerable<TimelineEntry> entries, TimelineFilter filter)
    {
        List<TimelineEntry> asked =
        [
            .. entries.Where(entry => filter.Topics.Count == 0 || entry.Topics.Any(filter.Topics.Contains)).OrderByDescending(entry => entry.Position),
        ];
        List<TimelineEntry> rest = [.. asked.Where(entry => filter.Before is not { } before || entry.Position < before)];
        var page = rest.Take(filter.Limit).ToList();
        return new TimelinePage(page, asked.Count, rest.Count > page.Count ? page[^1].Position : null);
    }
}
