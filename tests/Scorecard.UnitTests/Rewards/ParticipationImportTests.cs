using Scorecard.Domain.Rewards;

namespace Scorecard.UnitTests.Rewards;

public sealed class ParticipationImportTests
{
    private static readonly Guid Unit = new("0192f000-0000-7000-8000-000000000001");
    private static readonly ParticipationSegment Spring = Segment(1, 6);
    private static readonly ParticipationSegment Autumn = Segment(9, 12);

    [Fact]
    public void A_line_takes_the_place_of_the_segment_that_begins_on_its_day_or_stands_beside_the_others()
    {
        var (lines, segments) = Merge([Spring, Autumn], Segment(1, 5), Segment(7, 8), Autumn);

        Assert.Equal([ParticipationOutcome.Changed, ParticipationOutcome.New, ParticipationOutcome.Same], lines.Select(line => line.Outcome));
        Assert.Equal([Spring, null, Autumn], lines.Select(line => line.Before));
        Assert.Equal([Segment(1, 5), Segment(7, 8), Autumn], segments);
    }

    [Fact]
    public void Lines_that_share_a_day_with_each_other_or_with_what_stands_are_rejected_and_what_they_replaced_stands_again()
    {
        var (lines, segments) = Merge([Segment(1, 8)], Segment(1, 3), Segment(2, 4), Segment(6, 7));

        // The first two share February and March; without them the segment to August stands again, in which the third lies.
        Assert.All(lines, line => Assert.Equal((ParticipationOutcome.Rejected, RewardErrors.ParticipationOverlaps), (line.Outcome, Assert.Single(line.Faults).Error)));
        Assert.Equal([Segment(1, 8)], segments);
    }

    [Fact]
    public void An_overlap_says_with_which_segment_and_which_line_says_it()
    {
        var merged = Merge([Spring], Segment(5, 8), Segment(9, 12), Segment(12, 12), Segment(9, 10));

        Assert.Equal(
            [(RewardErrors.ParticipationOverlaps, Spring, null), (RewardErrors.ParticipationOverlaps, Segment(12, 12), 2), (RewardErrors.ParticipationOverlaps, Segment(9, 12), 1), (ParticipationImportErrors.Repeated, Segment(9, 12), 1)],
            merged.Lines.Select(line => Assert.Single(line.Faults)).Select(fault => (fault.Error, fault.With!, fault.WithLine)));
        Assert.Equal(new ParticipationFault(ParticipationField.From, RewardErrors.ParticipationOverlaps, Spring), merged.Clash(new(2026, 6, 1), new(2026, 7, 1)));
        Assert.Null(merged.Clash(Spring.From, new(2026, 12, 31)));
        Assert.Null(merged.Clash(new(2026, 7, 1), new(2026, 7, 2)));
    }

    [Fact]
    public void Everything_that_is_wrong_with_a_line_is_said_at_once()
    {
        var faults = Assert.Single(Merge([], Segment(5, 4) with { TargetAmount = -1m }).Lines).Faults;

        Assert.Equal([(ParticipationField.To, RewardErrors.ParticipationBackwards), (ParticipationField.TargetAmount, RewardErrors.TargetAmount)], faults.Select(fault => (fault.Field!.Value, fault.Error)));
    }

    [Fact]
    public void What_makes_no_segment_and_what_is_said_twice_is_rejected_alone()
    {
        var (lines, segments) = Merge([], Segment(5, 4), Spring with { TargetAmount = -1m }, Spring, Spring with { TargetAmount = 2m }, Autumn);

        Assert.Equal(
            [RewardErrors.ParticipationBackwards, RewardErrors.TargetAmount, null, ParticipationImportErrors.Repeated, null],
            lines.Select(line => line.Faults.SingleOrDefault()?.Error));
        Assert.Equal([Spring, Autumn], segments);
    }

    [Fact]
    public void Nobody_takes_part_in_more_segments_than_may_be()
    {
        ParticipationSegment[] days = [.. Enumerable.Range(0, 101).Select(day => new ParticipationSegment(new DateOnly(2026, 1, 1).AddDays(day), new DateOnly(2026, 1, 1).AddDays(day), Unit, 1m))];

        var (lines, segments) = Merge([Autumn], days);

        Assert.All(lines, line => Assert.Equal(RewardErrors.ParticipationTooLong, Assert.Single(line.Faults).Error));
        Assert.Equal([Autumn], segments);
    }

    [Fact]
    public void What_is_merged_always_may_stand_and_merging_it_again_changes_nothing() => Draw.Many(500, draw =>
    {
        var (standing, lines) = (Merge([], [.. Drawn(draw)]).Segments, Drawn(draw));

        var (outcomes, segments) = Merge(standing, [.. lines]);

        Assert.Null(Participation.Check(segments));
        List<ParticipationSegment> taken = [.. outcomes.Where(one => one.Outcome is not ParticipationOutcome.Rejected).Select(one => one.Line.Segment)];
        Assert.All(taken, segment => Assert.Contains(segment, segments));
        var (again, after) = Merge(segments, [.. taken]);
        Assert.All(again, one => Assert.Equal(ParticipationOutcome.Same, one.Outcome));
        Assert.Equal(segments, after);
    });

    [Theory]
    [InlineData("email,unit,from,to,target amount", 0, 1, 2, 3, 4)]
    [InlineData("목표 금액,종료일,시작일,부서코드,이메일", 4, 3, 2, 1, 0)]
    [InlineData("Employee,Start date,End date,Target (KRW)", 0, -1, 1, 2, 3)]
    [InlineData("a,b,c,d,e", 0, 1, 2, 3, 4)]
    [InlineData("", 0, 1, 2, 3, 4)]
    public void Columns_are_found_by_their_headers(string header, int person, int unit, int from, int to, int amount) =>
        Assert.Equal(new ParticipationColumns(person, unit, from, to, amount), ParticipationColumns.Of(header.Split(',')).Required);

    [Fact]
    public void A_column_that_is_needed_must_be_there()
    {
        Assert.False(ParticipationColumns.Of(["email", "from", "amount"]).Succeeded(out _, out var error));
        Assert.Equal(ParticipationImportErrors.ColumnMissing, error);
    }

    [Theory]
    [InlineData("2026-07-01", "2026-07-01")]
    [InlineData("2026. 7. 1.", "2026-07-01")]
    [InlineData("2026년 7월 1일", "2026-07-01")]
    [InlineData("12/31/2026", "2026-12-31")]
    [InlineData("3/4/2026", null)]
    [InlineData("2026-02-30", null)]
    [InlineData("2026-07", null)]
    [InlineData("", null)]
    public void Days_are_read_as_they_are_written_and_never_guessed(string text, string? day) =>
        Assert.Equal(day, ParticipationColumns.DayOf(text)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("6,000,000", 6_000_000)]
    [InlineData("₩6 000 000", 6_000_000)]
    [InlineData("6000000원", 6_000_000)]
    [InlineData("50%", null)]
    [InlineData("much", null)]
    [InlineData("", null)]
    public void Amounts_are_read_as_they_are_written(string text, int? amount) => Assert.Equal(amount, ParticipationColumns.AmountOf(text));

    private static List<ParticipationSegment> Drawn(Draw draw) => draw.List(0, 8, () =>
    {
        var from = new DateOnly(2026, 1, 1).AddDays(draw.Whole(0, 20));
        return new ParticipationSegment(from, from.AddDays(draw.Whole(-1, 6)), Unit, draw.Whole(0, 2));
    });

    private static MergedParticipations Merge(
        IReadOnlyList<ParticipationSegment> standing, params ParticipationSegment[] lines) =>
        ParticipationImport.Merge(standing, [.. lines.Select((segment, index) => new ParticipationLine(index, segment))]);

    private static ParticipationSegment Segment(int fromMonth, int toMonth) =>
        new(new(2026, fromMonth, 1), new DateOnly(2026, toMonth, 1).AddDays(DateTime.DaysInMonth(2026, toMonth) - 1), Unit, 1_000m);
}
