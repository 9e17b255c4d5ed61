using Scorecard.Domain.Importing;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Segments;

namespace Scorecard.Api.Features.Importing;

/// <summary>Which segment of a KPI the cells of a line mean: a member of a dimension by code or name. Without any the line is of the total.</summary>
public sealed class SegmentCells(ImportMapping mapping)
{
    private static readonly HashSet<string> Totals = new(StringComparer.OrdinalIgnoreCase) { "", "-", "total", "all", "전체", "합계", "총계", "계" };

    private readonly List<string> _dimensions = [.. mapping.AllOf(ImportColumnRole.Segment).Select(column => column.Dimension ?? "")];
    private readonly Dictionary<KpiDefinition, Dictionary<string, string?>> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>The segment's key, empty for the total; null when there is no such segment, or the line names several.</summary>
    /// <param name="cells">Of the segment columns, as <see cref="ImportEntry.Segment"/> has them.</param>
    public string? Of(string cells, KpiDefinition definition)
    {
        if (cells.Length == 0)
            return "";
        if (!_known.TryGetValue(definition, out var known))
            _known[definition] = known = [];
        if (!known.TryGetValue(cells, out var segment))
            known[cells] = segment = Find(cells, definition);
        return segment;
    }

    private string? Find(string cells, KpiDefinition definition)
    {
        if (SegmentKey.TryParse(cells, out var written))
            return definition.Segments?.Find(written) is null ? null : cells;

        var named = cells.Split(ImportRows.Separator).Zip(_dimensions).Where(pair => !Totals.Contains(pair.First)).ToList();
        if (named.Count == 0)
            return "";
        if (named is not [var (member, dimension)] || definition.Segments is not { Dimensions: var dimensions })
            return null;

        var meant = dimensions.FirstOrDefault(one => Same(one.Code, dimension) || Same(one.Name, dimension)) ?? (dimensions is [var only] ? only : null);
        return meant?.Members.FirstOrDefault(one => Same(one.Code, member) || Same(one.Name, member)) is { } found
            ? new SegmentKey(meant.Code, found.Code).ToString()
            : null;
    }

    private static bool Same(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}
