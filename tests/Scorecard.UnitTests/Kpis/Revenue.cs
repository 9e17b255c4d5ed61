using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.UnitTests.Kpis;

/// <summary>A monthly KPI whose values add up and should grow.</summary>
internal static class Revenue
{
    public static readonly Guid Id = new("0192f000-0000-7000-8000-000000000001");

    public static readonly Guid Sales = new("0192f000-0000-7000-8000-0000000000a1");

    public static readonly KpiDefinition Definition = new(
        "revenue",
        "Revenue",
        Description: null,
        UnitKind.Currency,
        UnitSymbol: null,
        Decimals: 0,
        Direction.Increase,
        KpiLevel.Strategic,
        KpiTiming.Lagging,
        KpiHorizon.Short,
        KpiNature.Quantitative,
        Category: null,
        PerspectiveKind.Financial,
        Frequency.Monthly,
        Aggregation.Sum,
        RatioFactor: null,
        OwnerUnitId: Sales,
        OwnerPersonId: null,
        DataSource: "ERP",
        DataPath: null,
        Formula: null,
        Baseline: null,
        Benchmark: null,
        BenchmarkSource: null,
        ParentKpiId: null,
        ScaleSettings.Default);

    public static readonly KpiDefined Defined = new(Definition);

    public static readonly KpiActivated Activated = new();

    public static readonly KpiFacts Facts = new(Id, HasValues: false, ParentChain: []);

    public static KpiTargetsSet TargetsSet(params TargetEntry[] targets) => new(targets, Removed: []);

    public static TargetEntry From(string period, decimal? target, decimal? floor = null, decimal? stretch = null) =>
        new(Period.Of(period), target, floor, stretch);

    public static Kpi Kpi(params KpiEvent[] history) => history.Aggregate(Domain.Kpis.Kpi.Initial, Domain.Kpis.Kpi.Evolve);
}
