using Scorecard.Domain.Okrs;

namespace Scorecard.UnitTests.Okrs;

public class CheckInLogTests
{
    private static readonly CheckIn October = new(Okr.Numbered(1), new DateOnly(2026, 10, 10), Okr.Ben, 38m);

    private static readonly CheckIn November = new(Okr.Numbered(2), new DateOnly(2026, 11, 10), Okr.Ben, 30m);

    private static readonly CheckIn Later = new(Okr.Numbered(3), new DateOnly(2026, 11, 10), Okr.Ann, 29m);

    private static readonly CheckInEvent[] Three = [new CheckedIn(Okr.Id, October), new CheckedIn(Okr.Id, November), new CheckedIn(Okr.Id, Later)];

    [Fact]
    public void A_day_sees_the_last_check_in_made_by_then()
    {
        Assert.Null(CheckInLog.At(new DateOnly(2026, 10, 9), Three));
        Assert.Equal(October, CheckInLog.At(new DateOnly(2026, 10, 10), Three));
        Assert.Equal(October, CheckInLog.At(new DateOnly(2026, 11, 9), Three));
        Assert.Equal(Later, CheckInLog.At(new DateOnly(2026, 11, 10), Three));
    }

    [Fact]
    public void A_correction_counts_for_the_day_of_what_it_corrects_once_it_is_known()
    {
        var corrected = October with { Value = 37m, Corrected = true };
        CheckInEvent[] after = [.. Three, new CheckInCorrected(October.Id, October, corrected)];

        Assert.Equal(corrected, CheckInLog.At(new DateOnly(2026, 10, 31), after));
        Assert.Equal(October, CheckInLog.At(new DateOnly(2026, 10, 31), Three));
        Assert.Equal(Later, CheckInLog.At(new DateOnly(2026, 11, 30), after));
    }

    [Fact]
    public void What_was_taken_back_lets_the_one_before_stand_again()
    {
        CheckInEvent[] after = [.. Three, new CheckInWithdrawn(Later.Id, November)];

        Assert.Equal(November, CheckInLog.At(new DateOnly(2026, 11, 30), after));
        Assert.Equal([October, November], CheckInLog.Standing(after));
    }

    [Fact]
    public void Before_a_check_in_stood_the_one_made_before_it()
    {
        Assert.Equal(November, CheckInLog.Before(Later.Id, Three));
        Assert.Null(CheckInLog.Before(October.Id, Three));
    }

    [Fact]
    public void The_log_and_the_state_agree_on_the_latest() => Draw.Many(300, draw =>
    {
        List<CheckInEvent> events = [];
        for (var step = draw.Whole(1, 12); step > 0; step--)
        {
            var standing = CheckInLog.Standing(events);
            if (standing.Count == 0 || draw.Bool())
            {
                events.Add(new CheckedIn(Okr.Id, new CheckIn(Okr.Numbered(events.Count + 1), Okr.Today.AddDays(events.Count), Okr.Ben, draw.Quantity())));
                continue;
            }

            var some = standing[draw.Whole(0, standing.Count - 1)];
            events.Add(draw.Bool()
                ? new CheckInCorrected(some.Id, some, some with { Value = draw.Quantity(), Corrected = true })
                : new CheckInWithdrawn(standing[^1].Id, CheckInLog.Before(standing[^1].Id, events)));
        }

        var state = events.Aggregate(KeyResultProgress.Initial, KeyResultProgress.Evolve);
        Assert.Equal(CheckInLog.At(DateOnly.MaxValue, events), state.Latest);
        Assert.Equal(CheckInLog.Standing(events).Count, state.Count);
    });
}
