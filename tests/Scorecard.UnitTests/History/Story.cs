using Scorecard.Domain.History;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;
using Scorecard.UnitTests.Kpis;
using Scorecard.UnitTests.Strategy;

namespace Scorecard.UnitTests.History;

/// <summary>What was recorded on which day, to be looked at as known on any other.</summary>
internal sealed class Story
{
    private readonly List<Told> _told = [];

    public ScoringRules Rules { get; set; } = ScoringRules.Default;

    /// <summary>The example of two time axes: 80 in March, corrected to 90; target 120 instead of 100 from July; 90 in July.</summary>
    public static Story OfRevenue() => new Story()
        .On("2026-01-05", Revenue.Id, Revenue.Defined, Revenue.TargetsSet(Revenue.From("2026-01", 100m)), Revenue.Activated)
        .On("2026-01-06", CompanyScorecard.Id, CompanyScorecard.Created, Placed(weight: 1m))
        .On("2026-04-03", Revenue.Id, Value("2026-03", 80m))
        .On("2026-04-20", Revenue.Id, Corrected("2026-03", 90m))
        .On("2026-07-02", Revenue.Id, Revenue.TargetsSet(Revenue.From("2026-07", 120m)))
        .On("2026-08-04", Revenue.Id, Value("2026-07", 90m));

    public static KpiValueRecorded Value(string period, decimal value) => new(Period.Of(period), value, null, null, Comment: null);

    public static KpiValueCorrected Corrected(string period, decimal value) => new(Period.Of(period), value, null, null, Comment: null);

    public static KpiPlaced Placed(decimal weight, string from = "2026-01", Guid? kpiId = null) =>
        new(Period.Of(from), CompanyScorecard.Growth, kpiId ?? Revenue.Id, weight);

    public Story On(string day, Guid subject, params object[] changes)
    {
        _told.AddRange(changes.Select(change => new Told(DateOnly.Parse(day), subject, change)));
        return this;
    }

    /// <summary>In the order of the days.</summary>
    public Story Sorted()
    {
        List<Told> sorted = [.. _told.OrderBy(told => told.On)];
        _told.Clear();
        _told.AddRange(sorted);
        return this;
    }

    public ScoredMoment Moment(string date, string knownOn, Span span = Span.Period)
    {
        var today = DateOnly.Parse(knownOn);
        var known = _told.Where(told => told.On <= today).ToList();
        var facts = new ScoringFacts(
            Rules,
            today,
            Folded<KpiEvent, Kpi>(known, Kpi.Initial, Kpi.Evolve),
            known.Where(told => told.Change is KpiValueEvent)
                .GroupBy(told => told.Subject)
                .ToDictionary(kpi => kpi.Key, kpi => new ValueSeries(kpi.GroupBy(told => ((KpiValueEvent)told.Change).Period).Select(Standing))),
            Folded<ScorecardEvent, BalancedScorecard>(known, BalancedScorecard.Initial, BalancedScorecard.Evolve));
        return new ScoredMoment(facts, Period.Of(date), span, new DateTimeOffset(today, TimeOnly.MinValue, TimeSpan.Zero));
    }

    /// <summary>What was recorded about something after one day and up to another.</summary>
    public IEnumerable<object> Between(string after, string until, Guid subject) => _told
        .Where(told => told.Subject == subject && told.On > DateOnly.Parse(after) && told.On <= DateOnly.Parse(until))
        .Select(told => told.Change);

    private static Dictionary<Guid, TState> Folded<TEvent, TState>(List<Told> known, TState initial, Func<TState, TEvent, TState> evolve) => known
        .Where(told => told.Change is TEvent)
        .GroupBy(told => told.Subject)
        .ToDictionary(subject => subject.Key, subject => subject.Select(told => (TEvent)told.Change).Aggregate(initial, evolve));

    private static RecordedValue Standing(IGrouping<Period, Told> period)
    {
        var (value, applies) = period.Last().Change switch
        {
            KpiValueRecorded recorded => (recorded.Value, true),
            KpiValueCorrected corrected => (corrected.Value, true),
            KpiValueMarkedNotApplicable => (null, false),
            _ => (null, true),
        };
        return new RecordedValue(period.Key, value, null, null, !applies, Comment: null, period.Count());
    }

    private sealed record Told(DateOnly On, Guid Subject, object Change);
}
