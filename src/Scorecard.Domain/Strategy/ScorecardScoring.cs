using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Strategy;

/// <summary>
/// Scores scorecards from facts known at one moment: KPI → objective → perspective → scorecard → unit, each level a weighted
/// mean of what counts below it. A KPI's score counts when its status is a colour: what is not due, outdated or without a target is missing.
/// An objective further down counts in the one it supports by the weight of the support. Readings are kept, so a trend
/// costs little more than its periods. Not for several threads at once.
/// </summary>
public sealed class ScorecardScoring(ScoringFacts facts)
{
    private readonly SeriesBook _book = new(facts.Rules, facts.Today, facts.Kpis, facts.Values);
    private readonly Dictionary<(Guid Kpi, Period Period, Span Span), KpiReading> _readings = [];
    private readonly Dictionary<Period, ILookup<(Guid Scorecard, Guid Objective), Supporter>> _supporters = [];
    private readonly Dictionary<(Guid Scorecard, Guid Objective, Period Period, Span Span), ObjectiveScore> _objectives = [];
    private readonly HashSet<(Guid Scorecard, Guid Objective)> _underway = [];
    private int _circlesCut;

    /// <summary>One KPI for one business period, or null for a KPI that is not among the facts.</summary>
    public KpiReading? Read(Guid kpiId, Period period, Span span = Span.Period)
    {
        if (_readings.TryGetValue((kpiId, period, span), out var reading))
            return reading;

        return Reader(kpiId) is { } reader ? _readings[(kpiId, period, span)] = reader.Read(period, span) : null;
    }

    /// <summary>The reader of a KPI, or null for one that is not among the facts.</summary>
    public KpiReader? Reader(Guid kpiId) => _book.ReaderOf(kpiId);

    /// <summary>A scorecard for one business period. The scorecard must be among the facts.</summary>
    public ScorecardScore Score(Guid scorecardId, Period period, Span span = Span.Period)
    {
        var structure = StructureAt(facts.Scorecards[scorecardId], period);
        List<PerspectiveScore> perspectives = [.. structure.Perspectives.Select(perspective => Score(scorecardId, structure, perspective, period, span))];
        var total = Total(
            [.. perspectives.Select(perspective => Child(
                perspective.Perspective.Weight,
                perspective.Total,
                perspective.Objectives.Any(objective => objective.Due),
                perspective.Perspective.Name))],
            structure.RollUp);
        return new ScorecardScore(scorecardId, period, span, structure, total, perspectives);
    }

    /// <summary>The total of a scorecard in the latest periods, the last one being the period asked for; fewer at the beginning of time, 1900.</summary>
    public IReadOnlyList<TrendPoint> Trend(Guid scorecardId, Period period, Span span = Span.Period, int count = 12)
    {
        return [.. period.Latest(count).Select(point =>
        {
            var total = Score(scorecardId, point, span).Total;
            return new TrendPoint(point, total.Score, total.Coverage, total.Status);
        })];
    }

    /// <summary>The scorecards of the units below as one score, each with the same weight.</summary>
    public RollUpResult ScoreTogether(IEnumerable<Guid> scorecardIds, Period period, Span span = Span.Period, RollUpSettings? rollUp = null) => Total(
        [.. scorecardIds.Select(id => Score(id, period, span)).Select(score => Child(
            weight: 1m,
            score.Total,
            score.Perspectives.Any(perspective => perspective.Objectives.Any(objective => objective.Due)),
            facts.Scorecards[score.ScorecardId].Name))],
        rollUp ?? RollUpSettings.Default);

    private PerspectiveScore Score(Guid scorecardId, StructureVersion structure, Perspective perspective, Period period, Span span)
    {
        List<ObjectiveScore> objectives =
            [.. perspective.Objectives.Select(objective => Score(scorecardId, structure, objective, period, span))];
        var total = Total(
            [.. objectives.Select(score => Child(score.Objective.Details.Weight, score.Total, score.Due, score.Objective.Details.Name, score.Objective.Id))],
            structure.RollUp);
        return new PerspectiveScore(perspective, total, objectives);
    }

    private ObjectiveScore Score(Guid scorecardId, StructureVersion structure, StrategicObjective objective, Period period, Span span)
    {
        var key = (scorecardId, objective.Id, period, span);
        if (_objectives.TryGetValue(key, out var known))
            return known;

        var cutBefore = _circlesCut;
        _underway.Add((scorecardId, objective.Id));
        List<PlacementScore> kpis = [.. objective.Kpis.Select(placement => Place(placement, period, span)).OfType<PlacementScore>()];
        List<(SupportScore Support, bool Due)> supports =
            [.. Supporters(period)[(scorecardId, objective.Id)].Select(supporter => Support(supporter, period, span))];
        _underway.Remove((scorecardId, objective.Id));

        List<RollUpChild> children =
        [
            .. kpis.Where(kpi => kpi.Counts).Select(kpi => Child(kpi, structure.RollUp, span)),
            .. supports.Where(support => support.Support.Weight > 0).Select(support => new RollUpChild(
                support.Support.Weight,
                support.Support.Score,
                support.Support.Coverage,
                Due: support.Due,
                Status: support.Support.Status,
                Label: support.Support.ObjectiveName,
                ObjectiveId: support.Support.ObjectiveId)),
        ];
        var score = new ObjectiveScore(objective, Total(children, structure.RollUp), kpis, [.. supports.Select(support => support.Support)])
        {
            Due = children.Exists(child => child.Due),
        };

        // Where a circle was cut the score depends on where the question began, so it serves this question only.
        return cutBefore == _circlesCut ? _objectives[key] = score : score;
    }

    private PlacementScore? Place(KpiPlacement placement, Period period, Span span)
    {
        if (Read(placement.KpiId, period, span) is not { } reading)
            return null;

        var counts = reading is { InUse: true, NotApplicable: false, Definition.Direction: not Direction.None }
            && facts.Kpis[placement.KpiId].Activated;
        return new PlacementScore(placement, reading, counts);
    }

    private RollUpChild Child(PlacementScore kpi, RollUpSettings rollUp, Span span)
    {
        var reading = kpi.Reading;
        var score = reading.Status.IsColour() ? reading.Score : null;
        return new RollUpChild(
            kpi.Placement.Weight,
            score,
            Coverage: reading.Expected == 0 ? 0m : (decimal)reading.Present / reading.Expected,
            Earlier: score is null && rollUp.Missing is MissingPolicy.Carry ? EarlierScore(reading, rollUp, span) : null,
            Due: reading.Status is not (ScoreStatus.NotDue or ScoreStatus.NoTarget),
            reading.Status,
            reading.Definition.Name,
            KpiId: reading.KpiId);
    }

    private static RollUpChild Child(decimal weight, RollUpResult total, bool due, string label, Guid? objectiveId = null) =>
        new(weight, total.Score, total.Coverage, Due: due, Status: total.Status, Label: label, ObjectiveId: objectiveId);

    /// <summary>The latest score of an earlier period, as far back as the policy carries.</summary>
    private EarlierScore? EarlierScore(KpiReading missing, RollUpSettings rollUp, Span span)
    {
        var period = missing.Period;
        for (var age = 1; age <= (rollUp.CarryPeriods ?? ScoringDefaults.CarryPeriods); age++)
        {
            period = period.Previous;
            if (Read(missing.KpiId, period, span) is { Score: { } score } earlier && earlier.Status.IsColour())
                return new EarlierScore(score, age);
        }

        return null;
    }

    private (SupportScore Support, bool Due) Support(Supporter supporter, Period period, Span span)
    {
        var (scorecardId, structure, objective, weight) = supporter;

        // Supports run up the tree of units, but a unit may have been moved since they were made: a circle is cut where it closes.
        var isCircle = _underway.Contains((scorecardId, objective.Id));
        _circlesCut += isCircle ? 1 : 0;
        var score = isCircle ? null : Score(scorecardId, structure, objective, period, span);
        var support = new SupportScore(
            scorecardId,
            objective.Id,
            objective.Details.Name,
            weight,
            score?.Total.Score,
            score?.Total.Coverage ?? 0m,
            score?.Total.Status ?? ScoreStatus.NoData);
        return (support, score?.Due ?? false);
    }

    private ILookup<(Guid Scorecard, Guid Objective), Supporter> Supporters(Period period)
    {
        var month = MonthOf(period);
        if (_supporters.TryGetValue(month, out var known))
            return known;

        var supporters =
            from entry in facts.Scorecards.OrderBy(entry => entry.Key)
            where entry.Value.IsCreated
            let structure = entry.Value.StructureAt(month)
            from objective in structure.Objectives
            from support in objective.Supports
            select (Supported: (support.ScorecardId, support.ObjectiveId), Supporter: new Supporter(entry.Key, structure, objective, support.Weight));
        return _supporters[month] = supporters.ToLookup(pair => pair.Supported, pair => pair.Supporter);
    }

    private StructureVersion StructureAt(BalancedScorecard scorecard, Period period) => scorecard.StructureAt(MonthOf(period));

    private Period MonthOf(Period period) => period.AtEnd(Frequency.Monthly, facts.Rules.Calendar);

    /// <summary>
    /// The roll-up of children. Where none counts and all are not due, or all are without a target, it says so too instead of "no data".
    /// </summary>
    private RollUpResult Total(List<RollUpChild> children, RollUpSettings rollUp)
    {
        var total = RollUp.Of(children, rollUp, facts.Rules.Thresholds);
        return total.Score is null && children is [{ Status: ScoreStatus.NotDue or ScoreStatus.NoTarget } first, ..] && children.TrueForAll(child => child.Status == first.Status)
            ? total with { Status = first.Status!.Value }
            : total;
    }

    private sealed record Supporter(Guid ScorecardId, StructureVersion Structure, StrategicObjective Objective, decimal Weight);
}
