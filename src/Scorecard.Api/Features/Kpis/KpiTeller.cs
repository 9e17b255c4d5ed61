using System.Globalization;
using Scorecard.Api.Infrastructure.History;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Segments;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Kpis;

/// <summary>Tells the events about a KPI, each by what it changed.</summary>
/// <param name="kpis">All KPIs as they stood at the moment asked for.</param>
internal sealed class KpiTeller(
    Guid kpiId, IReadOnlyDictionary<Guid, Kpi> kpis, IReadOnlyDictionary<Guid, PersonData> people, OrganizationContext organization)
{
    public IEnumerable<TimelineEntry> Definitions(IReadOnlyList<Recorded> events)
    {
        var before = Kpi.Initial;
        foreach (var recorded in events)
        {
            var change = (KpiEvent)recorded.Change;
            yield return TimelineEntry.Of(recorded, people, Tell(before, change));
            before = Kpi.Evolve(before, change);
        }
    }

    public IEnumerable<TimelineEntry> Values(IReadOnlyList<Recorded> events)
    {
        Dictionary<(Period, SegmentKey?), RecordedValue> standing = [];
        foreach (var recorded in events)
        {
            var change = (KpiValueEvent)recorded.Change;
            var before = standing.GetValueOrDefault((change.Period, change.Segment));
            var after = standing[(change.Period, change.Segment)] = ValueRows.After(before, change);
            yield return TimelineEntry.Of(recorded, people, Tell(before, after));
        }
    }

    /// <param name="scorecards">Those the reader may see.</param>
    public IEnumerable<TimelineEntry> Placements(IReadOnlyList<Recorded> events, IReadOnlyDictionary<Guid, BalancedScorecard> scorecards)
    {
        Dictionary<(Guid Scorecard, Guid Objective), decimal> weights = [];
        foreach (var recorded in events)
        {
            foreach (var (objectiveId, weight, from) in PlacementsIn(recorded.Change))
            {
                var place = (recorded.Stream.Id, objectiveId);
                var before = weights.TryGetValue(place, out var known) ? known : (decimal?)null;
                if (weight is { } after)
                    weights[place] = after;
                else
                    weights.Remove(place);

                if (scorecards.TryGetValue(recorded.Stream.Id, out var scorecard))
                    yield return TimelineEntry.Of(recorded, people, Tell(scorecard, objectiveId, before, weight, from));
            }
        }
    }

    private IEnumerable<(Guid ObjectiveId, decimal? Weight, Period From)> PlacementsIn(object change) => change switch
    {
        KpiPlaced placed when placed.KpiId == kpiId => [(placed.ObjectiveId, placed.Weight, placed.EffectiveFrom)],
        KpiPlacementRemoved removed when removed.KpiId == kpiId => [(removed.ObjectiveId, null, removed.EffectiveFrom)],
        ScorecardCreated created =>
            from perspective in created.Perspectives
            from objective in perspective.Objectives
            from placement in objective.Kpis
            where placement.KpiId == kpiId
            select (objective.Id, (decimal?)placement.Weight, created.FirstMonth),
        _ => [],
    };

    private static Told Tell(BalancedScorecard scorecard, Guid objectiveId, decimal? before, decimal? after, Period from)
    {
        var objective = scorecard.Versions.Select(version => version.Objective(objectiveId)).LastOrDefault(found => found is not null);
        return new Told(from)
        {
            Details =
            [
                new TimelineDetail("scorecard", Before: null, scorecard.Name),
                new TimelineDetail("objective", Before: null, objective?.Details.Name),
                new TimelineDetail("weight", Text(before), Text(after)),
            ],
        };
    }

    private Told Tell(Kpi before, KpiEvent change) => change switch
    {
        KpiDefined defined => new Told { Details = [new("code", null, defined.Definition.Code), new("name", null, defined.Definition.Name)] },
        KpiDefinitionRevised revised => new Told(revised.From)
        {
            Details = DefinitionDiff.Of((revised.From is { } from ? before.RevisionAt(from) : before.Revisions[0]).Definition, revised.Definition, people, organization),
        },
        KpiTargetsSet set => Tell(before, set),
        KpiRetired retired => new Told(retired.From),
        KpiReplaced replaced => new Told(replaced.From) { Details = [new("replacedBy", null, kpis.GetValueOrDefault(replaced.ByKpiId)?.Latest.Name)] },
        _ => new Told(),
    };

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

    private Told Tell(RecordedValue? before, RecordedValue after)
    {
        var definition = kpis[kpiId].DefinitionAt(after.Period);
        return new Told(after.Period, before?.Figure(definition), after.Figure(definition))
        {
            Details =
            [
                .. SegmentOf(after, definition),
                .. Differing(
                    ("numerator", Text(before?.Numerator), Text(after.Numerator)),
                    ("denominator", Text(before?.Denominator), Text(after.Denominator)),
                    ("comment", before?.Comment, after.Comment)),
            ],
        };
    }

    private static IEnumerable<TimelineDetail> SegmentOf(RecordedValue value, KpiDefinition definition) =>
        value.Segment is { } segment ? [new TimelineDetail("segment", Before: null, SegmentNames.Of(segment, definition))] : [];

    private static IEnumerable<TimelineDetail> Differing(params IEnumerable<(string Name, string? Before, string? After)> details) =>
        details.Where(detail => detail.Before != detail.After).Select(detail => new TimelineDetail(detail.Name, detail.Before, detail.After));

    private static string? Text(decimal? number) => number?.ToString("0.############################", CultureInfo.InvariantCulture);
}
