using System.Globalization;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Segments;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Time;
using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.History;

/// <summary>Tells the events about one KPI, each by what it changed. A new kind of event is a new case of one of the three <c>Tell</c>.</summary>
/// <param name="kpi">As it stood at the moment asked for.</param>
/// <param name="nameOf">Names of other KPIs, as far as the reader may know them.</param>
internal sealed class KpiTeller(
    Kpi kpi, Func<Guid, string?> nameOf, IReadOnlyDictionary<Guid, PersonData> people, OrganizationContext organization)
{
    /// <param name="events">Of the KPI, in order.</param>
    /// <param name="from">The KPI before the first of them; the beginning when null.</param>
    public IEnumerable<TimelineEntry> Definitions(IEnumerable<Recorded> events, Kpi? from = null)
    {
        var before = from ?? Kpi.Initial;
        foreach (var recorded in events)
        {
            var change = (KpiEvent)recorded.Change;
            yield return TimelineEntry.Of(recorded, people, Tell(before, change));
            before = Kpi.Evolve(before, change);
        }
    }

    /// <param name="events">Of the KPI's values, in order.</param>
    /// <param name="from">What stood before the first of them; nothing when null.</param>
    public IEnumerable<TimelineEntry> Values(IEnumerable<Recorded> events, ValueSeries? from = null)
    {
        var known = from ?? ValueSeries.Empty;
        Dictionary<(Period, SegmentKey?), RecordedValue> standing = known.All.Concat(known.OfSegments).ToDictionary(value => (value.Period, value.Segment));
        foreach (var recorded in events)
        {
            var change = (KpiValueEvent)recorded.Change;
            var before = standing.GetValueOrDefault((change.Period, change.Segment));
            var after = standing[(change.Period, change.Segment)] = ValueRows.After(before, change);
            yield return TimelineEntry.Of(recorded, people, Tell(before, after, change));
        }
    }

    private Told Tell(Kpi before, KpiEvent change) => change switch
    {
        KpiDefined defined => new Told
        {
            Details = [new("code", null, defined.Definition.Code), new("name", null, defined.Definition.Name)],
            Topics = [TimelineTopic.Lifecycle],
        },
        KpiDefinitionRevised revised => Tell(before, revised),
        KpiTargetsSet set => Tell(before, set) with { Topics = [TimelineTopic.Target] },
        KpiRetired retired => new Told(retired.From) { Topics = [TimelineTopic.Lifecycle] },
        KpiReplaced replaced => new Told(replaced.From)
        {
            Details = [new("replacedBy", null, nameOf(replaced.ByKpiId))],
            Topics = [TimelineTopic.Lifecycle],
        },
        KpiActivated or KpiReinstated => new Told { Topics = [TimelineTopic.Lifecycle] },
        _ => new Told { Topics = [TimelineTopic.Definition] },
    };

    private Told Tell(Kpi before, KpiDefinitionRevised revised)
    {
        var earlier = (revised.From is { } from ? before.RevisionAt(from) : before.Revisions[0]).Definition;
        var details = DefinitionDiff.Of(earlier, revised.Definition, people, organization);
        var owners = details.Count(detail => detail.Name is "ownerUnitId" or "ownerPersonId");
        return new Told(revised.From)
        {
            Details = details,
            Topics = [.. owners < details.Count || owners == 0 ? [TimelineTopic.Definition] : Array.Empty<TimelineTopic>(), .. owners > 0 ? [TimelineTopic.Owner] : Array.Empty<TimelineTopic>()],
        };
    }

    private static Told Tell(Kpi before, KpiTargetsSet set)
    {
        var changed = set.Targets.Concat(set.Removed.Select(period => new TargetEntry(period, Target: null))).OrderBy(entry => entry.From).ToList();
        TargetEntry? Earlier(TargetEntry entry) => before.Targets.FirstOrDefault(other => other.From == entry.From);

        if (changed is [var only])
        {
            var earlier = Earlier(only);
            return new Told(only.From, earlier?.Target, only.Target)
            {
                Details = [.. Differing(("floor", Text(earlier?.Floor), Text(only.Floor)), ("stretch", Text(earlier?.Stretch), Text(only.Stretch)))],
            };
        }

        return new Told(changed[0].From)
        {
            Details = [.. changed.Select(entry => new TimelineDetail(entry.From.ToString(), Text(Earlier(entry)?.Target), Text(entry.Target)))],
        };
    }

    private Told Tell(RecordedValue? before, RecordedValue after, KpiValueEvent change)
    {
        var definition = kpi.DefinitionAt(after.Period);
        var isCommented = change is KpiValueCommented;
        return new Told(after.Period, before?.Figure(definition), after.Figure(definition))
        {
            Details =
            [
                .. SegmentOf(after, definition),
                .. change.Proposal is { } proposal ? [new TimelineDetail("proposedBy", Before: null, people.RefOf(proposal.ProposedBy)?.Name)] : Array.Empty<TimelineDetail>(),
                .. Differing(
                    ("numerator", Text(before?.Numerator), Text(after.Numerator)),
                    ("denominator", Text(before?.Denominator), Text(after.Denominator)),
                    ("comment", before?.Comment, after.Comment)),
            ],
            Topics =
            [
                .. isCommented ? [] : new[] { after.Revision > 1 ? TimelineTopic.Correction : TimelineTopic.Value },
                .. after.Comment is not null && before?.Comment != after.Comment ? new[] { TimelineTopic.Comment } : [],
            ],
        };
    }

    private static IEnumerable<TimelineDetail> SegmentOf(RecordedValue value, KpiDefinition definition) =>
        value.Segment is { } segment ? [new TimelineDetail("segment", Before: null, SegmentNames.Of(segment, definition))] : [];

    private static IEnumerable<TimelineDetail> Differing(params IEnumerable<(string Name, string? Before, string? After)> details) =>
        details.Where(detail => detail.Before != detail.After).Select(detail => new TimelineDetail(detail.Name, detail.Before, detail.After));

    internal static string? Text(decimal? number) => number?.ToString("0.############################", CultureInfo.InvariantCulture);
}
