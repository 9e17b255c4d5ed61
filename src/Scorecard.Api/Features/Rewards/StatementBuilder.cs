using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Rewards;

namespace Scorecard.Api.Features.Rewards;

/// <summary>From the document of a line to what its person reads. Names are those of today; figures are those of the run.</summary>
/// <param name="mayRead">Whose single values the reader may see; figures over the period are part of the receipt.</param>
public sealed class StatementBuilder(
    RunBasis basis, IReadOnlyDictionary<Guid, Kpi> kpis, OrganizationContext organization, Func<KpiDefinition, bool> mayRead)
{
    private readonly Dictionary<(Guid Rule, Guid? Unit), RunInput> _inputs = basis.Inputs.ToDictionary(input => (input.RuleId, input.UnitId));

    public RewardStatement Build(Stored<RewardRun> run, Stored<RewardPlan> plan, RunLine line, PersonRef person)
    {
        var computation = run.State.Computation!;
        return new(
            run.Id,
            plan.Id,
            plan.State.Terms!.Name,
            computation.PlanVersion,
            person,
            computation.Period,
            run.State.Status,
            computation.KnownAt,
            computation.Hash,
            organization.Settings.Currency,
            basis.Rules.Combination,
            basis.Rules.Cap,
            basis.Rules.Rounding,
            basis.Rules.PoolAmount,
            [.. line.Units.Select(Unit)],
            line.Unrounded?.ToDecimal(),
            line.Unrounded is { } unrounded && line.Amount < basis.Rules.Rounding.Round(unrounded),
            line.Amount,
            computation.Adjusts,
            line.PaidBefore,
            line.Due,
            line.Held);
    }

    private StatementUnit Unit(UnitLine unit)
    {
        var shared = basis.Units.First(one => one.UnitId == unit.UnitId).Pay;
        return new(
            unit.UnitId,
            organization.NameOf(unit.UnitId),
            [.. basis.Rules.Measures.Zip(shared.Measures, (measure, step) => Factor(measure, step, unit.UnitId))],
            shared.Combined?.ToDecimal(),
            [.. shared.Gates.Select(Gate)],
            [.. unit.Pay.Modifiers.Select(step => new StatementModifier(
                step.ModifierId, basis.Rules.Modifiers.First(modifier => modifier.Id == step.ModifierId).Name, step.Percent, step.After.ToDecimal()))],
            unit.Pay.Factor?.ToDecimal(),
            [.. unit.Pay.Amounts.Select(step => new StatementPart(
                step.Part.From, step.Part.To, step.Part.Days, step.Part.PeriodDays, step.Part.Segment.TargetAmount, step.Amount.ToDecimal()))]);
    }

    private StatementFactor Factor(PayMeasure measure, FactorStep step, Guid unitId)
    {
        var input = _inputs.GetValueOrDefault((measure.Id, unitId)) ?? _inputs[(measure.Id, null)];
        var kpi = measure.Basis is MeasureBasis.KpiAttainment or MeasureBasis.KpiScore && measure.SubjectId is { } id ? kpis.GetValueOrDefault(id)?.Latest : null;
        var segment = step.Percent is { } percent ? measure.Curve.SegmentAt(percent) : -1;
        return new(
            measure.Id,
            measure.Basis,
            input.SubjectId,
            kpi?.Name ?? (measure.Basis is MeasureBasis.ScorecardScore ? organization.NameOf(measure.SubjectId ?? unitId) : null),
            measure.Weight,
            input.Actual,
            input.Target,
            kpi?.UnitKind,
            kpi?.UnitSymbol,
            kpi?.Decimals ?? 1,
            step.Percent?.ToDecimal(),
            step.Missing,
            step.Factor?.ToDecimal(),
            measure.Curve,
            segment < 0 ? null : measure.Curve.Points[segment],
            kpi is null || mayRead(kpi) ? input.Evidence : []);
    }

    private StatementGate Gate(GateStep step)
    {
        var gate = basis.Rules.Gates.First(gate => gate.Id == step.GateId);
        var kpi = kpis.GetValueOrDefault(gate.KpiId)?.Latest;
        return new(
            gate,
            kpi?.Name,
            step.Held,
            step.Before.ToDecimal(),
            step.After.ToDecimal(),
            kpi is null || mayRead(kpi) ? _inputs[(gate.Id, null)].Evidence : []);
    }
}
