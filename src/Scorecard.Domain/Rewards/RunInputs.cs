using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Rewards;

/// <summary>Reads the inputs of a run: each once, however many people are paid by it. Not for several threads at once.</summary>
public sealed class RunInputs(RunFacts facts)
{
    private readonly Dictionary<(Guid Rule, Guid? Unit), RunInput> _read = [];

    /// <summary>What has been read so far, in a stable order.</summary>
    public IReadOnlyList<RunInput> All => [.. _read.Values.OrderBy(input => input.RuleId).ThenBy(input => input.UnitId)];

    public RunInput Of(PayMeasure measure, Guid unitId)
    {
        Guid? whose = measure is { Basis: MeasureBasis.ScorecardScore, SubjectId: null } ? unitId : null;
        if (!_read.TryGetValue((measure.Id, whose), out var input))
        {
            input = Read(measure, whose);
            _read[(measure.Id, whose)] = input = facts.Assume is { } assume ? input with { Measured = assume(measure, input.Measured) } : input;
        }

        return input;
    }

    public RunInput Of(PayGate gate)
    {
        if (!_read.TryGetValue((gate.Id, null), out var input))
            _read[(gate.Id, null)] = input = Read(gate);
        return input;
    }

    /// <summary>What a gate compares with its limit, by period; null where not every value was there. Empty for a KPI that is not known.</summary>
    public static IReadOnlyList<(Period Period, decimal? Figure)> FiguresOf(PayGate gate, ScorecardScoring scoring, Period period) =>
        scoring.Reader(gate.KpiId) is { } reader
            ? [.. ReadingsOf(gate, reader, scoring, period).Select(reading => (reading.Period, FigureOf(gate, reading)))]
            : [];

    private RunInput Read(PayMeasure measure, Guid? whose) => measure.Basis switch
    {
        MeasureBasis.KpiAttainment => OfKpi(measure, PayInputs.Attainment),
        MeasureBasis.KpiScore => OfKpi(measure, reading => PayInputs.Score(reading.Score)),
        MeasureBasis.ScorecardScore => OfScorecard(measure, whose),
        MeasureBasis.ObjectiveScore => OfObjective(measure),
    };

    private RunInput OfKpi(PayMeasure measure, Func<KpiReading, MeasuredInput> figure)
    {
        if (measure.SubjectId is not { } kpiId || facts.Scoring.Read(kpiId, facts.Period) is not { } reading)
            return new(measure.Id, UnitId: null, measure.SubjectId, null, null, new(Percent: null, Reasons.NoData), Gate: null, []);

        return new(
            measure.Id,
            UnitId: null,
            kpiId,
            reading.Value,
            reading.Target,
            IsComplete(reading) ? figure(reading) : new(Percent: null, Reasons.NoData),
            Gate: null,
            [.. Evidence(reading)]);
    }

    private RunInput OfScorecard(PayMeasure measure, Guid? whose)
    {
        var scorecardId = (measure.SubjectId ?? whose) is { } unitId ? facts.ScorecardOf(unitId) : null;
        var score = scorecardId is { } id ? facts.Scoring.Score(id, facts.Period).Total.Score : null;
        return new(measure.Id, whose, scorecardId, score, Target: 100m, PayInputs.Score(score), Gate: null, []);
    }

    private RunInput OfObjective(PayMeasure measure)
    {
        var score = measure.SubjectId is { } id ? facts.ObjectiveScoreOf(id) : null;
        return new(measure.Id, UnitId: null, measure.SubjectId, score, Target: 1m, PayInputs.Score(score * 100m), Gate: null, []);
    }

    private RunInput Read(PayGate gate)
    {
        if (facts.Scoring.Reader(gate.KpiId) is not { } reader)
            return new(gate.Id, UnitId: null, gate.KpiId, null, null, new(Percent: null), new(Held: null), []);

        var readings = ReadingsOf(gate, reader, facts.Scoring, facts.Period);
        return new(
            gate.Id,
            UnitId: null,
            gate.KpiId,
            gate.EverySubPeriod ? null : readings[0].Value,
            gate.Limit,
            new(Percent: null),
            PayInputs.Held(gate, [.. readings.Select(reading => FigureOf(gate, reading))]),
            [.. readings.SelectMany(Evidence)]);
    }

    private static List<KpiReading> ReadingsOf(PayGate gate, KpiReader reader, ScorecardScoring scoring, Period period) => gate.EverySubPeriod
        ? [.. reader.PeriodsOf(period).Select(one => scoring.Read(gate.KpiId, one)!)]
        : [scoring.Read(gate.KpiId, period)!];

    private static decimal? FigureOf(PayGate gate, KpiReading reading) => !IsComplete(reading) ? null : gate.Figure switch
    {
        GateFigure.Value => reading.Value,
        GateFigure.Score => reading.Score,
        GateFigure.Attainment => reading.Attainment.Value * 100m,
    };

    /// <summary>Pay never rests on half of a period: every period that should have a value has one.</summary>
    private static bool IsComplete(KpiReading reading) => reading.InUse && reading.Present == reading.Expected;

    private static IEnumerable<EvidenceValue> Evidence(KpiReading reading) =>
        reading.Aggregated.Inputs.Select(input => new EvidenceValue(input.Period, input.Value, input.Numerator, input.Denominator, input.RecordedAt));
}
