using Scorecard.Domain.Kernel;
using Scorecard.Domain.Rewards;

namespace Scorecard.UnitTests.Rewards;

public sealed class LeaderboardTests
{
    private static readonly LeaderboardSettings People = new(MeasureId: null, LeaderboardOf.People);
    private static readonly LeaderboardSettings Units = new(MeasureId: null, LeaderboardOf.Units);

    [Fact]
    public void Ones_own_rank_stands_between_two_above_and_two_below()
    {
        var board = Board(People, own: 24, (21, 130), (22, 120), (23, 120), (24, 110), (25, 105), (26, 100), (27, 90));

        Assert.Equal((7, 4, (Fraction)1.10m), (board.Total, board.Own!.Rank, board.OwnFigure!.Value));
        Assert.Equal([(22, 2), (23, 2), (24, 4), (25, 5), (26, 6)], board.Around.Select(Plain));
        Assert.Equal([(21, 1), (22, 2), (23, 2)], board.Top.Select(Plain));
        Assert.Equal([24], board.Around.Where(row => row.Own).Select(row => Plain(row).Id));
    }

    [Fact]
    public void Whoever_shares_a_rank_stands_with_the_others_and_the_best_are_never_a_list_of_everybody()
    {
        var board = Board(People, own: 60, [.. Enumerable.Range(21, 40).Select(person => (person, 100))]);

        Assert.Equal((40, 1), (board.Total, board.Own!.Rank));
        Assert.Equal((Leaderboard.MostShown, 40), (board.Top.Count, board.OnTop));
        Assert.Equal([(58, 1), (59, 1), (60, 1)], board.Around.Select(Plain));
    }

    [Fact]
    public void Whoever_does_not_take_part_or_has_no_figure_sees_the_best_without_a_rank()
    {
        var outside = Board(People, own: 99, (21, 100), (22, 90));
        var held = Leaderboard.Of(People, [RunExample.Participant(21, unit: 1), RunExample.Participant(22, unit: 2)], unit => Factors(unit == RunExample.Id(1) ? 100 : null), RunExample.Id(22), Name);

        Assert.Equal((2, null, 0), (outside.Total, outside.Own, outside.Around.Count));
        Assert.Equal((1, null), (held.Total, held.Own));
    }

    [Fact]
    public void Units_rank_by_their_own_figures_and_ones_own_is_where_one_last_took_part()
    {
        var moved = new RunParticipant(
            RunExample.Id(21),
            Participation.Within([new(RunExample.First, new(2026, 2, 28), RunExample.Id(1), 0m), new(new(2026, 3, 1), RunExample.Last, RunExample.Id(2), 0m)], RunExample.First, RunExample.Last),
            new Dictionary<Guid, decimal>());

        var board = Leaderboard.Of(Units, [moved, RunExample.Participant(22, unit: 3)], unit => Factors(unit == RunExample.Id(2) ? 90 : 100), RunExample.Id(21), Name);

        Assert.Equal([(1, 1), (3, 1), (2, 3)], board.Top.Select(Plain));
        Assert.Equal((2, 3), Plain(board.Own!));
        // As a person: 59 days at 100 and 31 at 90 of 90.
        Assert.Equal(
            ((Fraction)(59 * 100) + (31 * 90)) / 90 / 100,
            Leaderboard.Of(People, [moved], unit => Factors(unit == RunExample.Id(2) ? 90 : 100), RunExample.Id(21), Name).OwnFigure!.Value);
    }

    [Fact]
    public void Whatever_the_figures_the_own_rank_counts_those_who_are_better() => Draw.Many(300, draw =>
    {
        (int Person, int Percent)[] figures = [.. Enumerable.Range(21, draw.Whole(1, 20)).Select(person => (person, draw.Whole(95, 105)))];
        var own = figures[draw.Whole(0, figures.Length - 1)];

        var board = Board(People, own.Person, figures);

        Assert.Equal(1 + figures.Count(one => one.Percent > own.Percent), board.Own!.Rank);
        Assert.Contains(board.Own, board.Around);
        Assert.InRange(board.Around.Count, Math.Min(3, figures.Length), 5);
        Assert.Equal(board.Around.Select(row => row.Rank).Order(), board.Around.Select(row => row.Rank));
    });

    private static Leaderboard Board(LeaderboardSettings settings, int own, params (int Person, int Percent)[] figures) => Leaderboard.Of(
        settings,
        [.. figures.Select(one => RunExample.Participant(one.Person, unit: one.Person))],
        unit => Factors(figures.First(one => RunExample.Id(one.Person) == unit).Percent),
        RunExample.Id(own),
        Name);

    private static PayFactors Factors(int? percent) => new([], percent is { } given ? (Fraction)given / 100 : null, [], Factor: null, []);

    private static (int Id, int Rank) Plain(LeaderboardRow row) => (BitConverter.ToInt32(row.Id.ToByteArray()), row.Rank);

    private static string Name(Guid id) => id.ToString();
}
