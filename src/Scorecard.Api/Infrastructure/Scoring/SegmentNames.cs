using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Segments;

namespace Scorecard.Api.Infrastructure.Scoring;

/// <summary>Segments in people's words.</summary>
public static class SegmentNames
{
    /// <summary>The dimension's and the member's name; of what the definition no longer has, the code.</summary>
    public static string Of(SegmentKey segment, KpiDefinition definition)
    {
        var dimension = definition.Segments?.Find(segment.Dimension);
        return $"{dimension?.Name ?? segment.Dimension}: {dimension?.Find(segment.Member)?.Name ?? segment.Member}";
    }
}
