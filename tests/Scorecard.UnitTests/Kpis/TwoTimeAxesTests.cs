using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.UnitTests.Kpis;

/// <summary>
/// One history, asked for different business dates as known at different moments. Knowledge is what had been recorded by
/// then: later events are simply not given.
/// </summary>
public class TwoTimeAxesTests
{
    private static readonly (string RecordedOn, KpiEvent Change)[] KpiHistory =
    [
        ("2026-01-05", Revenue.Defined),
        ("2026-01-05", Revenue.TargetsSet(Revenue.From("2026-01", 100m))),
        ("2026-01-05", Revenue.Activated),
        ("2026-07-02", Revenue.TargetsSet(Revenue.From("2026-07", 120m))),
    ];

    private static readonly (string RecordedOn, string Period, decimal Value)[] ValueHistory =
    [
        ("2026-04-03", "2026-03", 80m),
        ("2026-04-20", "2026-03", 90m),
        ("2026-08-04", "2026-07", 90m),
    ];

    [Theory]
    [InlineData("2026-03", "2026-11-21", 90, 100, 90, ScoreStatus.Green)]
    [InlineData("2026-03", "2026-04-10", 80, 100, 80, ScoreStatus.Amber)]
    [InlineData("2026-03", "2026-04-01", null, 100, null, ScoreStatus.NoData)]
    [InlineData("2026-07", "2026-11-21", 90, 120, 75, ScoreStatus.Amber)]
    [InlineData("2026-07", "2026-06-30", null, 100, null, ScoreStatus.NotDue)]
    [InlineData("2026-03", "2026-08-05", 90, 100, 90, ScoreStatus.Green)]
    public void A_period_reads_as_it_was_known(string period, string knownOn, int? value, int target, int? score, ScoreStatus status)
    {
        var reading = Read(Period.Of(period), knownOn);

        Assert.Equal((value, target, score, status), (reading.Value, reading.Target, reading.Score, reading.Status));
    }

    [Fact]
    public void After_the_grace_a_missing_value_is_outdated()
    {
        Assert.Equal(ScoreStatus.NoData, Read(Period.Of("2026-03"), "2026-04-02").Status);
        Assert.Equal(ScoreStatus.Outdated, Read(Period.Of("2026-08"), "2026-09-04").Status);
    }

    [Fact]
    public void A_correction_shows_as_the_next_revision()
    {
        Assert.Equal(1, Read(Period.Of("2026-03"), "2026-04-10").Revision);
        Assert.Equal(2, Read(Period.Of("2026-03"), "2026-11-21").Revision);
    }

    private static KpiReading Read(Period period, string knownOn)
    {
        var today = DateOnly.Parse(knownOn);
        bool Known(string recordedOn) => DateOnly.Parse(recordedOn) <= today;

        var kpi = Revenue.Kpi([.. KpiHistory.Where(entry => Known(entry.RecordedOn)).Select(entry => entry.Change)]);
        var values = ValueHistory
            .Where(entry => Known(entry.RecordedOn))
            .GroupBy(entry => entry.Period)
            .Select(entries => new RecordedValue(Period.Of(entries.Key), entries.Last().Value, null, null, NotApplicable: false, Comment: null, entries.Count()));
        return new KpiReader(Revenue.Id, kpi, new ValueSeries(values), ScoringRules.Default, today).Read(period);
    }
}
