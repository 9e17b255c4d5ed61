using Scorecard.Domain.Okrs;
using Scorecard.Domain.Scoring;

namespace Scorecard.UnitTests.Okrs;

public class KeyResultReadingTests
{
    private static readonly DateOnly LastWeek = Okr.Today.AddDays(-5);

    [Theory]
    [InlineData(40, 20, 25, 0.75, 0.75, false)]
    [InlineData(40, 20, 40, 0, 0, false)]
    [InlineData(40, 20, 20, 1, 1, false)]
    [InlineData(40, 20, 15, 1.25, 1, false)]
    [InlineData(40, 20, 45, -0.25, 0, true)]
    [InlineData(20, 40, 25, 0.25, 0.25, false)]
    [InlineData(20, 40, 15, -0.25, 0, true)]
    [InlineData(-10, 10, 0, 0.5, 0.5, false)]
    [InlineData(-10, -20, -15, 0.5, 0.5, false)]
    [InlineData(0, 0.5, 0.125, 0.25, 0.25, false)]
    public void The_progress_is_the_share_of_the_way(decimal start, decimal target, decimal current, decimal progress, decimal clamped, bool below)
    {
        var reading = Read(Measure.OfMetric(start, target), At(current));

        Assert.Equal((current, progress, clamped, below), (reading.Current, reading.Progress, reading.Clamped, reading.BelowStart));
    }

    [Fact]
    public void Milestones_count_by_their_weight()
    {
        var measure = Okr.LaunchContent.Measure;

        Assert.Equal(0.25m, Read(measure, Done(Okr.Design)).Progress);
        Assert.Equal(1m, Read(measure, Done(Okr.Ship, Okr.Design)).Progress);
        Assert.Equal(0m, Read(measure, Done()).Progress);
        Assert.Equal(0.75m, Read(measure, Done(Okr.Ship, Okr.Numbered(99))).Progress);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.7)]
    [InlineData(1)]
    [InlineData(0.15)]
    public void The_value_of_zones_is_the_progress(decimal value) => Assert.Equal(value, Read(Measure.OfZones("a", "b", "c"), At(value)).Progress);

    [Fact]
    public void Without_a_check_in_nothing_is_known()
    {
        foreach (var measure in (Measure[])[Okr.ChurnContent.Measure, Okr.LaunchContent.Measure, Measure.OfZones("a", "b", "c"), Measure.OfKpi(Okr.Id, 1m, 2m)])
        {
            var reading = Read(measure, latest: null);
            Assert.Equal((null, null, null), (reading.Current, reading.Progress, reading.Clamped));
        }
    }

    [Fact]
    public void A_kpi_moves_its_key_result_whatever_was_checked_in()
    {
        var reading = Read(Measure.OfKpi(Okr.Numbered(7), 100m, 200m), At(null) with { Confidence = 8m }, new KpiFigure(150m, Outdated: false));

        Assert.Equal((150m, 0.5m, OkrStatus.OnTrack, null), (reading.Current, reading.Progress, reading.Status, reading.DueOn));
    }

    [Fact]
    public void A_figure_too_far_away_still_counts_as_all_or_nothing()
    {
        var measure = Measure.OfMetric(0m, 0.000_000_000_000_001m);

        var beyond = Read(measure, At(999_999_999_999_999m));
        var below = Read(measure, At(-999_999_999_999_999m));

        Assert.Equal((null, 1m, false), (beyond.Progress, beyond.Clamped, beyond.BelowStart));
        Assert.Equal((null, 0m, true), (below.Progress, below.Clamped, below.BelowStart));
        Assert.Contains(new ExplanationSetting(SettingNames.Reason, Reasons.OutOfRange), beyond.Explain().Settings);
    }

    [Theory]
    [InlineData(10, OkrStatus.OnTrack)]
    [InlineData(7, OkrStatus.OnTrack)]
    [InlineData(6, OkrStatus.AtRisk)]
    [InlineData(4, OkrStatus.AtRisk)]
    [InlineData(3, OkrStatus.OffTrack)]
    [InlineData(0, OkrStatus.OffTrack)]
    public void The_status_goes_by_confidence(decimal confidence, OkrStatus status) =>
        Assert.Equal((status, OkrReasons.Confidence), StatusOf(Read(Okr.ChurnContent.Measure, At(25m) with { Confidence = confidence })));

    [Fact]
    public void Nobody_having_said_it_is_pending() =>
        Assert.Equal((OkrStatus.Pending, OkrReasons.NoConfidence), StatusOf(Read(Okr.ChurnContent.Measure, At(25m))));

    [Fact]
    public void A_late_check_in_is_outdated_whatever_the_confidence_was()
    {
        var latest = At(25m, Okr.Today.AddDays(-10)) with { Confidence = 10m };

        Assert.Equal((OkrStatus.OnTrack, OkrReasons.Confidence), StatusOf(Read(Okr.ChurnContent.Measure, latest)));
        Assert.Equal((OkrStatus.Outdated, OkrReasons.CheckInLate), StatusOf(Read(Okr.ChurnContent.Measure, latest with { Date = Okr.Today.AddDays(-11) })));
    }

    [Fact]
    public void A_kpi_that_is_overdue_makes_it_outdated() => Assert.Equal(
        (OkrStatus.Outdated, OkrReasons.KpiOutdated),
        StatusOf(Read(Measure.OfKpi(Okr.Numbered(7), 1m, 2m), At(null) with { Confidence = 9m }, new KpiFigure(1.5m, Outdated: true))));

    [Fact]
    public void What_is_closed_is_closed_first_of_all()
    {
        var late = At(25m, new DateOnly(2026, 10, 1));
        var closed = Okr.Whole with { Stage = ObjectiveStage.Closed };

        Assert.Equal((OkrStatus.Closed, OkrReasons.Closed), StatusOf(KeyResultReading.Of(closed, closed.KeyResults[0], late, null, Okr.Closing, Okr.Today)));
        Assert.Equal((OkrStatus.Closed, OkrReasons.Closed), StatusOf(KeyResultReading.Of(Okr.Whole, Okr.Whole.KeyResults[0], late, null, Okr.Closed, Okr.Today)));
    }

    [Fact]
    public void What_was_checked_in_by_another_kind_of_measure_does_not_count()
    {
        var zones = Measure.OfZones("a", "b", "c");
        var metric = At(25m) with { Confidence = 9m, Measured = MeasureKind.Metric };

        var reading = Read(zones, metric);

        Assert.Equal((null, null, null), (reading.Current, reading.Progress, reading.Confidence));
        Assert.Equal((OkrStatus.Pending, OkrReasons.NoConfidence), StatusOf(reading));
        Assert.Equal((metric.Date, Read(Okr.ChurnContent.Measure, metric).DueOn), (reading.LastCheckInOn, reading.DueOn));
        Assert.Null(Read(Okr.LaunchContent.Measure, metric).Progress);
        Assert.Null(Read(Okr.LaunchContent.Measure, At(25m)).Progress);
        Assert.Null(Read(Okr.ChurnContent.Measure, At(0.5m) with { Measured = MeasureKind.Zones }).Progress);
        Assert.Equal(0.75m, Read(Okr.ChurnContent.Measure, metric).Progress);
    }

    [Fact]
    public void The_explanation_names_rule_inputs_and_what_decides_on_the_status()
    {
        var explanation = Read(Okr.ChurnContent.Measure, At(45m) with { Confidence = 5m }).Explain();

        Assert.Equal((Rules.OkrProgress, -0.25m), (explanation.Rule, explanation.Result));
        Assert.Equal(
            [(TermNames.Actual, 45m), (TermNames.Start, 40m), (TermNames.Target, 20m)],
            explanation.Terms.Select(term => (term.Name, term.Value!.Value)));
        Assert.Equal(
            [
                new(SettingNames.StatusBecause, OkrReasons.Confidence),
                new(SettingNames.Confidence, "5"),
                new(SettingNames.DueOn, "2026-11-23"),
                new(SettingNames.BelowStart, "true"),
            ],
            explanation.Settings);
    }

    [Fact]
    public void Milestones_are_explained_one_by_one()
    {
        var explanation = Read(Okr.LaunchContent.Measure, Done(Okr.Ship)).Explain();

        Assert.Equal(
            [(TermNames.MilestoneOpen, "Designed", 0.25m), (TermNames.MilestoneDone, "In use", 0.75m)],
            explanation.Terms.Select(term => (term.Name, term.Label, term.Weight)));
        Assert.Equal(Rules.OkrZones, Read(Measure.OfZones("a", "b", "c"), At(0.3m)).Explain().Rule);
        Assert.Contains(new ExplanationSetting(SettingNames.Reason, Reasons.NoData), Read(Okr.ChurnContent.Measure, latest: null).Explain().Settings);
    }

    private static KeyResultReading Read(Measure measure, CheckIn? latest, KpiFigure? figure = null)
    {
        var objective = Objective.Evolve(Okr.Whole, new KeyResultRevised(Okr.Churn, Okr.ChurnContent with { Measure = measure }));
        return KeyResultReading.Of(objective, objective.KeyResult(Okr.Churn)!, latest, figure, Okr.Active, Okr.Today);
    }

    private static (OkrStatus Status, string Because) StatusOf(KeyResultReading reading) => (reading.Status, reading.Because);

    private static CheckIn At(decimal? value, DateOnly? on = null) => new(Okr.Numbered(0x41), on ?? LastWeek, Okr.Ben, value);

    private static CheckIn Done(params Guid[] milestones) => new(Okr.Numbered(0x41), LastWeek, Okr.Ben, MilestonesDone: milestones);
}
