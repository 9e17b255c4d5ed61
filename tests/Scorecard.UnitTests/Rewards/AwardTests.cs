using System.Text;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Rewards;

namespace Scorecard.UnitTests.Rewards;

/// <summary>"CSAT ≥ 90 in every month of the quarter → one day of special leave for everyone in the unit", and what ranks.</summary>
public sealed class AwardTests
{
    private static readonly Guid Csat = RunExample.Id(11);
    private static readonly AwardRule Leave = new(
        RunExample.Id(1), "특별휴가", 1m, "일", RunExample.Id(30), new(Csat, GateFigure.Value, GateComparison.AtLeast, 90m, EverySubPeriod: true), Top: null);

    private static readonly PayRules Rules = new([], Combination.Additive, [], [], Cap: null, new(), PoolAmount: null, Awards: [Leave]);

    private static readonly PayMeasure Measure = new(RunExample.Id(2), MeasureBasis.KpiAttainment, Csat, 1m, PayCurve.Default);

    private static readonly PayModifier Own = new(RunExample.Id(3), "개인", 50m, 150m);

    [Fact]
    public void Not_granted_when_one_month_is_below_and_granted_by_adjustment_once_it_is_corrected()
    {
        var first = Lines([91m, 90m, 89.9m], RunExample.Participant(21, unit: 30), RunExample.Participant(22, unit: 31));
        var corrected = Lines([91m, 90m, 90.0m], RunExample.Participant(21, unit: 30), RunExample.Participant(22, unit: 31));

        Assert.All(first, line => Assert.Equal([new AwardLine(Leave.Id, 0m, 0m, 0m)], line.Awards));
        Assert.All(corrected, line => Assert.Equal([new AwardLine(Leave.Id, 1m, 0m, 1m)], line.Awards));
        Assert.All(first.Concat(corrected), line => Assert.Equal((0m, 0m), (line.Amount, line.Due)));
    }

    [Fact]
    public void What_was_granted_before_is_not_granted_again_and_withdrawn_when_it_no_longer_holds()
    {
        var had = RunExample.Participant(21, unit: 30) with { AwardedBefore = Before(1m) };

        Assert.Equal([new AwardLine(Leave.Id, 1m, 1m, 0m)], Lines([91m, 90m, 90m], had)[0].Awards);
        Assert.Equal([new AwardLine(Leave.Id, 0m, 1m, -1m)], Lines([91m, 90m, 89.9m], had)[0].Awards);
        Assert.Equal([new AwardLine(Leave.Id, 0m, 1m, -1m)], Lines([91m, 90m, 90m], had with { Parts = [] })[0].Awards);
    }

    [Fact]
    public void An_adjustment_of_awards_is_refused_when_nothing_is_granted_withdrawn_or_unknown()
    {
        DomainError? Refused(decimal?[] months, decimal before) => RunRecord.Of(
            RunExample.Facts(Rules, (Csat, months)), [RunExample.Participant(21, unit: 30) with { AwardedBefore = Before(before) }]).Refusal(adjusts: true);

        Assert.Equal(RewardRunErrors.NoDifference, Refused([91m, 90m, 90m], before: 1m));
        Assert.Equal(RewardRunErrors.NoDifference, Refused([91m, 90m, 89.9m], before: 0m));
        Assert.Null(Refused([91m, 90m, 89.9m], before: 1m));
        Assert.Null(Refused([91m, null, 90m], before: 1m));
        Assert.Equal(RewardRunErrors.NobodyTakesPart, RunRecord.Of(RunExample.Facts(Rules, (Csat, [91m, 90m, 90m])), []).Refusal(adjusts: true));
    }

    [Fact]
    public void A_run_is_about_awards_alone_while_nobody_has_an_amount_or_was_paid_one()
    {
        bool Alone(PayRules rules, RunParticipant participant) => RunRecord.Of(RunExample.Facts(rules, (Csat, [91m, 90m, 90m])), [participant]).AwardsOnly;
        var ranked = Rules with { Measures = [Measure] };

        Assert.True(Alone(Rules, RunExample.Participant(21, unit: 30, amount: 1000m)));
        Assert.True(Alone(ranked, RunExample.Participant(21, unit: 30)));
        Assert.False(Alone(ranked, RunExample.Participant(21, unit: 30, amount: 1000m)));
        Assert.False(Alone(ranked, RunExample.Participant(21, unit: 30) with { PaidBefore = 1000m }));
        Assert.False(Alone(ranked with { Awards = null }, RunExample.Participant(21, unit: 30)));
    }

    [Fact]
    public void A_month_without_a_value_holds_the_line_unless_another_failed_or_the_rule_says_no()
    {
        var held = Assert.Single(Lines([91m, null, 90m], RunExample.Participant(21, unit: 30)));
        var failed = Assert.Single(Lines([91m, null, 80m], RunExample.Participant(21, unit: 30)));
        var refused = Assert.Single(Lines(
            Rules with { Awards = [Leave with { Condition = Leave.Condition! with { Missing = MissingAward.No } }] }, [91m, null, 90m], RunExample.Participant(21, unit: 30)));

        Assert.Equal([AwardCalculation.AwardMissing], held.Held);
        Assert.Equal([new AwardLine(Leave.Id, Granted: null, 0m, Due: null)], held.Awards);
        Assert.Equal((0m, 0), (failed.Awards![0].Granted, failed.Held.Count));
        Assert.Equal((0m, 0), (refused.Awards![0].Granted, refused.Held.Count));
    }

    [Fact]
    public void Everybody_counts_for_the_unit_in_which_they_last_took_part()
    {
        var moved = new RunParticipant(
            RunExample.Id(21),
            Participation.Within([new(RunExample.First, new(2026, 2, 28), RunExample.Id(31), 0m), new(new(2026, 3, 1), RunExample.Last, RunExample.Id(40), 0m)], RunExample.First, RunExample.Last),
            new Dictionary<Guid, decimal>());

        Assert.Null(Lines([91m, 90m, 90m], moved)[0].Awards);
        Assert.Equal(1m, Lines([91m, 90m, 90m], moved with { Parts = [.. moved.Parts.Take(1)] })[0].Awards![0].Granted);
    }

    [Fact]
    public void Equal_figures_share_a_rank_and_all_on_the_last_rank_get_the_award()
    {
        AwardRule top = new(RunExample.Id(4), "우수 사원", 1m, "회", UnitId: null, Condition: null, new(2, MeasureId: null));
        var rules = Rules with { Measures = [Measure], Modifiers = [Own], Awards = [top] };

        var lines = Lines(rules, [100m, 100m, 100m], Set(21, 100m), Set(22, 120m), Set(23, 110m), Set(24, 110m));

        Assert.Equal([4, 1, 2, 2], lines.Select(line => line.Awards![0].Rank));
        Assert.Equal([0m, 1m, 1m, 1m], lines.Select(line => line.Awards![0].Granted));
        Assert.Equal((Fraction)1.2m, lines[1].Awards![0].Figure);
    }

    [Fact]
    public void Whoever_has_no_figure_does_not_rank()
    {
        AwardRule top = new(RunExample.Id(4), "우수 사원", 1m, "회", UnitId: null, Condition: null, new(1, Measure.Id));

        var line = Assert.Single(Lines(Rules with { Measures = [Measure], Awards = [top] }, [100m, null, 100m], Set(21, 100m)));

        Assert.Equal([PayCalculation.MeasureMissing, AwardCalculation.AwardMissing], line.Held);
        Assert.Equal([new AwardLine(top.Id, Granted: null, 0m, Due: null)], line.Awards);
    }

    [Theory]
    [InlineData(new[] { 9, 8, 8, 7 }, new[] { 1, 2, 2, 4 })]
    [InlineData(new[] { 5, 5, 5 }, new[] { 1, 1, 1 })]
    [InlineData(new[] { 1, 3, 2 }, new[] { 1, 2, 3 })]
    [InlineData(new int[0], new int[0])]
    public void Ranks_are_shared_and_counted(int[] figures, int[] ranks) =>
        Assert.Equal(ranks, Ranking.Of(figures, figure => figure).Select(one => one.Rank));

    [Fact]
    public void The_order_of_participants_changes_no_byte_and_a_correction_back_and_forth_nets_to_nothing() => Draw.Many(200, draw =>
    {
        AwardRule top = new(RunExample.Id(4), "우수 사원", 2m, "회", UnitId: null, Condition: null, new(draw.Whole(1, 4), MeasureId: null));
        var rules = Rules with { Measures = [Measure], Modifiers = [Own], Awards = [Leave, top] };
        RunParticipant[] people = [.. Enumerable.Range(21, draw.Whole(1, 9)).Select(person => Set(person, draw.Whole(10, 13) * 10m))];
        decimal?[] months = [draw.Whole(88, 92), 95m, draw.Whole(88, 92)];

        var record = RunRecord.Of(RunExample.Facts(rules, (Csat, months)), people);
        Assert.Equal(record.Hash, RunRecord.Of(RunExample.Facts(rules, (Csat, months)), people.Reverse()).Hash);

        var again = Lines(rules, months, [.. people.Select(person => person with { AwardedBefore = record.Lines.First(line => line.Line.PersonId == person.PersonId).Line.Awards!.ToDictionary(award => award.AwardId, award => award.Due!.Value) })]);
        Assert.All(again, line => Assert.All(line.Awards!, award => Assert.Equal(0m, award.Due)));
        Assert.All(again, line => Assert.Equal(line.Awards![1].Rank <= top.Top!.Count, line.Awards[1].Granted == 2m));
    });

    [Fact]
    public void A_run_keeps_what_its_awards_rest_on_and_reads_it_again()
    {
        var record = RunRecord.Of(RunExample.Facts(Rules, (Csat, [91m, 90m, 90m])), [RunExample.Participant(21, unit: 30)]);
        var basis = RunRecord.ReadBasis(record.Basis);

        Assert.Equal((1, 0), (record.Granted, record.Withdrawn));
        Assert.Equal(Leave, Assert.Single(basis.Rules.Awards!));
        Assert.Equal((true, 2), (basis.Awards![0].Held, basis.Awards[0].UnitIds!.Count));
        Assert.Equal([91m, 90m, 90m], Assert.Single(basis.Inputs).Evidence.Select(value => value.Value));
        Assert.Contains("\"awards\":[{\"awardId\":\"00000001-0000-0000-0000-000000000000\",\"granted\":1,\"grantedBefore\":0,\"due\":1}]", Encoding.UTF8.GetString(record.Lines[0].Document), StringComparison.Ordinal);
        Assert.Equal(record.Lines[0].Line.Awards, RunRecord.ReadLine(record.Lines[0].Document).Awards);
    }

    [Fact]
    public void Awards_that_make_no_sense_are_refused()
    {
        AwardRule top = new(RunExample.Id(4), "우수 사원", 1m, "회", UnitId: null, Condition: null, new(1, MeasureId: null));

        Assert.Null(Rules.Refusal());
        Assert.Equal(RewardErrors.MeasuresMissing, (Rules with { Awards = [] }).Refusal());
        Assert.Equal(RewardErrors.AwardNameRequired, Refusal(Leave with { Name = " " }));
        Assert.Equal(RewardErrors.AwardNameRequired, Refusal(Leave with { QuantityUnit = "" }));
        Assert.Equal(RewardErrors.AwardQuantity, Refusal(Leave with { Quantity = 0m }));
        Assert.Equal(RewardErrors.AwardKind, Refusal(Leave with { Condition = null }));
        Assert.Equal(RewardErrors.AwardKind, Refusal(Leave with { Top = top.Top }));
        Assert.Equal(RewardErrors.AwardMeasure, Refusal(top));
        Assert.Equal(RewardErrors.AwardTop, (Rules with { Measures = [Measure], Awards = [top with { Top = new(0, null) }] }).Refusal());
        Assert.Equal(RewardErrors.AwardMeasure, (Rules with { Measures = [Measure], Awards = [top with { Top = new(1, Csat) }] }).Refusal());
        Assert.Equal(RewardErrors.RuleIdsRepeat, (Rules with { Awards = [Leave, Leave] }).Refusal());
        Assert.Equal(RewardErrors.LeaderboardMeasure, (Rules with { Leaderboard = new(null, LeaderboardOf.People) }).Refusal());
        Assert.Null((Rules with { Measures = [Measure], Awards = [top], Leaderboard = new(Measure.Id, LeaderboardOf.Units) }).Refusal());
    }

    private static DomainError? Refusal(AwardRule award) => (Rules with { Awards = [award] }).Refusal();

    private static RunParticipant Set(int person, decimal percent) =>
        RunExample.Participant(person, unit: 30) with { Modifiers = new Dictionary<Guid, decimal> { [Own.Id] = percent } };

    private static Dictionary<Guid, decimal> Before(decimal quantity) => new() { [Leave.Id] = quantity };

    private static IReadOnlyList<RunLine> Lines(decimal?[] months, params RunParticipant[] participants) => Lines(Rules, months, participants);

    private static IReadOnlyList<RunLine> Lines(PayRules rules, decimal?[] months, params RunParticipant[] participants) =>
        new RunCalculation(RunExample.Facts(rules, (Csat, months))).Compute(participants);
}
