using Scorecard.Api.Features.Organizations;
using Scorecard.Api.Features.Rewards;
using Scorecard.Domain.Rewards;

namespace Scorecard.IntegrationTests.Sample;

/// <summary>Pay in the sample organization.</summary>
public sealed partial class SampleOrganizationTests
{
    [Fact]
    public async Task Every_run_of_pay_reproduces_from_the_log_and_none_has_a_line_held()
    {
        var hr = await sample.SignedInAsync("eunsoo.bae");
        var runs = (await hr.GetAsync<RewardRunList>("/api/v1/reward-runs")).Runs;

        Assert.Equal(12, runs.Count);
        foreach (var run in runs)
        {
            var reproduction = await (await hr.PostAsync($"/api/v1/reward-runs/{run.Id}/reproductions", new { })).ReadAsync<RunReproduction>();
            Assert.Equal((run.Period, true, run.Hash, 0), (run.Period, reproduction.Ok, reproduction.RecomputedHash, run.Held));
        }

        Assert.All(runs.Where(Pays), run => Assert.InRange(run.Lines, 6, 7));
        Assert.All(runs.Where(run => Pays(run) && run.Adjusts is null), run => Assert.InRange(run.Total, 15_000_000m, 45_000_000m));
    }

    [Fact]
    public async Task Two_years_of_pay_were_paid_but_the_last_quarter_which_waits_for_review()
    {
        var hr = await sample.SignedInAsync("eunsoo.bae");
        var runs = (await hr.GetAsync<RewardRunList>("/api/v1/reward-runs")).Runs;

        var waiting = Assert.Single(runs, run => run.Status is RewardRunStatus.Computed);
        Assert.Equal("2026-Q3", waiting.Period.ToString());
        Assert.All(runs.Where(run => run != waiting), run =>
        {
            Assert.Equal(RewardRunStatus.Paid, run.Status);
            Assert.NotEqual(run.ComputedBy!.Id, run.ApprovedBy!.Id);
        });
    }

    [Fact]
    public async Task A_value_corrected_after_the_payment_was_taken_back_by_an_adjustment()
    {
        var hr = await sample.SignedInAsync("eunsoo.bae");
        var runs = (await hr.GetAsync<RewardRunList>("/api/v1/reward-runs")).Runs;

        var adjustment = Assert.Single(runs, run => Pays(run) && run.Adjusts is not null);
        Assert.Equal("2026-Q1", adjustment.Period.ToString());
        Assert.InRange(adjustment.Due, -5_000_000m, -1m);
        Assert.Equal(runs.Single(run => run.Id == adjustment.Adjusts).Total + adjustment.Due, adjustment.Total);
    }

    [Fact]
    public async Task Whoever_moved_has_a_statement_of_two_units_and_disputes_it()
    {
        var dain = await sample.SignedInAsync("dain.ryu");

        var statements = (await dain.GetAsync<RewardStatementList>("/api/v1/reward-statements")).Statements;
        Assert.Equal(11, statements.Count);
        var dainId = (await sample.RowsAsync("select id::text from people where email like 'dain.ryu@%'"))[0][0];
        var quarter = statements.Single(statement => statement.Period.ToString() == "2026-Q2" && statement.Amount > 0);
        var statement = await dain.GetAsync<RewardStatement>($"/api/v1/reward-statements/{quarter.RunId}/{dainId}");
        Assert.Equal([47, 44], statement.Units.Select(unit => unit.Parts.Sum(part => part.Days)));
        var lines = (await (await sample.SignedInAsync("eunsoo.bae")).GetAsync<RewardRunDetail>($"/api/v1/reward-runs/{quarter.RunId}")).Lines;
        Assert.Equal(statement.Units[0].Factor, lines.Single(line => line.Person.Id == statement.Person.Id).Factor); // the same in both units
        var parts = statement.Units[0].Factors.SelectMany(factor => factor.Evidence).Where(value => value.Denominator is not null).ToList();
        Assert.Contains(parts, value => value.Period.ToString() == "2026-04" && decimal.Round(value.Value!.Value, 4) == decimal.Round(100m * value.Numerator!.Value / value.Denominator!.Value, 4));
        Assert.DoesNotContain(parts, value => value.Value is null);
        var dispute = Assert.Single(await sample.StatesAsync(Dispute.Category));
        Assert.Equal("open", dispute.State.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Everybody_takes_part_today_where_the_list_of_people_says_they_work()
    {
        var hr = await sample.SignedInAsync("eunsoo.bae");
        var people = (await hr.GetAsync<PersonView[]>("/api/v1/people")).ToDictionary(person => person.Id);

        foreach (var plan in (await hr.GetAsync<RewardPlanList>("/api/v1/reward-plans")).Plans)
        {
            var participants = (await hr.GetAsync<ParticipantList>($"/api/v1/reward-plans/{plan.Id}/participants")).Participants;
            Assert.All(participants, one => Assert.Equal((one.Person.Name, people[one.Person.Id].UnitId), (one.Person.Name, one.Segments[^1].UnitId)));
        }
    }

    [Fact]
    public async Task Special_leave_was_granted_once_at_once_and_once_by_an_adjustment_after_a_correction()
    {
        var hr = await sample.SignedInAsync("eunsoo.bae");
        var runs = (await hr.GetAsync<RewardRunList>("/api/v1/reward-runs")).Runs.Where(run => !Pays(run)).ToDictionary(run => run.Id);
        var leave = (await hr.GetAsync<RewardGrantList>("/api/v1/reward-grants")).Grants.Where(grant => grant.AwardName == "특별휴가").ToList();

        Assert.Equal(["2026-Q2", "2026-Q2", "2026-Q1", "2026-Q1"], leave.Select(grant => grant.Period.ToString()));
        Assert.All(leave, grant => Assert.Equal((GrantState.Granted, grant.Period.ToString() == "2026-Q2"), (grant.State, runs[grant.RunId].Adjusts is not null)));
        Assert.All(runs.Values, run => Assert.Equal((0m, 11), (run.Total, run.Lines)));
    }

    [Fact]
    public async Task Units_rank_on_a_leaderboard_for_those_who_take_part()
    {
        var board = await (await sample.SignedInAsync("sungho.ahn")).GetAsync<LeaderboardItem[]>("/api/v1/reward-leaderboards");
        var view = await (await sample.SignedInAsync("sungho.ahn")).GetAsync<LeaderboardView>($"/api/v1/reward-leaderboards/{Assert.Single(board).PlanId}");

        Assert.Equal(("2026-Q3", LeaderboardOf.Units, 4), (view.Period.ToString(), view.Of, view.Total));
        Assert.Equal("고객서비스본부", view.Own!.Name);
    }

    private static bool Pays(RewardRunView run) => !run.AwardsOnly;
}
