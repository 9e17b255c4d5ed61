using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Rewards;

/// <summary>What a line of a list of participants does.</summary>
public enum ParticipationOutcome
{
    /// <summary>The person takes part at a time that no segment began at so far.</summary>
    New,

    /// <summary>It takes the place of the segment that begins on the same day.</summary>
    Changed,

    /// <summary>That is what stands already.</summary>
    Same,
    Rejected,
}

/// <param name="Line">Where it stands in the list.</param>
public sealed record ParticipationLine(int Line, ParticipationSegment Segment);

/// <param name="Error">Why it is rejected; else null.</param>
/// <param name="Before">The segment that stands and begins on the same day; null where none does.</param>
public sealed record MergedParticipation(ParticipationLine Line, ParticipationOutcome Outcome, DomainError? Error, ParticipationSegment? Before);

/// <summary>
/// The lines of one person beside the segments that stand: a line takes the place of the segment that begins on the same day or stands
/// beside the others. Nothing ends because it is not listed. The order of the lines changes nothing but which of two is the repeated one.
/// </summary>
public static class ParticipationImport
{
    /// <returns>What becomes of each line, and the segments that stand afterwards.</returns>
    public static (IReadOnlyList<MergedParticipation> Lines, IReadOnlyList<ParticipationSegment> Segments) Merge(
        IReadOnlyList<ParticipationSegment> standing, IReadOnlyList<ParticipationLine> lines)
    {
        Dictionary<ParticipationLine, DomainError> rejected = new(ReferenceEqualityComparer.Instance);
        foreach (var line in lines)
        {
            if (Participation.Check([line.Segment]) is { } wrong)
                rejected[line] = wrong;
        }

        foreach (var repeated in lines.Where(line => !rejected.ContainsKey(line)).GroupBy(line => line.Segment.From).SelectMany(group => group.Skip(1)))
            rejected[repeated] = ParticipationImportErrors.Repeated;

        while (Overlapping(standing, Taken()) is { Count: > 0 } overlapping)
        {
            foreach (var line in overlapping)
                rejected[line] = RewardErrors.ParticipationOverlaps;
        }

        var segments = After(standing, Taken());
        if (segments.Count > Participant.MaxSegments)
        {
            foreach (var line in Taken())
                rejected[line] = RewardErrors.ParticipationTooLong;
            segments = standing;
        }

        var before = standing.ToDictionary(segment => segment.From);
        return ([.. lines.Select(Merged)], segments);

        List<ParticipationLine> Taken() => [.. lines.Where(line => !rejected.ContainsKey(line))];

        MergedParticipation Merged(ParticipationLine line)
        {
            var stood = before.GetValueOrDefault(line.Segment.From);
            return rejected.TryGetValue(line, out var error)
                ? new(line, ParticipationOutcome.Rejected, error, stood)
                : new(line, stood is null ? ParticipationOutcome.New : stood == line.Segment ? ParticipationOutcome.Same : ParticipationOutcome.Changed, Error: null, stood);
        }
    }

    private static IReadOnlyList<ParticipationSegment> After(IReadOnlyList<ParticipationSegment> standing, IReadOnlyList<ParticipationLine> taken)
    {
        var replaced = taken.Select(line => line.Segment.From).ToHashSet();
        return [.. standing.Where(segment => !replaced.Contains(segment.From)).Concat(taken.Select(line => line.Segment)).OrderBy(segment => segment.From)];
    }

    /// <summary>Lines that share a day with another or with what would stand beside them; taking them out can bring back what they replaced.</summary>
    private static HashSet<ParticipationLine> Overlapping(IReadOnlyList<ParticipationSegment> standing, IReadOnlyList<ParticipationLine> taken)
    {
        var lines = taken.ToDictionary(line => line.Segment.From);
        HashSet<ParticipationLine> found = new(ReferenceEqualityComparer.Instance);
        ParticipationSegment? longest = null;
        foreach (var segment in After(standing, taken))
        {
            if (longest is not null && segment.From <= longest.To)
            {
                foreach (var one in new[] { segment, longest })
                {
                    if (lines.TryGetValue(one.From, out var line))
                        found.Add(line);
                }
            }

            if (longest is null || segment.To > longest.To)
                longest = segment;
        }

        return found;
    }
}
