using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Segments;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Time;

namespace Scorecard.UnitTests.Kpis.Segments;

/// <summary>Revenue told apart by channel.</summary>
internal static class Channels
{
    public static readonly SegmentKey Online = new("channel", "online");

    public static readonly SegmentKey Store = new("channel", "store");

    public static readonly SegmentKey Partner = new("channel", "partner");

    public static readonly KpiDimension Channel = new(
        "channel", "Channel", [new("online", "Online shop"), new("store", "Stores"), new("partner", "Partners")]);

    public static readonly Segmentation All = new([Channel]);

    public static readonly KpiDefinition Definition = Revenue.Definition with { Segments = All };

    public static RecordedValue Value(string period, SegmentKey? segment, decimal? value) => new(
        Period.Of(period), value, Numerator: null, Denominator: null, NotApplicable: false, Comment: null, Revision: 1, RecordedAt: null, segment);

    public static RecordedValue Parts(string period, SegmentKey? segment, decimal numerator, decimal denominator) => new(
        Period.Of(period), Value: null, numerator, denominator, NotApplicable: false, Comment: null, Revision: 1, RecordedAt: null, segment);

    public static RecordedValue None(string period, SegmentKey segment) => new(
        Period.Of(period), Value: null, Numerator: null, Denominator: null, NotApplicable: true, Comment: null, Revision: 1, RecordedAt: null, segment);
}
