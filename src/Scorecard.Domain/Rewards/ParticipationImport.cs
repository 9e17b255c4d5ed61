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

/// <param name="Faults">Why it is rejected; else empty.</param>
/// <param name="Before">The segment that stands and begins on the same day; null where none does.</param>
public sealed record MergedParticipation(
    ParticipationLine Line, ParticipationOutcome Outcome, IReadOnlyList<ParticipationFault> Faults, ParticipationSegment? Before);

/// <param name="Lines">What becomes of each line.</param>
/// <param name="Segments">Those that stand afterwards.</param>
public sealed record MergedParticipations(IReadOnlyList<MergedParticipation> Lines, IReadOnlyList<ParticipationSegment> Segments)
{
    /// <summary>What days of one more segment share with those that stand afterwards; null where they are free, or begin on the day of one.</summary>
    public ParticipationFault? Clash(DateOnly from, DateOnly to) =>
        Segments.FirstOrDefault(segment => segment.From != from && segment.From <= to && from <= segment.To) is not { } with
            ? null
            : new(ParticipationField.From, RewardErrors.ParticipationOverlaps, with, LineOf(with));

    private int? LineOf(ParticipationSegment segment) =>
        Lines.FirstOrDefault(line => line.Outcome is not ParticipationOutcome.Rejected && line.Line.Segment == segment)?.Line.Line;
}

/// <summary>
/// The lines of one person beside the segments that stand: a line takes the place of the segment that begins on the same day or stands
/// beside the others. Nothing ends because it is not listed. The order of the lines changes nothing but which of two is the repeated one.
/// </summary>
public static class ParticipationImport
{
    public static MergedParticipations Merge(IReadOnlyList<ParticipationSegment> standing, IReadOnlyList<ParticipationLine> lines)
    {
        Dictionary<ParticipationLine, IReadOnlyList<ParticipationFault>> rejected = new(ReferenceEqualityComparer.Instance);
        foreach (var line in lines)
        {
            if (ParticipationFault.Of(line.Segment.From, line.Segment.To, line.Segment.TargetAmount) is { Count: > 0 } wrong)
                rejected[line] = wrong;
        }

        foreach (var same in lines.Where(line => !rejected.ContainsKey(line)).GroupBy(line => line.Segment.From))
        {
            foreach (var repeated in same.Skip(1))
                rejected[repeated] = [new(ParticipationField.From, ParticipationImportErrors.Repeated, same.First().Segment, same.First().Line)];
        }

        while (Overlapping(standing, Taken()) is { Count: > 0 } overlapping)
        {
            foreach (var (line, (with, withLine)) in overlapping)
                rejected[line] = [new(ParticipationField.From, RewardErrors.ParticipationOverlaps, with, withLine)];
        }

        var segments = After(standing, Taken());
        if (segments.Count > Participant.MaxSegments)
        {
            foreach (var line in Taken())
                rejected[line] = [new(Field: null, RewardErrors.ParticipationTooLong)];
            segments = standing;
        }

        var before = standing.ToDictionary(segment => segment.From);
        return new([.. lines.Select(Merged)], segments);

        List<ParticipationLine> Taken() => [.. lines.Where(line => !rejected.ContainsKey(line))];

        MergedParticipation Merged(ParticipationLine line)
        {
            var stood = before.GetValueOrDefault(line.Segment.From);
            return rejected.TryGetValue(line, out var faults)
                ? new(line, ParticipationOutcome.Rejected, faults, stood)
                : new(line, stood is null ? ParticipationOutcome.New : stood == line.Segment ? ParticipationOutcome.Same : ParticipationOutcome.Changed, [], stood);
        }
    }

    private static IReadOnlyList<ParticipationSegment> After(IReadOnlyList<ParticipationSegment> standing, IReadOnlyList<ParticipationLine> taken)
    {
        var replaced = taken.Select(line => line.Segment.From).ToHashSet();
        return [.. standing.Where(segment => !replaced.Contains(segment.From)).Concat(taken.Select(line => line.Segment)).OrderBy(segment => segment.From)];
    }

    /// <summary>
    /// Lines that share a day with another or with what would stand beside them, each with one that it does; taking them out can bring back what
    /// they replaced.
    /// </summary>
    private static Dictionary<ParticipationLine, (ParticipationSegment With, int? WithLine)> Overlapping(
        IReadOnlyList<ParticipationSegment> standing, IReadOnlyList<ParticipationLine> taken)
    {
        var lines = taken.ToDictionary(line => line.Segment.From);
        Dictionary<ParticipationLine, (ParticipationSegment With, int? WithLine)> found = new(ReferenceEqualityComparer.Instance);
        ParticipationSegment? longest = null;
        foreach (var segment in After(standing, taken))
        {
            if (longest is not null && segment.From <= longest.To)
            {
                Note(segment, longest);
                Note(longest, segment);
            }

            if (longest is null || segment.To > longest.To)
                longest = segment;
        }

        return found;

        void Note(ParticipationSegment one, ParticipationSegment other)
        {
            if (lines.TryGetValue(one.From, out var line))
                found.TryAdd(line, (other, lines.GetValueOrDefault(other.From)?.Line));
        }
    }
}
