using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.UnitTests.Kpis.Values;

public class RecordValueTests
{
    private static readonly DateOnly Today = new(2026, 4, 3);

    private static readonly Period March = Period.Of("2026-03");

    private static readonly Kpi Active = Revenue.Kpi(Revenue.Defined, Revenue.TargetsSet(Revenue.From("2026-01", 100m)), Revenue.Activated);

    private static readonly Kpi Draft = Revenue.Kpi(Revenue.Defined, Revenue.TargetsSet(Revenue.From("2026-01", 100m)));

    private static readonly Kpi Conversion = Revenue.Kpi(new KpiDefined(
        Revenue.Definition with { Aggregation = Aggregation.Ratio, RatioFactor = 100m, UnitKind = UnitKind.Percent }));

    private static readonly RecordedValue Eighty = new(March, 80m, null, null, NotApplicable: false, Comment: null, Revision: 1);

    [Fact]
    public void A_first_value_is_recorded() =>
        Assert.Equal([new KpiValueRecorded(March, 80m, null, null, null)], Recorded(Active, standing: null, new(March, 80m)));

    [Fact]
    public void The_same_value_again_records_nothing() =>
        Assert.Empty(Recorded(Active, Eighty, new(March, 80.0m, ExpectedRevision: 0)));

    [Fact]
    public void Another_value_is_a_correction() =>
        Assert.Equal(
            [new KpiValueCorrected(March, 90m, null, null, null)],
            Recorded(Active, Eighty, new(March, 90m, Reason: "late invoice", ExpectedRevision: 1)));

    [Fact]
    public void A_correction_needs_a_reason() =>
        Assert.Equal(KpiValueErrors.ReasonRequired, Refused(Active, Eighty, new(March, 90m, Reason: " ")));

    [Fact]
    public void A_writer_who_saw_an_older_value_is_told() =>
        Assert.Equal(KpiValueErrors.Changed, Refused(Active, Eighty, new(March, 90m, Reason: "late invoice", ExpectedRevision: 0)));

    [Fact]
    public void A_red_result_needs_a_comment() =>
        Assert.Equal(KpiValueErrors.CommentRequired, Refused(Active, standing: null, new(March, 69.9m)));

    [Fact]
    public void A_red_result_with_a_comment_is_recorded() =>
        Assert.Equal(
            [new KpiValueRecorded(March, 69.9m, null, null, "Two plants stood still")],
            Recorded(Active, standing: null, new(March, 69.9m, Comment: "Two plants stood still")));

    [Fact]
    public void An_amber_result_needs_no_comment() =>
        Assert.Single(Recorded(Active, standing: null, new(March, 70m)));

    [Fact]
    public void A_draft_takes_red_values_without_a_comment() =>
        Assert.Single(Recorded(Draft, standing: null, new(March, 1m)));

    [Fact]
    public void The_kpis_own_thresholds_say_what_is_red()
    {
        var strict = Revenue.Kpi(
            new KpiDefined(Revenue.Definition with { Scale = ScaleSettings.Default with { GreenAt = 95m, AmberAt = 85m } }),
            Revenue.TargetsSet(Revenue.From("2026-01", 100m)),
            Revenue.Activated);

        Assert.Equal(KpiValueErrors.CommentRequired, Refused(strict, standing: null, new(March, 84m)));
    }

    [Fact]
    public void A_comment_may_be_added_to_the_value_that_stands() =>
        Assert.Equal(
            [new KpiValueCommented(March, "Two plants stood still")],
            Recorded(Active, Eighty, new(March, 80m, Comment: "Two plants stood still")));

    [Fact]
    public void The_same_comment_again_records_nothing() =>
        Assert.Empty(Recorded(Active, Eighty with { Comment = "Strike" }, new(March, 80m, Comment: "Strike")));

    [Fact]
    public void A_period_may_have_nothing_to_measure() =>
        Assert.Equal(
            [new KpiValueMarkedNotApplicable(March, "Shop closed")],
            Recorded(Active, standing: null, new(March, NotApplicable: true, Comment: "Shop closed")));

    [Fact]
    public void Saying_that_a_value_does_not_apply_after_all_needs_a_reason() =>
        Assert.Equal(KpiValueErrors.ReasonRequired, Refused(Active, Eighty, new(March, NotApplicable: true)));

    [Fact]
    public void What_does_not_apply_has_no_value() =>
        Assert.Equal(KpiValueErrors.NotApplicableWithValue, Refused(Active, standing: null, new(March, 80m, NotApplicable: true)));

    [Fact]
    public void A_value_in_the_wrong_period_is_withdrawn_with_a_reason()
    {
        Assert.Equal([new KpiValueWithdrawn(March)], Recorded(Active, Eighty, new(March, Reason: "Was February's")));
        Assert.Equal(KpiValueErrors.ReasonRequired, Refused(Active, Eighty, new(March)));
    }

    [Fact]
    public void Withdrawing_what_is_not_there_records_nothing() =>
        Assert.Empty(Recorded(Active, standing: null, new(March)));

    [Fact]
    public void After_a_withdrawal_a_value_is_recorded_without_a_reason() =>
        Assert.Equal(
            [new KpiValueRecorded(March, 90m, null, null, null)],
            Recorded(Active, Eighty with { Value = null, Revision = 2 }, new(March, 90m, ExpectedRevision: 2)));

    [Fact]
    public void A_ratio_is_recorded_by_its_parts() =>
        Assert.Equal(
            [new KpiValueRecorded(March, null, 10m, 200m, null)],
            Recorded(Conversion, standing: null, new(March, Numerator: 10m, Denominator: 200m)));

    [Fact]
    public void The_figure_of_a_ratio_follows_its_factor() =>
        Assert.Equal(5m, KpiValues.Figure(Conversion.Latest, null, 10m, 200m));

    [Fact]
    public void A_ratio_may_be_recorded_without_its_parts() =>
        Assert.Single(Recorded(Conversion, standing: null, new(March, 5m)));

    public static TheoryData<RecordValue, DomainError> MalformedRatios => new()
    {
        { new(March, Numerator: 10m), KpiValueErrors.PartsIncomplete },
        { new(March, Denominator: 10m), KpiValueErrors.PartsIncomplete },
        { new(March, Numerator: 10m, Denominator: 0m), KpiValueErrors.DenominatorZero },
        { new(March, 5m, 10m, 200m), KpiValueErrors.ValueAndParts },
        { new(March, Numerator: 999_999_999_999_999m, Denominator: 0.000000000000001m), KpiValueErrors.OutOfRange },
        { new(March, Numerator: 1m, Denominator: 1.234567890123456m), KpiValueErrors.TooPrecise },
    };

    [Theory]
    [MemberData(nameof(MalformedRatios))]
    public void A_malformed_ratio_is_refused(RecordValue command, DomainError error) =>
        Assert.Equal(error, Refused(Conversion, standing: null, command));

    [Fact]
    public void Only_a_ratio_has_parts() =>
        Assert.Equal(KpiValueErrors.PartsNotAllowed, Refused(Active, standing: null, new(March, Numerator: 1m, Denominator: 2m)));

    [Fact]
    public void A_value_of_sixteen_digits_is_refused() =>
        Assert.Equal(KpiValueErrors.TooPrecise, Refused(Active, standing: null, new(March, 1.234567890123456m)));

    [Fact]
    public void Yes_or_no_is_one_or_zero()
    {
        var certified = Revenue.Kpi(new KpiDefined(Revenue.Definition with { Direction = Direction.YesNo }));

        Assert.Single(Recorded(certified, standing: null, new(March, 1m)));
        Assert.Equal(KpiValueErrors.NotYesOrNo, Refused(certified, standing: null, new(March, 0.5m)));
    }

    [Fact]
    public void A_value_belongs_to_a_period_of_the_kpi() =>
        Assert.Equal(KpiValueErrors.PeriodMismatch, Refused(Active, standing: null, new(Period.Of("2026-Q1"), 80m)));

    [Fact]
    public void The_running_period_takes_values_and_the_next_one_does_not()
    {
        Assert.Single(Recorded(Active, standing: null, new(Period.Of("2026-04"), 80m)));
        Assert.Equal(KpiValueErrors.PeriodInFuture, Refused(Active, standing: null, new(Period.Of("2026-05"), 80m)));
    }

    [Fact]
    public void A_retired_kpi_takes_corrections_of_the_time_before()
    {
        var retired = Kpi.Evolve(Active, new KpiRetired(March));

        Assert.Equal(KpiErrors.Retired, Refused(retired, standing: null, new(March, 80m)));
        Assert.Single(Recorded(retired, standing: null, new(March.Previous, 80m)));
    }

    [Fact]
    public void A_replaced_kpi_says_that_it_is_replaced() =>
        Assert.Equal(KpiErrors.Replaced, Refused(Kpi.Evolve(Active, new KpiReplaced(Guid.NewGuid(), March)), standing: null, new(March, 80m)));

    [Fact]
    public void An_unknown_kpi_takes_no_values() =>
        Assert.Equal(KpiErrors.NotFound, Refused(Kpi.Initial, standing: null, new(March, 80m)));

    private static IReadOnlyList<KpiValueEvent> Recorded(Kpi kpi, RecordedValue? standing, RecordValue command)
    {
        var decision = KpiValues.Record(kpi, standing, command, ScoringRules.Default, RecordingTerms.Open, Today);
        Assert.Null(decision.Error);
        return decision.Events;
    }

    private static DomainError? Refused(Kpi kpi, RecordedValue? standing, RecordValue command) =>
        KpiValues.Record(kpi, standing, command, ScoringRules.Default, RecordingTerms.Open, Today).Error;
}
