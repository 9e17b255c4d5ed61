using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.UnitTests.Rewards;

/// <summary>The first quarter of 2026 with KPIs whose target is 100 in every month, averaged over the quarter.</summary>
internal static class RunExample
{
    public static readonly Period Quarter = Period.Of("2026-Q1");
    public static readonly DateOnly First = new(2026, 1, 1);
    public static readonly DateOnly Last = new(2026, 3, 31);

    /// <param name="months">The values of each KPI, January first; null where there is none.</param>
    public static RunFacts Facts(PayRules rules, params (Guid Kpi, decimal?[] Values)[] months) => new(
        Id(50),
        new RewardPlanVersion(1, Quarter, rules),
        Quarter,
        FiscalCalendar.CalendarYear,
        DateTimeOffset.UnixEpoch.AddDays(20_600),
        new ScorecardScoring(new ScoringFacts(
            ScoringRules.Default,
            new DateOnly(2026, 11, 16),
            months.ToDictionary(one => one.Kpi, one => KpiOf(one.Kpi)),
            months.ToDictionary(one => one.Kpi, one => new ValueSeries(ValuesOf(one.Values))),
            new Dictionary<Guid, BalancedScorecard>())),
        _ => null,
        _ => null,
        unit => unit == Id(30) ? [Id(30), Id(31)] : [unit]);

    public static RunParticipant Participant(int person, int unit, decimal amount = 0m, DateOnly? from = null) => new(
        Id(person),
        Participation.Within([new(from ?? First, new(2026, 12, 31), Id(unit), amount)], First, Last),
        new Dictionary<Guid, decimal>());

    public static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    private static IEnumerable<RecordedValue> ValuesOf(decimal?[] values) =>
        Quarter.Within(Frequency.Monthly, FiscalCalendar.CalendarYear).Zip(values)
            .Where(month => month.Second is not null)
            .Select(month => new RecordedValue(
                month.First, month.Second, null, null, NotApplicable: false, Comment: null, Revision: 1, DateTimeOffset.UnixEpoch.AddDays(20_500)));

    private static Kpi KpiOf(Guid id)
    {
        KpiEvent[] events =
        [
            new KpiDefined(new KpiDefinition(
                $"kpi-{id:N}", "CSAT", null, UnitKind.Count, null, 2, Direction.Increase, KpiLevel.Operational, KpiTiming.Lagging, KpiHorizon.Short,
                KpiNature.Quantitative, null, PerspectiveKind.Internal, Frequency.Monthly, Aggregation.Average, null, Id(30), null, "ERP", null, null, null, null, null, null, ScaleSettings.Default)),
            new KpiTargetsSet([new TargetEntry(Period.Of("2026-01"), 100m, null, null)], []),
            new KpiActivated(),
        ];
        return events.Aggregate(Kpi.Initial, Kpi.Evolve);
    }
}
