using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Rewards;

/// <summary>What a line waits for.</summary>
/// <param name="Code"><c>measure-missing</c>, <c>gate-missing</c> or <c>award-missing</c>.</param>
/// <param name="Basis">What is measured; null for a gate and an award, which are always about a KPI.</param>
/// <param name="SubjectId">The KPI, scorecard or objective; null where there is none.</param>
/// <param name="KpiCode">Null where it is no KPI.</param>
/// <param name="Name">What the subject is called; null where that is not known any more.</param>
/// <param name="Reason">Why a measure has no figure, as everywhere else: <c>no-data</c>, <c>no-target</c>, … Null for a gate and an award.</param>
/// <param name="Periods">Those of the KPI that have no value, as far as the reader may see its values.</param>
public sealed record HeldInput(string Code, MeasureBasis? Basis, Guid? SubjectId, string? KpiCode, string? Name, string? Reason, IReadOnlyList<Period> Periods);

/// <summary>Names the measures, gates and awards whose missing inputs hold a line.</summary>
public sealed class HeldInputs(RunBasis basis, RewardNames names)
{
    private readonly Dictionary<Guid, UnitFactors> _units = basis.Units.ToDictionary(unit => unit.UnitId);
    private readonly ILookup<Guid, RunInput> _inputs = basis.Inputs.ToLookup(input => input.RuleId);

    public IReadOnlyList<HeldInput> Of(RunLine line)
    {
        if (line.Held is [])
            return [];

        var missing = line.Units.Select(unit => _units[unit.UnitId]).SelectMany(
            unit => basis.Rules.Measures.Zip(unit.Pay.Measures).Where(pair => pair.Second.Percent is null).Select(pair => Of(pair.First, unit.UnitId)));
        var unknown = line.Held.Contains(PayCalculation.GateMissing)
            ? basis.Rules.Gates.Where(gate => gate.Missing is MissingInput.Hold && _inputs[gate.Id].First().Gate is { Held: null }).Select(gate => Of(PayCalculation.GateMissing, gate.Id, gate.KpiId))
            : [];
        var awards = (line.Awards ?? []).Where(award => award.Granted is null)
            .Select(award => basis.Rules.Awards!.First(rule => rule.Id == award.AwardId))
            .Where(rule => rule.Condition is not null)
            .Select(rule => Of(AwardCalculation.AwardMissing, rule.Id, rule.Condition!.KpiId));
        return [.. missing.Concat(unknown).Concat(awards).DistinctBy(one => (one.Code, one.Basis, one.SubjectId, one.Name))];
    }

    private HeldInput Of(PayMeasure measure, Guid unitId)
    {
        var input = _inputs[measure.Id].First(one => one.UnitId is null || one.UnitId == unitId);
        return new(
            PayCalculation.MeasureMissing,
            measure.Basis,
            input.SubjectId,
            names.KpiOf(measure)?.Code,
            names.Of(measure, unitId),
            input.Measured.Reason,
            Missing(names.Evidence(names.KpiOf(measure), input)));
    }

    private HeldInput Of(string code, Guid ruleId, Guid kpiId)
    {
        var kpi = names.KpiOf(kpiId);
        return new(code, Basis: null, kpiId, kpi?.Code, kpi?.Name, Reason: null, Missing(names.Evidence(kpi, _inputs[ruleId].First())));
    }

    private static IReadOnlyList<Period> Missing(IReadOnlyList<EvidenceValue> values) =>
        [.. values.Where(value => value is { Value: null, RecordedAt: null }).Select(value => value.Period).Distinct()];
}
