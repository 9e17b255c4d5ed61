using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Formulas;
using Scorecard.Domain.Kpis.Segments;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Sample;

/// <summary>
/// The life of the KPIs: defined as drafts, activated once they are placed, given new targets every year, one target
/// revised, one KPI replaced by another.
/// </summary>
internal sealed class SampleKpis(IReadOnlyList<KpiSpec> kpis, SampleFigures figures, string currency, Func<string, Guid> headOf)
{
    private static readonly DateOnly FirstDefined = new(2024, 10, 14);
    private static readonly DateOnly FirstActivated = new(2024, 10, 28);
    private static readonly DateOnly NextTargets = new(2025, 12, 8);

    /// <summary>A later KPI is activated this long after its definition, when it stands on a scorecard.</summary>
    private const int DaysToActivation = 3;

    public IEnumerable<SampleStep> Steps()
    {
        foreach (var kpi in kpis)
        {
            yield return Step(kpi, kpi.DefinedOn ?? FirstDefined.AddDays(SampleNoise.Pick(kpi.Code, 4)), "define", DefineAsync);
            yield return Step(kpi, kpi.DefinedOn?.AddDays(DaysToActivation) ?? FirstActivated, "activate", ActivateAsync);

            if (kpi.DefinedOn is null && kpi.Replacement is null && figures.Targets(kpi, SampleCalendar.FiscalYears[1]) is { Count: > 0 } next)
                yield return Step(kpi, NextTargets.AddDays(SampleNoise.Pick(kpi.Code, 3)), "targets", (desk, ct) => SetTargetsAsync(desk, kpi, next, null, ct));

            if (kpi.TargetRevision is { } revision)
                yield return Step(kpi, revision.On, "revise", (desk, ct) => SetTargetsAsync(desk, kpi, figures.Revised(kpi, revision), revision.Reason, ct));

            if (kpi.Replacement is { } replacement)
                yield return Step(kpi, replacement.On, "replace", (desk, ct) => ReplaceAsync(desk, kpi, replacement, ct));
        }
    }

    private SampleStep Step(KpiSpec kpi, DateOnly day, string what, Func<SampleDesk, KpiSpec, CancellationToken, Task> act) =>
        Step(kpi, day, what, (desk, ct) => act(desk, kpi, ct));

    private SampleStep Step(KpiSpec kpi, DateOnly day, string what, Func<SampleDesk, CancellationToken, Task> act) =>
        new(SampleCalendar.During(day, $"{what}/{kpi.Code}"), headOf(kpi.OwnerUnit), act);

    private Task DefineAsync(SampleDesk desk, KpiSpec kpi, CancellationToken ct)
    {
        var id = SampleIds.Kpi(kpi.Code);
        var targets = SampleCalendar.FiscalYears
            .Where(year => year == SampleCalendar.FiscalYears[0] || kpi.DefinedOn is not null)
            .SelectMany(year => figures.Targets(kpi, year));
        return desk.CreateAsync<Kpi, KpiEvent>(
            id,
            kpi.Calculation is null ? Needs.Nothing : new Needs { AllOf = [Kpi.Category] },
            (state, facts) => state.Define(Definition(kpi), [.. targets], new KpiFacts(id, HasValues: false, ParentChain(kpi), Checked(id, Definition(kpi), facts))),
            ct);
    }

    private CalculationCheck? Checked(Guid id, KpiDefinition definition, Facts facts) =>
        new Calculations(facts.All<Kpi>().ToDictionary(kpi => kpi.Id, kpi => kpi.State), _ => true, currency).Check(id, definition);

    private static Task ActivateAsync(SampleDesk desk, KpiSpec kpi, CancellationToken ct)
    {
        var id = SampleIds.Kpi(kpi.Code);
        return desk.ChangeAsync<Kpi, KpiEvent>(
            id,
            new Needs { AllOf = [BalancedScorecard.Category] },
            (state, facts) => state.Activate(KpiSmart.Check(state.Latest, state.Targets, history: [], LinkedObjectives(facts, id))),
            ct);
    }

    private static int LinkedObjectives(Facts facts, Guid kpi) => facts.All<BalancedScorecard>()
        .Sum(card => card.State.Versions[^1].Objectives.Count(objective => objective.Kpis.Any(placement => placement.KpiId == kpi)));

    private static Task SetTargetsAsync(SampleDesk desk, KpiSpec kpi, IReadOnlyList<TargetEntry> targets, string? reason, CancellationToken ct) =>
        desk.ChangeAsync<Kpi, KpiEvent>(SampleIds.Kpi(kpi.Code), state => state.SetTargets(targets, remove: [], reason), ct, reason);

    private static Task ReplaceAsync(SampleDesk desk, KpiSpec kpi, ReplacementSpec replacement, CancellationToken ct)
    {
        var (id, successor) = (SampleIds.Kpi(kpi.Code), SampleIds.Kpi(replacement.By));
        return desk.ChangeAsync<Kpi, KpiEvent>(
            id,
            new Needs { Some = [(Kpi.Category, successor)] },
            (state, facts) => state.Replace(id, successor, facts.Find<Kpi>(successor)?.State ?? Kpi.Initial, Period.Of(replacement.From), replacement.Reason),
            ct,
            replacement.Reason);
    }

    private static KpiDefinition Definition(KpiSpec kpi) => new(
        kpi.Code,
        kpi.Name,
        kpi.Description,
        kpi.UnitKind,
        kpi.UnitSymbol,
        kpi.Decimals,
        kpi.Direction,
        kpi.Level,
        kpi.Timing,
        kpi.Horizon,
        kpi.Nature,
        kpi.Category,
        kpi.Perspective,
        kpi.Frequency,
        kpi.Aggregation,
        kpi.RatioFactor,
        SampleIds.Unit(kpi.OwnerUnit),
        SampleIds.Person(kpi.Owner),
        kpi.DataSource,
        kpi.DataPath,
        kpi.Formula,
        kpi.Baseline,
        kpi.Benchmark,
        kpi.BenchmarkSource,
        kpi.Parent is { } parent ? SampleIds.Kpi(parent) : null,
        kpi.Band is { } band
            ? ScaleSettings.Default with { BandLow = band.BandLow, BandHigh = band.BandHigh, LowerFloor = band.LowerFloor, UpperFloor = band.UpperFloor }
            : ScaleSettings.Default,
        kpi.Dimension is { } dimension
            ? new Segmentation([new KpiDimension(dimension.Code, dimension.Name, [.. dimension.Members.Select(member => new DimensionMember(member.Code, member.Name))])])
            : null,
        kpi.Calculation);

    private List<Guid> ParentChain(KpiSpec kpi)
    {
        List<Guid> chain = [];
        for (var above = kpi.Parent; above is not null; above = kpis.First(other => other.Code == above).Parent)
            chain.Add(SampleIds.Kpi(above));

        return chain;
    }
}
