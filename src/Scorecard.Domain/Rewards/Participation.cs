using Scorecard.Domain.Kernel;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Rewards;

/// <summary>When a person takes part in a plan, where, and for how much.</summary>
/// <param name="To">The last day, inclusive.</param>
/// <param name="TargetAmount">For the whole period of the plan at a factor of 100 %, in the organization's currency.</param>
public sealed record ParticipationSegment(DateOnly From, DateOnly To, Guid UnitId, decimal TargetAmount);

/// <summary>A part of a segment that lies inside a period.</summary>
/// <param name="Days">Days of it, both ends included.</param>
/// <param name="PeriodDays">Days of the whole period.</param>
public sealed record ProratedSegment(ParticipationSegment Segment, DateOnly From, DateOnly To, int Days, int PeriodDays)
{
    public Fraction Proration => (Fraction)Days / PeriodDays;
}

/// <summary>Days of a period in which somebody takes part before and after, but not in between, or not from its start or to its end.</summary>
public sealed record ParticipationGap(DateOnly From, DateOnly To);

/// <summary>The dated segments of one participant (domain.md, section 7, step 1): overlaps are refused, gaps are reported.</summary>
public static class Participation
{
    /// <summary>Null, or why these segments cannot stand.</summary>
    public static DomainError? Check(IReadOnlyList<ParticipationSegment> segments)
    {
        if (segments.Any(segment => IsBackwards(segment.From, segment.To)))
            return RewardErrors.ParticipationBackwards;
        if (segments.Any(segment => !Period.Supports(segment.From) || !Period.Supports(segment.To)))
            return RewardErrors.ParticipationYears;
        if (segments.Any(segment => !MayBeTarget(segment.TargetAmount)))
            return RewardErrors.TargetAmount;

        List<ParticipationSegment> sorted = [.. segments.OrderBy(segment => segment.From)];
        return sorted.Zip(sorted.Skip(1)).Any(pair => pair.Second.From <= pair.First.To) ? RewardErrors.ParticipationOverlaps : null;
    }

    /// <summary>The parts inside a period, in order of time.</summary>
    public static IReadOnlyList<ProratedSegment> Within(IReadOnlyList<ParticipationSegment> segments, DateOnly first, DateOnly last)
    {
        var periodDays = DaysOf(first, last);
        return
        [
            .. from segment in segments
               let @from = segment.From > first ? segment.From : first
               let to = segment.To < last ? segment.To : last
               where @from <= to
               orderby @from
               select new ProratedSegment(segment, @from, to, DaysOf(@from, to), periodDays),
        ];
    }

    /// <summary>The days of a period that no segment covers; the whole period for somebody who does not take part.</summary>
    public static IReadOnlyList<ParticipationGap> Gaps(IReadOnlyList<ParticipationSegment> segments, DateOnly first, DateOnly last)
    {
        List<ParticipationGap> gaps = [];
        var uncovered = first;
        foreach (var part in Within(segments, first, last))
        {
            if (part.From > uncovered)
                gaps.Add(new(uncovered, part.From.AddDays(-1)));
            uncovered = part.To.AddDays(1);
        }

        if (uncovered <= last)
            gaps.Add(new(uncovered, last));
        return gaps;
    }

    internal static bool IsBackwards(DateOnly from, DateOnly to) => to < from;

    internal static bool MayBeTarget(decimal amount) => amount >= 0 && Quantity.Check(amount) is null;

    private static int DaysOf(DateOnly first, DateOnly last) => last.DayNumber - first.DayNumber + 1;
}
