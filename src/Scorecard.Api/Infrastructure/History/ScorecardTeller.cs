using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Domain.History;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;
using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.History;

/// <summary>Tells the events about scorecards, each by what it changed in the structure from its month on.</summary>
/// <param name="kpiName">Null for a KPI that the reader may not see.</param>
/// <param name="objectiveName">Names of objectives of other scorecards; null where the reader may not see them.</param>
internal sealed class ScorecardTeller(
    Func<Guid, string?> kpiName, Func<Guid, Guid, string?> objectiveName, IReadOnlyDictionary<Guid, PersonData> people)
{
    /// <param name="events">Of one scorecard, in order.</param>
    /// <param name="from">The scorecard before the first of them; the beginning when null.</param>
    public IEnumerable<TimelineEntry> Structure(IEnumerable<Recorded> events, BalancedScorecard? from = null)
    {
        var before = from ?? BalancedScorecard.Initial;
        foreach (var recorded in events)
        {
            var after = BalancedScorecard.Evolve(before, (ScorecardEvent)recorded.Change);
            yield return TimelineEntry.Of(recorded, people, Tell(before, after, (ScorecardEvent)recorded.Change));
            before = after;
        }
    }

    /// <summary>Only what concerns where one KPI stands.</summary>
    /// <param name="events">Of one scorecard, in order, from the first on.</param>
    public IEnumerable<TimelineEntry> Placements(Guid kpiId, IEnumerable<Recorded> events)
    {
        var before = BalancedScorecard.Initial;
        foreach (var recorded in events)
        {
            var after = BalancedScorecard.Evolve(before, (ScorecardEvent)recorded.Change);
            if (MonthOf((ScorecardEvent)recorded.Change) is { } month && Placed(kpiId, before, after, month) is { Count: > 0 } details)
                yield return TimelineEntry.Of(recorded, people, new Told(month) { Details = details, Topics = [TimelineTopic.Placement] });
            before = after;
        }
    }

    private static List<TimelineDetail> Placed(Guid kpiId, BalancedScorecard before, BalancedScorecard after, Period month)
    {
        var (earlier, later) = (PlacesOf(kpiId, before, month), PlacesOf(kpiId, after, month));
        List<TimelineDetail> changed =
        [
            .. from objectiveId in later.Keys.Union(earlier.Keys)
               let was = earlier.GetValueOrDefault(objectiveId)
               let now = later.GetValueOrDefault(objectiveId)
               where was?.Weight != now?.Weight
               from detail in (TimelineDetail[])
               [
                   new("objective", Before: null, (now ?? was)!.Objective),
                   new("weight", KpiTeller.Text(was?.Weight), KpiTeller.Text(now?.Weight)),
               ]
               select detail,
        ];
        return changed is [] ? [] : [new("scorecard", Before: null, after.Name), .. changed];
    }

    private static Dictionary<Guid, Place> PlacesOf(Guid kpiId, BalancedScorecard scorecard, Period month) => !scorecard.IsCreated ? [] :
        (from objective in scorecard.StructureAt(month).Objectives
         from placement in objective.Kpis
         where placement.KpiId == kpiId
         select (objective.Id, Place: new Place(objective.Details.Name, placement.Weight)))
        .ToDictionary(pair => pair.Id, pair => pair.Place);

    private Told Tell(BalancedScorecard before, BalancedScorecard after, ScorecardEvent change)
    {
        if (change is ScorecardCreated created)
        {
            return new Told(created.FirstMonth)
            {
                Details =
                [
                    new("name", Before: null, created.Name),
                    .. created.Perspectives.Select(perspective => new TimelineDetail("perspective", Before: null, perspective.Name)),
                ],
                Topics = [TimelineTopic.Structure],
            };
        }

        if (change is ScorecardMapLaidOut)
            return new Told { Topics = [TimelineTopic.Layout] };

        var month = MonthOf(change) ?? before.FirstMonth!.Value;
        var (earlier, later) = (before.StructureAt(month), after.StructureAt(month));
        var changes = StructureComparison.Between(before, earlier, after, later);
        var names = new PartNames(earlier, later, kpiName, objectiveName, people);
        return new Told(MonthOf(change))
        {
            Details = [.. changes.GroupBy(part => part.Subject).SelectMany(part => names.Of(part.Key).Concat(part.SelectMany(names.Of)))],
            Topics = [.. changes.Select(TopicOf).DefaultIfEmpty(TimelineTopic.Structure).Distinct()],
        };
    }

    private static Period? MonthOf(ScorecardEvent change) => change switch
    {
        ScorecardCreated created => created.FirstMonth,
        StructureChanged changed => changed.EffectiveFrom,
        _ => null,
    };

    private static TimelineTopic TopicOf(StructureChange change) => (change.Kind, change.Subject.Thing) switch
    {
        (StructureChangeKind.Renamed or StructureChangeKind.Described, _) => TimelineTopic.Name,
        (StructureChangeKind.Weighted, _) => TimelineTopic.Weight,
        (StructureChangeKind.Reassigned, _) => TimelineTopic.Owner,
        (StructureChangeKind.Ruled, _) => TimelineTopic.RollUp,
        (_, StructureThing.Placement) => TimelineTopic.Placement,
        (_, StructureThing.Link or StructureThing.Support) => TimelineTopic.Link,
        _ => TimelineTopic.Structure,
    };

    private sealed record Place(string Objective, decimal Weight);
}
