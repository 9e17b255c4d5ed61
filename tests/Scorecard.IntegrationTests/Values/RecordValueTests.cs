using System.Net;
using Scorecard.Api.Features.Values;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Scoring;
using Scorecard.IntegrationTests.Kpis;
using static Scorecard.IntegrationTests.Kpis.KpiScenarios;

namespace Scorecard.IntegrationTests.Values;

public class RecordValueTests(ApiFixture api)
{
    private static readonly RecordValueRequest Nothing = new(null, null, null, NotApplicable: false, Comment: null, Reason: null, ExpectedRevision: null);

    [Fact]
    public async Task A_value_is_recorded_and_scored()
    {
        var (http, id) = await ContributorAsync();

        var accepted = await (await PutAsync(http, id, Nothing with { Value = 95 })).ReadAsync<ValueAccepted>();

        Assert.Equal((1, true), (accepted.Revision, accepted.Changed));
        Assert.NotNull(accepted.RecordedAt);
        Assert.Equal((95m, 100m, 95m, ScoreStatus.Green), (accepted.Reading.Value, accepted.Reading.Target, accepted.Reading.Score, accepted.Reading.Status));
    }

    [Fact]
    public async Task The_same_value_again_changes_nothing()
    {
        var (http, id) = await ContributorAsync();
        var first = await (await PutAsync(http, id, Nothing with { Value = 95 })).ReadAsync<ValueAccepted>();

        var again = await (await PutAsync(http, id, Nothing with { Value = 95, ExpectedRevision = 0 })).ReadAsync<ValueAccepted>();

        Assert.Equal((1, false, first.RecordedAt), (again.Revision, again.Changed, again.RecordedAt));
    }

    [Fact]
    public async Task A_repeated_request_is_answered_as_the_first_was()
    {
        var (http, id) = await ContributorAsync();
        http.DefaultRequestHeaders.Add("Idempotency-Key", $"{Guid.NewGuid()}");

        var first = await (await PutAsync(http, id, Nothing with { Value = 95 })).ReadAsync<ValueAccepted>();
        var again = await (await PutAsync(http, id, Nothing with { Value = 95 })).ReadAsync<ValueAccepted>();
        var other = await PutAsync(http, id, Nothing with { Value = 96, Reason = "Late invoice" });

        Assert.Equal((1, true, first.RecordedAt), (again.Revision, again.Changed, again.RecordedAt));
        Assert.Equal("idempotency.mismatch", await other.CodeAsync());
    }

    [Fact]
    public async Task Another_value_is_a_correction_with_a_reason()
    {
        var (http, id) = await ContributorAsync();
        await PutAsync(http, id, Nothing with { Value = 95 });

        var without = await PutAsync(http, id, Nothing with { Value = 96 });
        var corrected = await (await PutAsync(http, id, Nothing with { Value = 96, Reason = "Late invoice" })).ReadAsync<ValueAccepted>();

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "value.reason_required"), (without.StatusCode, await without.CodeAsync()));
        Assert.Equal((2, true, 96m), (corrected.Revision, corrected.Changed, corrected.Reading.Value));
    }

    [Fact]
    public async Task Whoever_saw_an_older_value_is_told_what_stands()
    {
        var (http, id) = await ContributorAsync();
        await PutAsync(http, id, Nothing with { Value = 95, Comment = "Preliminary" });

        var response = await PutAsync(http, id, Nothing with { Value = 96, Reason = "Late invoice", ExpectedRevision = 0 });

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var problem = await response.ProblemAsync();
        Assert.Equal("value.changed", problem.GetProperty("code").GetString());
        var current = problem.GetProperty("current");
        Assert.Equal((95m, 1, "Preliminary"), (current.GetProperty("value").GetDecimal(), current.GetProperty("revision").GetInt32(), current.GetProperty("comment").GetString()));
    }

    [Fact]
    public async Task Of_many_writers_of_a_first_value_one_wins_and_the_others_hear_of_it()
    {
        var (http, id) = await ContributorAsync();

        var responses = await Task.WhenAll(Enumerable.Range(91, 5).Select(value => PutAsync(http, id, Nothing with { Value = value, ExpectedRevision = 0 })));

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.Conflict],
            responses.Select(response => response.StatusCode).Order());
    }

    [Fact]
    public async Task Two_writers_of_the_same_value_both_succeed_and_one_event_is_recorded()
    {
        var (http, id) = await ContributorAsync();

        var accepted = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ => await (await PutAsync(http, id, Nothing with { Value = 95 })).ReadAsync<ValueAccepted>()));

        Assert.All(accepted, answer => Assert.Equal(1, answer.Revision));
        Assert.Single(accepted, answer => answer.Changed);
    }

    [Fact]
    public async Task A_red_result_asks_for_a_comment_and_a_comment_alone_is_no_correction()
    {
        var (http, id) = await ContributorAsync();

        var silent = await PutAsync(http, id, Nothing with { Value = 50 });
        await PutAsync(http, id, Nothing with { Value = 50, Comment = "Strike" });
        var commented = await (await PutAsync(http, id, Nothing with { Value = 50, Comment = "Strike in the port" })).ReadAsync<ValueAccepted>();
        var cell = await CellAsync(http, id);

        Assert.Equal("value.comment_required", await silent.CodeAsync());
        Assert.Equal((1, true), (commented.Revision, commented.Changed));
        Assert.Equal((50m, 1, "Strike in the port", ScoreStatus.Red), (cell.Value, cell.Revision, cell.Comment, cell.Status));
    }

    [Fact]
    public async Task A_ratio_is_recorded_in_parts()
    {
        var unit = await api.UnitAsync();
        var id = await api.ActiveAsync(unit, definition: Definition(unit, aggregation: Aggregation.Ratio) with { RatioFactor = 100 }, target: 5);
        var http = await api.SignedInAsync(Role.Contributor, unit);

        var both = await PutAsync(http, id, Nothing with { Value = 5, Numerator = 10, Denominator = 200 });
        var parts = await (await PutAsync(http, id, Nothing with { Numerator = 10, Denominator = 200 })).ReadAsync<ValueAccepted>();
        var cell = await CellAsync(http, id);

        Assert.Equal("value.value_and_parts", await both.CodeAsync());
        Assert.Equal(5m, parts.Reading.Value);
        Assert.Equal((5m, 10m, 200m), (cell.Value, cell.Numerator, cell.Denominator));
    }

    [Fact]
    public async Task A_period_may_have_nothing_to_measure_and_a_value_may_be_taken_back()
    {
        var (http, id) = await ContributorAsync();

        var marked = await (await PutAsync(http, id, Nothing with { NotApplicable = true, Comment = "Shop closed" })).ReadAsync<ValueAccepted>();
        var withdrawn = await (await PutAsync(http, id, Nothing with { Reason = "Wrong month" })).ReadAsync<ValueAccepted>();

        Assert.True(marked.Reading.NotApplicable);
        Assert.Equal((2, null, ScoreStatus.Outdated), (withdrawn.Revision, withdrawn.Reading.Value, withdrawn.Reading.Status));
    }

    [Theory]
    [InlineData("2026-12", "value.period_in_future")]
    [InlineData("2026-Q3", "value.period_mismatch")]
    public async Task A_value_belongs_to_a_period_of_the_KPI_that_has_begun(string period, string code)
    {
        var (http, id) = await ContributorAsync();

        Assert.Equal(code, await (await PutAsync(http, id, Nothing with { Value = 95 }, period)).CodeAsync());
    }

    [Fact]
    public async Task Bad_input_is_named_field_by_field()
    {
        var (http, id) = await ContributorAsync();

        var period = await PutAsync(http, id, Nothing with { Value = 1 }, "2026-13");
        var body = await PutAsync(http, id, Nothing with { Comment = new string('x', 2001), Reason = new string('x', 501), ExpectedRevision = -1 });
        var digits = await http.SendRawAsync(
            HttpMethod.Put,
            $"/api/v1/kpis/{id}/values/2026-10",
            """{"value":1.2345678901234567,"numerator":null,"denominator":"1","notApplicable":false,"comment":null,"reason":null,"expectedRevision":null,"by":1}""");

        Assert.Equal(new Dictionary<string, string> { ["period"] = "not_a_period" }, await period.ErrorsAsync());
        Assert.Equal(
            new Dictionary<string, string> { ["comment"] = "too_long:2000", ["reason"] = "too_long:500", ["expectedRevision"] = "out_of_range:0:2147483647" },
            await body.ErrorsAsync());
        Assert.Equal(
            new Dictionary<string, string> { ["value"] = "too_precise", ["denominator"] = "not_a_number", ["by"] = "unknown_member" },
            await digits.ErrorsAsync());
    }

    [Fact]
    public async Task Only_those_record_who_may_in_the_unit_or_own_the_KPI()
    {
        var unit = await api.UnitAsync();
        var (owner, ownerId, _) = await api.PersonAsync(Role.Viewer, unit);
        var id = await api.ActiveAsync(unit, ownerId);
        var viewer = await api.SignedInAsync(Role.Viewer, unit);
        var stranger = await api.SignedInAsync(Role.UnitManager, await api.UnitAsync());

        var forbidden = await PutAsync(viewer, id, Nothing with { Value = 95 });
        var hidden = await PutAsync(stranger, id, Nothing with { Value = 95 });
        var recorded = await PutAsync(owner, id, Nothing with { Value = 95 });

        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        Assert.Equal((HttpStatusCode.NotFound, "kpi.not_found"), (hidden.StatusCode, await hidden.CodeAsync()));
        Assert.Equal(HttpStatusCode.OK, recorded.StatusCode);
    }

    private async Task<(HttpClient Http, Guid KpiId)> ContributorAsync()
    {
        var unit = await api.UnitAsync();
        return (await api.SignedInAsync(Role.Contributor, unit), await api.ActiveAsync(unit));
    }

    private static Task<HttpResponseMessage> PutAsync(HttpClient http, Guid id, RecordValueRequest request, string period = "2026-10") =>
        http.PutAsync($"/api/v1/kpis/{id}/values/{period}", request);

    private static async Task<ValueCell> CellAsync(HttpClient http, Guid id)
    {
        var grid = await http.GetAsync<ValueGrid>("/api/v1/values?frequency=monthly&from=2026-10&to=2026-10");
        return grid.Rows.Single(row => row.KpiId == id).Cells.Single();
    }
}
