using System.Text.Json.Serialization;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Kpis.Segments;

/// <summary>
/// The dimensions that a KPI's values may be told apart by, each for itself: a segment is one member of one dimension.
/// Part of the definition and so dated with it: a member that a revision leaves out is expected until then, not after.
/// </summary>
/// <param name="Dimensions">1 to 5. The first whose values are complete makes the total.</param>
public sealed record Segmentation(IReadOnlyList<KpiDimension> Dimensions)
{
    public const int MaxDimensions = 5;

    public const int MaxMembers = 100;

    public KpiDimension? Find(string dimension) => Dimensions.FirstOrDefault(candidate => candidate.Code == dimension);

    public DimensionMember? Find(SegmentKey segment) => Find(segment.Dimension)?.Find(segment.Member);

    /// <summary>The segment that people mean by a dimension and a member, each by its code or its name in any letter case; null when there is none.</summary>
    public SegmentKey? Resolve(string dimension, string member) =>
        Dimensions.FirstOrDefault(candidate => Means(candidate.Code, candidate.Name, dimension)) is { } found
        && found.Members.FirstOrDefault(candidate => Means(candidate.Code, candidate.Name, member)) is { } meant
            ? new SegmentKey(found.Code, meant.Code)
            : null;

    public bool Equals(Segmentation? other) => other is not null && Dimensions.SequenceEqual(other.Dimensions);

    public override int GetHashCode() => Dimensions.Count;

    /// <summary>What it contradicts in itself or in the definition it is part of, or null.</summary>
    internal DomainError? Contradiction(KpiDefinition definition)
    {
        if (Dimensions.Count is 0 or > MaxDimensions || Dimensions.Any(dimension => dimension.Members.Count is 0 or > MaxMembers))
            return SegmentErrors.TooMany;

        var named = Dimensions.SelectMany(dimension => dimension.Members.Select(member => (member.Code, member.Name)).Prepend((dimension.Code, dimension.Name))).ToList();
        if (named.Exists(entry => !SegmentKey.IsCode(entry.Code)))
            return SegmentErrors.CodeInvalid;
        if (named.Exists(entry => string.IsNullOrWhiteSpace(entry.Name)))
            return SegmentErrors.NameRequired;
        if (Repeats(Dimensions.Select(dimension => (dimension.Code, dimension.Name)))
            || Dimensions.Any(dimension => Repeats(dimension.Members.Select(member => (member.Code, member.Name)))))
        {
            return SegmentErrors.Duplicate;
        }

        return Dimensions.Any(dimension => !Suits(dimension.RollUpIn(definition), definition)) ? SegmentErrors.RollUpInvalid : null;
    }

    private static bool Suits(SegmentRollUp rollUp, KpiDefinition definition) => rollUp switch
    {
        SegmentRollUp.None => true,
        SegmentRollUp.Ratio => definition.Aggregation is Aggregation.Ratio && definition.Direction is not Direction.YesNo,
        SegmentRollUp.Sum or SegmentRollUp.Average => definition.Direction is not Direction.YesNo,
        SegmentRollUp.Min or SegmentRollUp.Max => true,
    };

    /// <summary>A name that is another's code would be ambiguous as well.</summary>
    private static bool Repeats(IEnumerable<(string Code, string Name)> entries)
    {
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        return entries.Any(entry => ((string[])[entry.Code, entry.Name.Trim()]).Distinct(StringComparer.OrdinalIgnoreCase).Any(word => !taken.Add(word)));
    }

    private static bool Means(string code, string name, string word) =>
        string.Equals(code, word.Trim(), StringComparison.OrdinalIgnoreCase) || string.Equals(name.Trim(), word.Trim(), StringComparison.OrdinalIgnoreCase);
}

/// <summary>One way to tell a KPI's values apart: by channel, region, product.</summary>
/// <param name="Code">See <see cref="SegmentKey.IsCode"/>; stays when the name changes.</param>
/// <param name="Members">In the order they are shown.</param>
/// <param name="RollUp">How the members make the total; null = as the KPI's kind suggests, see <see cref="RollUpIn"/>.</param>
public sealed record KpiDimension(string Code, string Name, IReadOnlyList<DimensionMember> Members, SegmentRollUp? RollUp = null)
{
    [JsonIgnore]
    public IEnumerable<SegmentKey> Segments => Members.Select(member => new SegmentKey(Code, member.Code));

    public DimensionMember? Find(string member) => Members.FirstOrDefault(candidate => candidate.Code == member);

    /// <summary>
    /// The roll-up in force. By default sums add up, averages are averaged, the least stays the least and the greatest the greatest, ratios
    /// add up their parts. Of what is its last value over time amounts add up, and percentages, ratios, scores and durations are averaged.
    /// A KPI of yes or no is yes where every segment is, or where any is when its aggregation is the greatest.
    /// </summary>
    public SegmentRollUp RollUpIn(KpiDefinition definition)
    {
        if (RollUp is { } chosen)
            return chosen;
        if (definition.Direction is Direction.YesNo)
            return definition.Aggregation is Aggregation.Max ? SegmentRollUp.Max : SegmentRollUp.Min;

        return definition.Aggregation switch
        {
            Aggregation.Sum => SegmentRollUp.Sum,
            Aggregation.Average => SegmentRollUp.Average,
            Aggregation.Min => SegmentRollUp.Min,
            Aggregation.Max => SegmentRollUp.Max,
            Aggregation.Ratio => SegmentRollUp.Ratio,
            Aggregation.Last => definition.UnitKind is UnitKind.Percent or UnitKind.Ratio or UnitKind.Score or UnitKind.Duration
                ? SegmentRollUp.Average
                : SegmentRollUp.Sum,
        };
    }

    public bool Equals(KpiDimension? other) =>
        other is not null && (Code, Name, RollUp) == (other.Code, other.Name, other.RollUp) && Members.SequenceEqual(other.Members);

    public override int GetHashCode() => HashCode.Combine(Code, Name, RollUp, Members.Count);
}

public sealed record DimensionMember(string Code, string Name);
