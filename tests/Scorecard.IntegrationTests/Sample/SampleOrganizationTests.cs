using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Api.Features.Kpis;
using Scorecard.Api.Features.Session;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Sample;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Strategy;
using Scorecard.EventStore;

namespace Scorecard.IntegrationTests.Sample;

/// <summary>The sample organization tells two believable years, keeps every rule, and is the same at every build.</summary>
public sealed partial class SampleOrganizationTests(SampleFixture sample) : IClassFixture<SampleFixture>
{
    [Fact]
    public async Task There_are_five_units_and_twenty_people_in_all_seven_roles()
    {
        var units = await sample.StatesAsync("unit");
        var people = await sample.StatesAsync("person");

        Assert.Equal(5, units.Count);
        Assert.Single(units, unit => unit.State.GetProperty("parentId").ValueKind is JsonValueKind.Null);
        Assert.Equal(20, people.Count);
        Assert.Equal(
            ["administrator", "auditor", "contributor", "hr", "leadership", "unit-manager", "viewer"],
            people.SelectMany(person => person.State.GetProperty("grants").EnumerateArray())
                .Select(grant => grant.GetProperty("role").GetString()).Distinct().Order());
        Assert.Equal(20, (await sample.RowsAsync("select p.name from people p join identity.users u on u.id = p.id where u.password_hash is null")).Count);
    }

    [Fact]
    public async Task There_are_forty_two_KPIs_of_which_two_are_computed_one_was_replaced_and_all_others_are_active()
    {
        var kpis = await sample.StatesAsync("kpi");

        Assert.Equal(42, kpis.Count);
        Assert.Equal(2, kpis.Count(kpi => kpi.State.GetProperty("revisions")[0].GetProperty("definition").TryGetProperty("calculation", out _)));
        Assert.All(kpis, kpi => Assert.True(kpi.State.GetProperty("activated").GetBoolean()));
        var replaced = Assert.Single(kpis, kpi => kpi.State.GetProperty("replacedByKpiId").ValueKind is JsonValueKind.String);
        Assert.Contains(kpis, kpi => kpi.Id == replaced.State.GetProperty("replacedByKpiId").GetGuid());
    }

    [Fact]
    public async Task Monthly_KPIs_have_values_of_24_months_apart_from_what_is_still_owed()
    {
        var months = (await sample.RowsAsync("select distinct to_char(period_start, 'YYYY-MM') from kpi_values where org_id = $1 order by 1", SampleBuilder.OrgId))
            .ConvertAll(row => row[0]!);
        var owed = await sample.RowsAsync(
            """
            select s.id::text from streams s
            where s.org_id = $1 and s.kind = 'kpi' and s.state ->> 'endedFrom' is null
            and s.state #>> '{revisions,0,definition,frequency}' = 'monthly'
            and s.state #>> '{revisions,0,definition,calculation}' is null
            and not exists (select from kpi_values v where v.org_id = s.org_id and v.kpi_id = s.id and v.period_start = '2026-10-01')
            """,
            SampleBuilder.OrgId);

        Assert.All(Enumerable.Range(0, 24), month =>
            Assert.Contains(new DateOnly(2024, 11, 1).AddMonths(month).ToString("yyyy-MM", CultureInfo.InvariantCulture), months));
        Assert.InRange(owed.Count, 2, 5);
    }

    [Fact]
    public async Task One_KPI_is_told_apart_by_channel_and_its_segments_make_the_total_of_every_month()
    {
        var apart = await sample.RowsAsync(
            """
            select to_char(t.period_start, 'YYYY-MM'), count(s.*)::text, (sum(s.value) = t.value)::text
            from kpi_values t join kpi_values s on s.org_id = t.org_id and s.kpi_id = t.kpi_id and s.period_start = t.period_start and s.segment like 'channel=%'
            where t.org_id = $1 and t.segment = '' and t.superseded_at is null and s.superseded_at is null group by t.kpi_id, t.period_start, t.value
            """,
            SampleBuilder.OrgId);

        Assert.InRange(apart.Count, 24, 30);
        Assert.All(apart, row => Assert.Equal(("4", "true"), (row[1], row[2])));
    }

    [Fact]
    public async Task One_target_was_revised_and_two_values_corrected_each_with_its_reason()
    {
        Assert.Equal(1, await sample.CountAsync("type = 'kpi-targets-set' and reason is not null"));
        Assert.Equal(2, await sample.CountAsync("type = 'kpi-value-corrected' and reason is not null"));
        Assert.Equal(2, await sample.CountAsync("type = 'kpi-value-corrected'"));
        Assert.Equal(1, await sample.CountAsync("type = 'kpi-value-marked-not-applicable'"));
        Assert.Equal(1, await sample.CountAsync("type = 'kpi-replaced' and reason is not null"));
    }

    [Fact]
    public async Task What_was_still_missing_when_a_month_was_closed_is_told_truly()
    {
        var closed = (await sample.RowsAsync(
            "select s.state ->> 'code', e.data ->> 'period', e.data ->> 'missing' from events e join streams s on s.org_id = e.org_id and s.kind = 'unit' and s.id = e.stream_id where e.org_id = $1 and e.type = 'period-closed' and e.data ->> 'missing' <> '0'",
            SampleBuilder.OrgId)).ConvertAll(row => (row[0], row[1], row[2]));

        Assert.Equal([("OPS", "2026-09", "1")], closed);
    }

    [Fact]
    public async Task Every_unit_has_closed_its_months_but_one_that_was_reopened_with_a_reason()
    {
        var closed = (await sample.StatesAsync("period-close")).ToDictionary(unit => unit.Id, unit => unit.State.GetProperty("months").GetArrayLength());
        var reopened = await sample.RowsAsync("select reason from events where type = 'period-reopened' order by recorded_at");

        Assert.Equal(5, closed.Count);
        Assert.Equal([8, 9, 9, 9, 9], closed.Values.Order());
        Assert.Equal(2, reopened.Count);
        Assert.All(reopened, row => Assert.False(string.IsNullOrWhiteSpace(row[0])));
    }

    [Fact]
    public async Task Weights_change_in_the_middle_of_the_second_year_and_not_before()
    {
        var versions = (await sample.StatesAsync("scorecard"))
            .Where(card => card.State.GetProperty("fiscalYear").GetInt32() == 2026)
            .SelectMany(card => card.State.GetProperty("versions").EnumerateArray().Skip(1))
            .ToList();

        var changed = Assert.Single(versions);
        Assert.Equal("2026-07", changed.GetProperty("from").GetString());
        Assert.Equal(100m, changed.GetProperty("perspectives").EnumerateArray().Sum(perspective => perspective.GetProperty("weight").GetDecimal()));
    }

    [Fact]
    public async Task Everything_was_recorded_in_the_past_and_values_after_their_period()
    {
        var late = await sample.CountAsync("(recorded_at < '2024-10-01' or recorded_at > '2026-11-21')");
        var early = await sample.RowsAsync(
            """
            select v.kpi_id::text from kpi_values v join streams s on s.org_id = v.org_id and s.kind = 'kpi' and s.id = v.kpi_id
            where v.org_id = $1 and v.recorded_at < v.period_start
                + case s.state #>> '{revisions,0,definition,frequency}' when 'weekly' then interval '6 days' when 'monthly' then interval '27 days' else interval '89 days' end
            """,
            SampleBuilder.OrgId);

        Assert.Equal(0, late);
        Assert.Empty(early);
    }

    [Fact]
    public async Task Every_scorecard_has_a_score_for_the_last_complete_month_and_the_mix_of_colours_is_believable()
    {
        var http = await sample.SignedInAsync("hayoon.jung");

        var scorecards = (await http.GetAsync<JsonElement>("/api/v1/scorecards?date=2026-10")).EnumerateArray()
            .Where(card => card.GetProperty("fiscalYear").GetInt32() == 2026).ToList();
        var statuses = new List<string>();
        foreach (var card in scorecards)
        {
            var view = await http.GetAsync<JsonElement>($"/api/v1/scorecards/{card.GetProperty("id").GetString()}?date=2026-10");
            statuses.AddRange(view.GetProperty("perspectives").EnumerateArray()
                .SelectMany(perspective => perspective.GetProperty("objectives").EnumerateArray())
                .SelectMany(objective => objective.GetProperty("kpis").EnumerateArray())
                .Select(kpi => kpi.GetProperty("reading").GetProperty("status").GetString()!));
        }

        Assert.Equal(5, scorecards.Count);
        Assert.All(scorecards, card => Assert.InRange(card.GetProperty("score").GetDecimal(), 60, 115));
        Assert.Subset(statuses.ToHashSet(), new HashSet<string> { "green", "amber", "red", "outdated" });
        Assert.InRange(statuses.Count(status => status == "green") / (double)statuses.Count, 0.4, 0.8);
    }

    [Fact]
    public async Task Every_active_KPI_still_meets_the_SMART_criteria()
    {
        var store = sample.Services.GetRequiredService<PostgresEventStore>();
        var facts = new Facts(
            sample.Services.GetRequiredService<Aggregates>(),
            await store.ReadAsync(new ReadRequest(SampleBuilder.OrgId)
            {
                AllOf = [.. OrganizationContext.Kinds, Kpi.Category, BalancedScorecard.Category],
                AllValues = true,
            }));
        var organization = OrganizationContext.From(SampleBuilder.OrgId, facts, facts.AsOf)!;
        var book = SeriesBooks.Of(organization, facts.All<Kpi>(), facts.Values);

        Assert.All(facts.All<Kpi>().Where(kpi => kpi.State.Lifecycle is KpiLifecycle.Active), kpi =>
        {
            var report = SmartFacts.Check(kpi.Id, kpi.State.Latest, kpi.State.Targets, book.SeriesOf(kpi.Id).Figures(kpi.State), facts, organization);
            Assert.True(report.Activatable, $"{kpi.State.Latest.Code}: {string.Join(", ", report.Criteria.Select(criterion => criterion.Advice))}");
        });
    }

    [Fact]
    public async Task The_sign_in_page_offers_all_twenty_people_by_role()
    {
        var demo = await sample.CreateClient().GetAsync<DemoView>("/api/v1/demo");

        Assert.Equal(20, demo.People.Count);
        Assert.Equal(7, demo.People.DistinctBy(person => person.Role).Count());
        Assert.NotNull(demo.ResetAt);
    }

    [Fact]
    public async Task A_reset_undoes_what_was_tried_and_ends_every_session()
    {
        var administrator = await sample.SignedInAsync("jihoo.yoon");
        await sample.RowsAsync("update people set name = 'Somebody else' where email like 'hayoon.jung@%'");
        var before = await sample.CountAsync("true");

        var response = await administrator.PostAsync("/api/v1/demo/reset", content: null);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("정하윤", Assert.Single(await sample.RowsAsync("select name from people where email like 'hayoon.jung@%'"))[0]);
        Assert.Equal(before, await sample.CountAsync("true"));
        Assert.False((await administrator.GetAsync<JsonElement>("/api/v1/session")).GetProperty("signedIn").GetBoolean());
    }

    [Theory]
    [InlineData("hayoon.jung")]
    [InlineData("minseo.kang")]
    [InlineData("hyunwoo.cho")]
    public async Task Nobody_but_an_administrator_resets_the_demo(string person)
    {
        var http = await sample.SignedInAsync(person);

        Assert.Equal(HttpStatusCode.Forbidden, (await http.PostAsync("/api/v1/demo/reset", content: null)).StatusCode);
    }

    [Fact]
    public async Task A_second_build_makes_the_same_organization()
    {
        const string Story =
            """
            select kind, stream_id::text, version::text, type, data::text, actor_id::text, reason, recorded_at::text
            from events where org_id = $1 order by position
            """;
        const string Figures =
            """
            select kpi_id::text, period_start::text, revision::text, value::text, numerator::text, denominator::text, recorded_at::text
            from kpi_values where org_id = $1 order by 1, 2, segment, 3
            """;
        await using var another = new SampleFixture();
        await another.InitializeAsync();

        Assert.Equal(await sample.RowsAsync(Story, SampleBuilder.OrgId), await another.RowsAsync(Story, SampleBuilder.OrgId));
        Assert.Equal(await sample.RowsAsync(Figures, SampleBuilder.OrgId), await another.RowsAsync(Figures, SampleBuilder.OrgId));
    }
}
