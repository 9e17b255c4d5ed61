using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Formulas;
using Scorecard.Domain.Kpis.Segments;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Values;

/// <summary>Scores everything that a value counts in twice, with what stands and with what would stand, and tells the differences.</summary>
public sealed class CorrectionEffects(ScoringReader scoring, CurrentUser user)
{
    public async Task<CorrectionPreview> OfAsync(
        Guid kpiId,
        Period period,
        SegmentKey? segment,
        RecordedValue? value,
        IReadOnlyList<Stored<Kpi>> kpis,
        IReadOnlyList<Stored<BalancedScorecard>> scorecards,
        CancellationToken ct)
    {
        var calendar = user.Organization.Calendar;
        var year = period.Parent(Frequency.Yearly, calendar)!.Value;
        var inYear = scorecards
            .Where(scorecard => scorecard.State.IsCreated && Period.Year(scorecard.State.FiscalYear) == year)
            .ToDictionary(scorecard => scorecard.Id, scorecard => scorecard.State);
        HashSet<Guid> touched = [kpiId, .. new CalculationGraph(kpis.ToDictionary(kpi => kpi.Id, kpi => kpi.State)).AllUsersOf(kpiId)];
        var scored = ScorecardNeighbours.Of(touched, inYear);
        var kpiIds = scored.Values.SelectMany(scorecard => scorecard.Versions).SelectMany(version => version.Objectives)
            .SelectMany(objective => objective.Kpis).Select(placement => placement.KpiId).Concat(touched).ToHashSet();

        var before = await scoring.ReadAsync(AsOfQuery.Now, year, calendar, kpiIds, scored, ct);
        var after = new ScorecardScoring(With(before.Facts, kpiId, period, segment, value));
        return new CorrectionPreview(
            kpiId,
            period,
            segment,
            KpiReadingView.Of(before.Scoring.Read(kpiId, period)!, _ => false),
            KpiReadingView.Of(after.Read(kpiId, period)!, _ => false),
            [
                .. from scorecard in scored
                   where user.May(Permission.Read, scorecard.Value.UnitId)
                   orderby user.Organization.Tree.Ancestors(scorecard.Value.UnitId).Count descending, scorecard.Value.Name, scorecard.Key
                   from asked in Asked(period, calendar)
                   from effect in Effects(scorecard.Value.Name, touched, before.Scoring.Score(scorecard.Key, asked), after.Score(scorecard.Key, asked))
                   where effect.Level is not EffectLevel.Kpi || effect.Id == kpiId || MayRead(effect.Id, before)
                   select effect,
            ],
            [
                .. from computed in touched
                   where computed != kpiId && MayRead(computed, before)
                   let own = period.Parent(before.Kpis[computed].State.Frequency, calendar)
                   where own is not null
                   let readings = (Before: before.Scoring.Read(computed, own.Value)!, After: after.Read(computed, own.Value)!)
                   where readings.Before.Value != readings.After.Value
                   orderby readings.Before.Definition.Name, computed
                   select EffectOn(computed, own.Value, readings.Before, readings.After),
            ],
            Pay: [],
            OwnPayPeriods: 0);
    }

    private bool MayRead(Guid kpiId, ScoringSnapshot read) =>
        read.Kpis.TryGetValue(kpiId, out var kpi) && user.May(Permission.Read, kpi.State.Latest.OwnerUnitId);

    private static CalculatedEffect EffectOn(Guid kpiId, Period period, KpiReading before, KpiReading after) => new(
        kpiId,
        before.Definition.Code,
        before.Definition.Name,
        before.Definition.UnitKind,
        before.Definition.UnitSymbol,
        before.Definition.Decimals,
        period,
        before.Value,
        after.Value);

    /// <summary>The periods that people look at: the value's own (its month, when it is a day or week), its quarter, its year.</summary>
    private static IEnumerable<Period> Asked(Period period, FiscalCalendar calendar) =>
        ((Frequency[])[Frequency.Monthly, Frequency.Quarterly, Frequency.Yearly])
            .Where(frequency => frequency >= period.Frequency)
            .Select(frequency => period.Parent(frequency, calendar)!.Value)
            .Prepend(period.Frequency is Frequency.Daily or Frequency.Weekly ? period.Parent(Frequency.Monthly, calendar)!.Value : period)
            .Distinct();

    /// <summary>What is known, with a value in place of the one that stands.</summary>
    internal static ScoringFacts With(ScoringFacts facts, Guid kpiId, Period period, SegmentKey? segment, RecordedValue? value)
    {
        var values = facts.Values.ToDictionary();
        values[kpiId] = (facts.Values.GetValueOrDefault(kpiId) ?? ValueSeries.Empty).With(period, segment, value);
        return facts with { Values = values };
    }

    private static IEnumerable<ScoreEffect> Effects(string name, HashSet<Guid> touched, ScorecardScore before, ScorecardScore after)
    {
        ScoreEffect Effect(EffectLevel level, Guid id, string label, decimal? scoreBefore, decimal? scoreAfter, ScoreStatus statusBefore, ScoreStatus statusAfter) =>
            new(before.ScorecardId, name, level, id, label, before.Period, scoreBefore, scoreAfter, statusBefore, statusAfter);

        ScoreEffect Total(EffectLevel level, Guid id, string label, RollUpResult totalBefore, RollUpResult totalAfter) =>
            Effect(level, id, label, totalBefore.Score, totalAfter.Score, totalBefore.Status, totalAfter.Status);

        List<ScoreEffect> effects = [];
        foreach (var (perspective, later) in before.Perspectives.Zip(after.Perspectives))
        {
            foreach (var (objective, objectiveAfter) in perspective.Objectives.Zip(later.Objectives))
            {
                effects.AddRange(objective.Kpis.Zip(objectiveAfter.Kpis)
                    .Where(pair => touched.Contains(pair.First.Placement.KpiId))
                    .Select(pair => Effect(
                        EffectLevel.Kpi,
                        pair.First.Placement.KpiId,
                        pair.First.Reading.Definition.Name,
                        pair.First.Reading.Score,
                        pair.Second.Reading.Score,
                        pair.First.Reading.Status,
                        pair.Second.Reading.Status)));
                effects.Add(Total(EffectLevel.Objective, objective.Objective.Id, objective.Objective.Details.Name, objective.Total, objectiveAfter.Total));
            }

            effects.Add(Total(EffectLevel.Perspective, perspective.Perspective.Id, perspective.Perspective.Name, perspective.Total, later.Total));
        }

        effects.Add(Total(EffectLevel.Scorecard, before.ScorecardId, name, before.Total, after.Total));
        return effects.Where(effect => (effect.ScoreBefore, effect.StatusBefore) != (effect.ScoreAfter, effect.StatusAfter)).DistinctBy(effect => (effect.Level, effect.Id));
    }
}
