using Scorecard.Api.Infrastructure.History;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Domain.History;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Strategy;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Differences;

/// <summary>Turns differences and the events between into what one reader may see of them.</summary>
/// <param name="events">Recorded between the two moments, in the order of the log.</param>
internal sealed class DifferenceViewBuilder(
    ComparedMoments moments, DifferenceScope scope, Causes causes, IReadOnlyList<Recorded> events, IReadOnlyDictionary<Guid, PersonData> people)
{
    private readonly ILookup<(string Kind, Guid Id), Recorded> _events = events.ToLookup(recorded => (recorded.Stream.Kind, recorded.Stream.Id));
    private readonly ILookup<Guid, KpiPlace> _places = moments.PlacesOn(scope.Scorecards);

    public DifferenceView Build(IReadOnlyList<KpiDifference> kpis, IReadOnlyList<ScorecardDifference> scorecards)
    {
        var rules = RulesEvents();
        return new DifferenceView(
            moments.From.AsOf,
            moments.To.AsOf,
            moments.To.Moment.Span,
            [.. scorecards.Select(Scorecard)],
            [
                .. kpis.Where(kpi => moments.MaySeeKpi(kpi.KpiId))
                    .Select(kpi => Kpi(kpi, rules))
                    .OrderByDescending(kpi => Math.Abs((kpi.After?.Score ?? 0m) - (kpi.Before?.Score ?? 0m)))
                    .ThenBy(kpi => kpi.Name, StringComparer.Ordinal)
                    .ThenBy(kpi => kpi.KpiId),
            ],
            scope.KpiIds.Count(moments.MaySeeKpi),
            scope.Scorecards.Count,
            kpis.Count(kpi => !moments.MaySeeKpi(kpi.KpiId)),
            Plans: []);
    }

    private KpiDifferenceView Kpi(KpiDifference difference, IReadOnlyList<TimelineEntry> rules)
    {
        var definition = moments.Kpi(difference.KpiId).Latest;
        return new KpiDifferenceView(
            difference.KpiId,
            definition.Code,
            definition.Name,
            definition.OwnerUnitId,
            moments.To.Read.Organization.NameOf(definition.OwnerUnitId),
            definition.UnitKind,
            definition.UnitSymbol,
            definition.Decimals,
            definition.Direction,
            difference.Before,
            difference.After,
            [.. _places[difference.KpiId]],
            [
                .. causes.WithoutEvent(difference).Select(kind => new DifferenceCause(kind, Event: null)),
                .. EventsOf(difference.KpiId, (events, change) => causes.Of(difference.KpiId, events, change)),
                .. difference.Before?.Value == difference.After?.Value ? [] : causes.InputsOf(difference.KpiId).Where(moments.MaySeeKpi).SelectMany(input => OfInput(difference.KpiId, input)),
                .. rules.Count > 0 && causes.IsByRules(difference.KpiId) ? rules.Select(entry => new DifferenceCause(CauseKind.Rules, entry)) : [],
            ]);
    }

    private IEnumerable<DifferenceCause> OfInput(Guid kpiId, Guid inputId)
    {
        var definition = moments.Kpi(inputId).Latest;
        var via = new InputKpi(inputId, definition.Name, definition.UnitKind, definition.UnitSymbol, definition.Decimals);
        return EventsOf(inputId, (events, change) => causes.OfInput(kpiId, inputId, events, change)).Select(cause => cause with { Via = via });
    }

    /// <param name="matter">Which of the events about the KPI are causes.</param>
    private List<DifferenceCause> EventsOf(
        Guid kpiId, Func<IEnumerable<Recorded>, Func<Recorded, object>, IEnumerable<(Recorded Event, CauseKind Kind)>> matter)
    {
        List<Recorded> recorded = [.. _events[(Domain.Kpis.Kpi.Category, kpiId)].Concat(_events[(KpiValues.Category, kpiId)]).OrderBy(entry => entry.Position)];
        if (recorded is [])
            return [];

        var teller = new KpiTeller(moments.Kpi(kpiId), NameOfKpi, people, moments.To.Read.Organization);
        var told = teller.Definitions(recorded.Where(entry => entry.Change is KpiEvent), causes.Earlier.Facts.Kpis.GetValueOrDefault(kpiId))
            .Concat(teller.Values(recorded.Where(entry => entry.Change is KpiValueEvent and not KpiValueCommented), causes.Earlier.Facts.Values.GetValueOrDefault(kpiId)))
            .ToDictionary(entry => entry.Position);
        return [.. matter(recorded, entry => entry.Change).Select(cause => new DifferenceCause(cause.Kind, told[cause.Event.Position]))];
    }

    private ScorecardDifferenceView Scorecard(ScorecardDifference difference)
    {
        var scorecard = moments.Scorecard(difference.Id);
        return new ScorecardDifferenceView(
            difference.BeforeId,
            difference.AfterId,
            scorecard.Name,
            scorecard.UnitId,
            moments.To.Read.Organization.NameOf(scorecard.UnitId),
            [.. difference.Nodes.Select(Node)],
            Structure(difference));
    }

    private NodeDifferenceView Node(NodeDifference node) => new(
        node.Level,
        node.Id,
        node.Name,
        node.PerspectiveId,
        node.Before,
        node.After,
        [.. node.Supports.Where(support => moments.MaySeeScorecard(support.ScorecardId)).Select(support => new ObjectivePlace(support.ScorecardId, support.ObjectiveId))]);

    private List<StructureDifference> Structure(ScorecardDifference difference)
    {
        if (difference.Structure is [])
            return [];

        var recorded = _events[(BalancedScorecard.Category, difference.Id)].ToList();
        var told = new ScorecardTeller(NameOfKpi, NameOfObjective, people)
            .Structure(recorded, causes.Earlier.Facts.Scorecards.GetValueOrDefault(difference.Id))
            .ToDictionary(entry => entry.Position);
        var changes = (from change in causes.OfStructure(difference.Id, recorded, entry => (ScorecardEvent)entry.Change)
                       from part in change.Changes
                       select (part.Subject, Entry: told[change.Event.Position]))
            .ToLookup(pair => pair.Subject, pair => pair.Entry);
        var names = new PartNames(
            StructureOf(moments.From, difference.BeforeId), StructureOf(moments.To, difference.AfterId), NameOfKpi, NameOfObjective, people);
        var byDate = moments.From.Moment.Month != moments.To.Moment.Month;
        return
        [
            .. from change in difference.Structure
               where change.Subject.OtherScorecardId is not { } other || moments.MaySeeScorecard(other)
               let found = changes[change.Subject].DistinctBy(entry => entry.Position).Select(entry => new DifferenceCause(CauseKind.Structure, entry)).ToList()
               select new StructureDifference(
                   change.Kind,
                   change.Subject,
                   names.Perspective(change.Subject.PerspectiveId ?? (change.After ?? change.Before)?.PerspectiveId),
                   names.Objective(change.Subject.ObjectiveId),
                   names.Kpi(change.Subject.KpiId),
                   names.Other(change.Subject),
                   [.. names.Of(change)],
                   found is [] && byDate ? [new DifferenceCause(CauseKind.AnotherPeriod, Event: null)] : found),
        ];
    }

    private IReadOnlyList<TimelineEntry> RulesEvents()
    {
        var recorded = _events.Where(stream => stream.Key.Kind == Organization.Category).SelectMany(stream => stream);
        var before = moments.From.Moment == causes.Earlier ? moments.From.Read.Organization : moments.To.Read.Organization;
        return [.. SettingsTeller.Tell(recorded, before.Organization.State, people)];
    }

    private static StructureVersion? StructureOf(ComparedSide side, Guid? scorecardId) =>
        scorecardId is { } id && side.Read.Facts.Scorecards.TryGetValue(id, out var scorecard) ? scorecard.StructureAt(side.Moment.Month) : null;

    private string? NameOfKpi(Guid id) => moments.MaySeeKpi(id) ? moments.Kpi(id).Latest.Name : null;

    private string? NameOfObjective(Guid scorecardId, Guid objectiveId) => moments.MaySeeScorecard(scorecardId)
        ? moments.Scorecard(scorecardId).Versions.Select(version => version.Objective(objectiveId)).LastOrDefault(found => found is not null)?.Details.Name
        : null;
}
