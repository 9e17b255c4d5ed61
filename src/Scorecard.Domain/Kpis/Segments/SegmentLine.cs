using Scorecard.Domain.Time;

namespace Scorecard.Domain.Kpis.Segments;

/// <summary>A segment with the names of the newest definition that has it.</summary>
public sealed record SegmentLine(SegmentKey Key, string DimensionName, string Name)
{
    /// <summary>
    /// The segments in force in any of the periods, by dimension, each in the order of the newest definition that has it. Members that
    /// a revision left out follow those that are in force later.
    /// </summary>
    public static IReadOnlyList<SegmentLine> Of(Kpi kpi, IEnumerable<Period> periods)
    {
        var lines = periods.OrderDescending().Select(kpi.DefinitionAt).Distinct()
            .SelectMany(definition => definition.Segments?.Dimensions ?? [])
            .SelectMany(dimension => dimension.Members.Select(member => new SegmentLine(new(dimension.Code, member.Code), dimension.Name, member.Name)))
            .DistinctBy(line => line.Key)
            .ToList();
        return [.. lines.GroupBy(line => line.Key.Dimension).SelectMany(dimension => dimension)];
    }
}
