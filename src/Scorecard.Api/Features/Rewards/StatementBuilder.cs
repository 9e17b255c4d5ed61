using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Domain.Rewards;

namespace Scorecard.Api.Features.Rewards;

/// <summary>From the document of a line to what its person reads. Names are those of today; figures are those of the run.</summary>
/// <param name="lines">All of the run: a rank is one among them.</param>
/// <param name="scorecards">What made the scores of scorecards, where the reader may see it.</param>
/// <param name="figures">Targets and attainments of the single periods.</param>
/// <param name="changes">Why an adjustment differs; null for the first run of a period.</param>
public sealed class StatementBuilder(
    RunBasis basis,
    IReadOnlyList<RunLine> lines,
    RewardNames names,
    IReadOnlyDictionary<Guid, ScorecardEvidence> scorecards,
    KpiEvidence figures,
    IReadOnlyList<StatementChange>? changes)
{
    private readonly Dictionary<(Guid Rule, Guid? Unit), RunInput> _inputs = basis.Inputs.ToDictionary(input => (input.RuleId, input.UnitId));

    public RewardStatement Build(Stored<RewardRun> run, Stored<RewardPlan> plan, StoredLine kept, PersonRef person)
    {
        var (computation, line) = (run.State.Computation!, kept.Read());
        var cut = line.Unrounded is null ? null : PoolCut.Of(basis.Rules, lines);
        return new(
            run.Id,
            plan.Id,
            plan.State.Terms!.Name,
            computation.PlanVersion,
            person,
            computation.Period,
            run.State.Status,
            computation.KnownAt,
            kept.Hash,
            names.Currency,
            basis.Rules.Combination,
            basis.Rules.Cap,
            basis.Rules.Rounding,
            basis.Rules.PoolAmount,
            [.. line.Units.Select(Unit)],
            line.Unrounded?.ToDecimal(),
            cut is not null,
            line.Amount,
            computation.Adjusts,
            line.PaidBefore,
            line.Due,
            new HeldInputs(basis, names).Of(line),
            [.. (line.Awards ?? []).Select(award => Award(award, line))],
            computation.AwardsOnly ?? false,
            StatementCut.Of(cut, line),
            changes);
    }

    private StatementUnit Unit(UnitLine unit)
    {
        var shared = basis.Units.First(one => one.UnitId == unit.UnitId).Pay;
        return new(
            unit.UnitId,
            names.Unit(unit.UnitId),
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
        var kpi = names.KpiOf(measure);
        var segment = step.Percent is { } percent ? measure.Curve.SegmentAt(percent) : -1;
        return new(
            measure.Id,
            measure.Basis,
            input.SubjectId,
            names.Of(measure, unitId),
            measure.Weight,
            input.Actual,
            input.Target,
            kpi?.UnitKind,
            kpi?.UnitSymbol,
            kpi?.Decimals ?? 1,
            measure.Basis is MeasureBasis.KpiAttainment && names.DefinitionAt(measure, basis.Period) is { } defined
                ? PayInputs.FormulaOf(input, defined.Direction, defined.Scale.AttainmentMode)
                : null,
            step.Percent?.ToDecimal(),
            step.Missing,
            step.Factor?.ToDecimal(),
            measure.Curve,
            segment < 0 ? null : measure.Curve.Points[segment],
            figures.Of(input),
            input.SubjectId is { } subject ? scorecards.GetValueOrDefault(subject) : null,
            measure.Basis is MeasureBasis.ScorecardScore && !names.MayReadUnit(measure.SubjectId ?? unitId),
            names.MayRead(kpi) && (measure.Basis is not MeasureBasis.ScorecardScore || names.MayReadUnit(measure.SubjectId ?? unitId)));
    }

    private StatementAward Award(AwardLine line, RunLine own)
    {
        var rule = basis.Rules.Awards!.First(award => award.Id == line.AwardId);
        var outcome = basis.Awards!.First(award => award.AwardId == line.AwardId);
        var measure = basis.Rules.Measures.FirstOrDefault(one => one.Id == rule.Top?.MeasureId);
        var kpi = names.KpiOf(rule.Condition?.KpiId);
        return new(
            rule,
            rule.UnitId is { } unit ? names.Unit(unit) : null,
            kpi?.Name ?? (measure is null or { Basis: MeasureBasis.ScorecardScore, SubjectId: null } ? null : names.Of(measure, unitId: default)),
            outcome.Held,
            line.Granted,
            line.GrantedBefore,
            line.Due,
            line.Rank,
            outcome.Ranked,
            line.Figure?.ToDecimal(),
            AwardStanding.Of(basis, line.AwardId, own, lines) is { } standing ? Standing(standing) : null,
            rule.Condition is null ? [] : figures.Of(_inputs[(rule.Id, null)]),
            names.MayRead(kpi));
    }

    private StatementStanding Standing(AwardStanding standing) => new(
        standing.Sharing,
        standing.Reached,
        [.. standing.Parts.Select(part => new StandingPart(part.UnitId, names.Unit(part.UnitId), part.Days, part.Figure.ToDecimal()))],
        standing.Unit is { } unit ? new StandingUnit(unit.UnitId, names.Unit(unit.UnitId), unit.Figure.ToDecimal(), unit.Rank, unit.Ranked, unit.Sharing) : null);

    private StatementGate Gate(GateStep step)
    {
        var gate = basis.Rules.Gates.First(gate => gate.Id == step.GateId);
        var kpi = names.KpiOf(gate.KpiId);
        return new(
            gate,
            kpi?.Name,
            kpi?.UnitKind,
            kpi?.UnitSymbol,
            kpi?.Decimals ?? 1,
            step.Held,
            step.Before.ToDecimal(),
            step.After.ToDecimal(),
            figures.Of(_inputs[(gate.Id, null)]),
            step.Held is false ? figures.FailuresOf(gate) : [],
            names.MayRead(kpi));
    }
}
