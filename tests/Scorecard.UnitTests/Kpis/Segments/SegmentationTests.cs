using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Segments;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;
using static Scorecard.UnitTests.Kpis.Segments.Channels;

namespace Scorecard.UnitTests.Kpis.Segments;

public class SegmentationTests
{
    private static readonly DateOnly Today = new(2026, 4, 3);

    private static readonly Period March = Period.Of("2026-03");

    private static readonly Kpi Told = Revenue.Kpi(new KpiDefined(Definition), Revenue.TargetsSet(Revenue.From("2026-01", 100m)), Revenue.Activated);

    [Theory]
    [InlineData("channel=online", true)]
    [InlineData("a=1", true)]
    [InlineData("channel", false)]
    [InlineData("channel=", false)]
    [InlineData("channel=online=2", false)]
    [InlineData("Channel=online", false)]
    [InlineData("channel=-online", false)]
    [InlineData("채널=온라인", false)]
    [InlineData(null, false)]
    public void A_segment_is_read_only_as_it_is_written(string? key, bool isRead)
    {
        Assert.Equal(isRead, SegmentKey.TryParse(key, out var segment));
        if (isRead)
            Assert.Equal(key, segment.ToString());
    }

    public static TheoryData<Segmentation, string> Contradictions => new()
    {
        { new([]), "segment.too_many" },
        { new([Channel with { Members = [] }]), "segment.too_many" },
        { new([Channel with { Members = [.. Enumerable.Range(0, 101).Select(i => new DimensionMember($"m{i}", $"M {i}"))] }]), "segment.too_many" },
        { new([.. Enumerable.Range(0, 6).Select(i => Channel with { Code = $"d{i}", Name = $"D {i}" })]), "segment.too_many" },
        { new([Channel with { Code = "Channel" }]), "segment.code_invalid" },
        { new([Channel with { Members = [new("on line", "Online")] }]), "segment.code_invalid" },
        { new([Channel with { Name = " " }]), "segment.name_required" },
        { new([Channel with { Members = [new("online", "")] }]), "segment.name_required" },
        { new([Channel, Channel with { Name = "Other" }]), "segment.duplicate" },
        { new([Channel with { Members = [new("online", "Shop"), new("store", "shop ")] }]), "segment.duplicate" },
        { new([Channel with { Members = [new("online", "Store"), new("store", "Branches")] }]), "segment.duplicate" },
        { new([Channel with { RollUp = SegmentRollUp.Ratio }]), "segment.roll_up_invalid" },
    };

    [Theory, MemberData(nameof(Contradictions))]
    public void Dimensions_that_contradict_themselves_are_refused(Segmentation segments, string code) =>
        Assert.Equal(code, Kpi.Initial.Define(Revenue.Definition with { Segments = segments }, [], Revenue.Facts).Error?.Code);

    [Fact]
    public void A_question_of_yes_or_no_does_not_add_up() => Assert.Equal(
        SegmentErrors.RollUpInvalid,
        Kpi.Initial.Define(
            Revenue.Definition with { Direction = Direction.YesNo, Segments = new([Channel with { RollUp = SegmentRollUp.Sum }]) }, [], Revenue.Facts).Error);

    [Fact]
    public void The_same_dimensions_again_record_nothing() => Assert.Empty(
        Told.Revise(Revenue.Definition with { Segments = new([Channel with { Members = [.. Channel.Members] }]) }, March, "why", Revenue.Facts).Events);

    [Fact]
    public void A_member_more_is_a_revision() => Assert.Single(
        Told.Revise(Definition with { Segments = new([Channel with { Members = [.. Channel.Members, new("phone", "Phone")] }]) }, March, "why", Revenue.Facts).Events);

    [Theory]
    [InlineData("channel", "online")]
    [InlineData("CHANNEL", " online shop ")]
    [InlineData("Channel", "ONLINE")]
    public void People_name_a_segment_by_code_or_name(string dimension, string member) => Assert.Equal(Online, All.Resolve(dimension, member));

    [Fact]
    public void An_unknown_member_is_no_segment() => Assert.Null(All.Resolve("channel", "phone"));

    [Fact]
    public void A_value_of_a_segment_is_recorded_for_it() => Assert.Equal(
        [new KpiValueRecorded(March, 1m, null, null, null, Online)], Recorded(standing: null, new(March, 1m, Segment: Online)).Events);

    [Fact]
    public void A_correction_of_a_segment_needs_a_reason() => Assert.Equal(
        KpiValueErrors.ReasonRequired, Recorded(Value("2026-03", Online, 5), new(March, 6m, Segment: Online)).Error);

    [Fact]
    public void What_the_definition_does_not_have_takes_no_value() => Assert.Equal(
        KpiValueErrors.SegmentUnknown, Recorded(standing: null, new(March, 1m, Segment: new SegmentKey("channel", "phone"))).Error);

    [Fact]
    public void The_value_of_a_member_left_out_later_may_be_withdrawn()
    {
        var phone = new SegmentKey("channel", "phone");

        Assert.Equal(
            [new KpiValueWithdrawn(March, phone)], Recorded(Value("2026-03", phone, 5), new(March, Reason: "No such channel", Segment: phone)).Events);
    }

    private static Decision<KpiValueEvent> Recorded(RecordedValue? standing, RecordValue command) =>
        KpiValues.Record(Told, standing, command, ScoringRules.Default, RecordingTerms.Open, Today);
}
