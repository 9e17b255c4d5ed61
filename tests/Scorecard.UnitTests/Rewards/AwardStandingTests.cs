using Scorecard.Domain.Kernel;
using Scorecard.Domain.Rewards;

namespace Scorecard.UnitTests.Rewards;

/// <summary>"Who works in the unit with the best scorecard": four units, 30 to 33, of which two are equal.</summary>
public sealed class AwardStandingTests
{
    private static readonly PayMeasure OwnScorecard = new(RunExample.Id(2), MeasureBasis.ScorecardScore, SubjectId: null, 1m, PayCurve.Default);
    private static readonly PayModifier Own = new(RunExample.Id(3), "개인", 50m, 150m);
    private static readonly AwardRule Best = new(RunExample.Id(4), "특별휴가", 1m, "일", UnitId: null, Condition: null, new(1, OwnScorecard.Id));
    private static readonly PayRules Rules = new([OwnScorecard], Combination.Additive, [], [], Cap: null, new(), PoolAmount: null, Awards: [Best]);

    [Fact]
    public void People_of_a_unit_share_the_rank_of_their_unit_and_all_of_them_are_in()
    {
        var lines = Lines((21, 30), (22, 30), (23, 30), (24, 31), (25, 32));

        var standing = Standing(Rules, lines[0], lines);

        Assert.Equal((3, 3), (standing.Sharing, standing.Reached));
        Assert.Equal(new UnitStanding(RunExample.Id(30), 95, Rank: 1, Ranked: 3, Sharing: 1), standing.Unit);
        Assert.Equal([new AwardPart(RunExample.Id(30), 90, 95)], standing.Parts);
        Assert.Equal((2, 3, 2), Standing(Rules, lines[4], lines) is { Unit: { } unit } last ? (unit.Rank, last.Reached, unit.Sharing) : default);
    }

    [Fact]
    public void Whoever_moved_has_the_mean_of_their_units_by_days_and_no_unit_to_stand_for()
    {
        var moved = Line(21, rank: 2, (30, 47), (31, 43));
        var standing = Standing(Rules, moved, [moved, Line(22, rank: 1, (30, 90))]);

        Assert.Equal([new AwardPart(RunExample.Id(30), 47, 95), new AwardPart(RunExample.Id(31), 43, 80)], standing.Parts);
        Assert.Equal((1, 1, null), (standing.Sharing, standing.Reached, standing.Unit));
    }

    [Fact]
    public void No_unit_stands_where_ones_own_modifiers_count_or_there_is_only_one()
    {
        var together = Best with { Top = new(1, MeasureId: null) };
        var lines = Lines((21, 30), (22, 31));

        Assert.NotNull(Standing(Rules with { Awards = [together] }, lines[0], lines).Unit);
        Assert.Null(Standing(Rules with { Awards = [together], Modifiers = [Own] }, lines[0], lines).Unit);
        Assert.Null(Standing(Rules, lines[0], Lines((21, 30), (22, 30))).Unit);
        Assert.Null(Standing(Rules with { Measures = [OwnScorecard with { SubjectId = RunExample.Id(30) }] }, lines[0], lines).Unit);
    }

    [Fact]
    public void A_condition_and_whoever_does_not_rank_have_no_standing()
    {
        var unranked = Line(21, rank: null, (30, 90));
        AwardRule condition = Best with { Top = null, Condition = new(RunExample.Id(11), GateFigure.Value, GateComparison.AtLeast, 90m, EverySubPeriod: false) };

        Assert.Null(AwardStanding.Of(Basis(Rules), Best.Id, unranked, [unranked]));
        Assert.Null(AwardStanding.Of(Basis(Rules with { Awards = [condition] }), Best.Id, Line(21, rank: 1, (30, 90)), []));
    }

    private static AwardStanding Standing(PayRules rules, RunLine own, IReadOnlyList<RunLine> lines) =>
        AwardStanding.Of(Basis(rules), Best.Id, own, lines) ?? throw new InvalidOperationException("There is a rank.");

    /// <summary>Everybody all the quarter in one unit, ranked by its figure.</summary>
    private static List<RunLine> Lines(params (int Person, int Unit)[] people) =>
        [.. Ranking.Of(people, one => Figure(one.Unit)).Select(one => Line(one.Item.Person, one.Rank, (one.Item.Unit, 90))).OrderBy(line => line.PersonId)];

    private static RunLine Line(int person, int? rank, params (int Unit, int Days)[] units)
    {
        var from = RunExample.First;
        List<UnitLine> parts = [];
        foreach (var (unit, days) in units)
        {
            ProratedSegment part = new(new(from, from.AddDays(days - 1), RunExample.Id(unit), 0m), from, from.AddDays(days - 1), days, 90);
            parts.Add(new(part.Segment.UnitId, new PayShare([], Fraction.One, [new(part, Fraction.Zero)], Fraction.Zero)));
            from = from.AddDays(days);
        }

        return new(RunExample.Id(person), parts, Fraction.Zero, 0m, 0m, 0m, [], [new(Best.Id, rank is null ? null : 1m, 0m, null, rank, rank is null ? null : 90)]);
    }

    private static RunBasis Basis(PayRules rules) => new(
        RunExample.Id(50), 1, rules, RunExample.Quarter, KnownAt: 0, [],
        [.. Enumerable.Range(30, 4).Select(unit => new UnitFactors(RunExample.Id(unit), new PayFactors([new(OwnScorecard.Id, Figure(unit), 1, Missing: false)], Figure(unit), [], 1, [])))]);

    private static Fraction Figure(int unit) => unit == 30 ? 95 : unit == 33 ? 70 : 80;
}
