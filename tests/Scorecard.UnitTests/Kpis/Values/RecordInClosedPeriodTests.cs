using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Time;

namespace Scorecard.UnitTests.Kpis.Values;

public class RecordInClosedPeriodTests
{
    private static readonly Period March = Period.Of("2026-03");

    private static readonly Kpi Active = Revenue.Kpi(Revenue.Defined, Revenue.TargetsSet(Revenue.From("2026-01", 100m)), Revenue.Activated);

    private static readonly RecordedValue Ninety = new(March, 90m, null, null, NotApplicable: false, Comment: null, Revision: 1);

    private static readonly RecordingTerms Closed = new(Closed: true);

    private static readonly RecordingTerms Allowed = new(Closed: true, MayWriteClosed: true);

    private static readonly RecordingTerms Asked = new(NeedsApproval: true);

    [Fact]
    public void Whoever_may_not_records_nothing_in_a_closed_period()
    {
        Assert.Equal(KpiValueErrors.PeriodClosed, Record(standing: null, new(March, 95m, Reason: "late"), Closed).Error);
        Assert.Equal(KpiValueErrors.PeriodClosed, Record(Ninety, new(March, 95m, Reason: "late"), Closed).Error);
        Assert.Equal(KpiValueErrors.PeriodClosed, Record(Ninety, new(March, Reason: "late"), Closed).Error);
        Assert.Equal(KpiValueErrors.PeriodClosed, Record(Ninety, new(March, NotApplicable: true, Reason: "late"), Closed).Error);
        Assert.Equal(KpiValueErrors.PeriodClosed, Record(Ninety, new(March, 90m, Comment: "late"), Closed).Error);
    }

    [Fact]
    public void Whoever_may_gives_a_reason_even_for_a_first_value_or_a_comment()
    {
        Assert.Equal(KpiValueErrors.ClosedReasonRequired, Record(standing: null, new(March, 95m), Allowed).Error);
        Assert.Equal(KpiValueErrors.ClosedReasonRequired, Record(Ninety, new(March, 90m, Comment: "Audited"), Allowed).Error);
        Assert.Equal([new KpiValueRecorded(March, 95m, null, null, null)], Record(standing: null, new(March, 95m, Reason: "late"), Allowed).Events);
        Assert.Equal([new KpiValueCommented(March, "Audited")], Record(Ninety, new(March, 90m, Comment: "Audited", Reason: "late"), Allowed).Events);
    }

    [Fact]
    public void The_same_value_again_is_no_change_though_the_period_is_closed() =>
        Assert.Empty(Record(Ninety, new(March, 90m), Closed).Events);

    [Fact]
    public void Whatever_replaces_a_value_waits_for_an_approval()
    {
        Assert.Equal(KpiValueErrors.ApprovalRequired, Record(Ninety, new(March, 95m, Reason: "late"), Asked).Error);
        Assert.Equal(KpiValueErrors.ApprovalRequired, Record(Ninety, new(March, Reason: "late"), Asked).Error);
        Assert.Equal(KpiValueErrors.ApprovalRequired, Record(Ninety, new(March, NotApplicable: true, Reason: "late"), Asked).Error);
    }

    [Fact]
    public void A_first_value_and_a_comment_need_no_approval()
    {
        Assert.Single(Record(standing: null, new(March, 95m), Asked).Events);
        Assert.Single(Record(Ninety, new(March, 90m, Comment: "Audited"), Asked).Events);
        Assert.Single(Record(Ninety with { Value = null }, new(March, 95m), Asked).Events);
    }

    [Fact]
    public void Only_what_could_be_recorded_waits_for_an_approval()
    {
        Assert.Equal(KpiValueErrors.ReasonRequired, Record(Ninety, new(March, 95m), Asked).Error);
        Assert.Equal(KpiValueErrors.CommentRequired, Record(Ninety, new(March, 50m, Reason: "late"), Asked).Error);
        Assert.Equal(KpiValueErrors.Changed, Record(Ninety, new(March, 95m, Reason: "late", ExpectedRevision: 3), Asked).Error);
    }

    private static Decision<KpiValueEvent> Record(RecordedValue? standing, RecordValue command, RecordingTerms terms) =>
        KpiValues.Record(Active, standing, command, ScoringRules.Default, terms, new DateOnly(2026, 4, 3));
}
