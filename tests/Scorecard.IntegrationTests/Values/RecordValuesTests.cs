using System.Net;
using Scorecard.Api.Features.Values;
using Scorecard.Domain.Organizations;
using Scorecard.IntegrationTests.Kpis;
using static Scorecard.IntegrationTests.Kpis.KpiScenarios;

namespace Scorecard.IntegrationTests.Values;

public class RecordValuesTests(ApiFixture api)
{
    [Fact]
    public async Task Each_line_has_its_own_outcome()
    {
        var (http, unit) = await ContributorAsync();
        var (first, second, hidden) = (await api.ActiveAsync(unit), await api.ActiveAsync(unit), await api.ActiveAsync(await api.UnitAsync()));
        await SendAsync(http, [Line(first, "2026-08", 95), Line(first, "2026-09", 95)]);

        var accepted = await SendAsync(
            http,
            [
                Line(first, "2026-08", 95),
                Line(first, "2026-09", 96) with { Reason = "Late invoice" },
                Line(first, "2026-10", 97),
                Line(second, "2026-10", 50),
                Line(second, "2026-12", 95),
                Line(hidden, "2026-10", 95),
                Line(second, "2026-09", 50) with { Comment = "Strike" },
            ]);

        Assert.Equal((2, 1, 1, 3), (accepted.Recorded, accepted.Corrected, accepted.Unchanged, accepted.Refused));
        Assert.Equal(
            [
                new(0, LineOutcome.Unchanged, 1, null, null),
                new(1, LineOutcome.Corrected, 2, null, null),
                new(2, LineOutcome.Recorded, 1, null, null),
                new(3, LineOutcome.Refused, null, "value.comment_required", accepted.Lines[3].Detail),
                new(4, LineOutcome.Refused, null, "value.period_in_future", accepted.Lines[4].Detail),
                new(5, LineOutcome.Refused, null, "kpi.not_found", accepted.Lines[5].Detail),
                new(6, LineOutcome.Recorded, 1, null, null),
            ],
            accepted.Lines);
    }

    [Fact]
    public async Task An_atomic_batch_with_a_refused_line_records_nothing()
    {
        var (http, unit) = await ContributorAsync();
        var id = await api.ActiveAsync(unit);

        var refused = await SendAsync(http, [Line(id, "2026-10", 95), Line(id, "2026-12", 95)], atomic: true);
        var after = await SendAsync(http, [Line(id, "2026-10", 95), Line(id, "2026-09", 95)], atomic: true);

        Assert.Equal(["value.not_recorded", "value.period_in_future"], refused.Lines.Select(line => line.Code));
        Assert.Equal((2, 0), (after.Recorded, after.Refused));
    }

    [Fact]
    public async Task Lines_of_one_KPI_keep_their_own_reasons()
    {
        var (http, unit) = await ContributorAsync();
        var (id, other) = (await api.ActiveAsync(unit), await api.ActiveAsync(unit));
        await SendAsync(http, [Line(id, "2026-08", 95), Line(id, "2026-09", 95), Line(other, "2026-09", 95)]);

        await SendAsync(
            http,
            [
                Line(id, "2026-08", 96) with { Reason = "Late invoice" },
                Line(id, "2026-09", 97) with { Reason = "Wrong currency" },
                Line(id, "2026-10", 98),
                Line(other, "2026-09", 99) with { Reason = "Typing mistake" },
            ],
            atomic: true);

        var timeline = await api.ReasonsAsync(id);
        Assert.Equal(["2026-08 95", "2026-09 95", "2026-08 96 Late invoice", "2026-09 97 Wrong currency", "2026-10 98"], timeline);
    }

    [Fact]
    public async Task A_repeated_batch_writes_nothing()
    {
        var (http, unit) = await ContributorAsync();
        var (id, other) = (await api.ActiveAsync(unit), await api.ActiveAsync(unit));
        http.DefaultRequestHeaders.Add("Idempotency-Key", $"{Guid.NewGuid()}");

        var first = await SendAsync(http, [Line(id, "2026-10", 95), Line(other, "2026-10", 95)]);
        var again = await SendAsync(http, [Line(id, "2026-10", 95), Line(other, "2026-10", 95)]);

        Assert.Equal((2, 0), (first.Recorded, first.Unchanged));
        Assert.Equal((0, 2), (again.Recorded, again.Unchanged));
    }

    [Fact]
    public async Task Many_KPIs_and_periods_go_in_at_once()
    {
        var (http, unit) = await ContributorAsync();
        List<Guid> ids = [];
        for (var i = 0; i < 5; i++)
            ids.Add(await api.ActiveAsync(unit));
        List<ValueLine> lines =
        [
            .. from id in ids
               from month in At("2016-11").To(At("2026-10"))
               select Line(id, month.ToString(), 95),
        ];

        var accepted = await SendAsync(http, lines);
        var grid = await http.GetAsync<ValueGrid>($"/api/v1/values?unitId={unit}&frequency=monthly&from=2016-11&to=2026-10");

        Assert.Equal(600, accepted.Recorded);
        Assert.Equal(600, grid.Rows.Sum(row => row.Cells.Count(cell => cell.Value == 95)));
    }

    [Fact]
    public async Task No_more_than_5_000_lines_are_taken()
    {
        var (http, _) = await ContributorAsync();

        var many = await http.PostAsync("/api/v1/values", new RecordValuesRequest([.. Enumerable.Repeat(Line(Guid.NewGuid(), "2026-10", 1), 5001)], Atomic: false, Reason: null));
        var none = await http.PostAsync("/api/v1/values", new RecordValuesRequest([], Atomic: false, Reason: null));
        var long_ = await http.PostAsync("/api/v1/values", new RecordValuesRequest([Line(Guid.NewGuid(), "2026-10", 1) with { Comment = new string('x', 2001) }], Atomic: false, Reason: null));

        Assert.Equal((HttpStatusCode.BadRequest, "too_many:5000"), (many.StatusCode, (await many.ErrorsAsync())["values"]));
        Assert.Equal("too_few:1", (await none.ErrorsAsync())["values"]);
        Assert.Equal(new Dictionary<string, string> { ["values[0].comment"] = "too_long:2000" }, await long_.ErrorsAsync());
    }

    private static ValueLine Line(Guid kpiId, string period, decimal value) =>
        new(kpiId, At(period), value, Numerator: null, Denominator: null, NotApplicable: false, Comment: null, Reason: null, ExpectedRevision: null);

    private static async Task<ValuesAccepted> SendAsync(HttpClient http, IReadOnlyList<ValueLine> lines, bool atomic = false) =>
        await (await http.PostAsync("/api/v1/values", new RecordValuesRequest(lines, atomic, Reason: null))).ReadAsync<ValuesAccepted>();

    private async Task<(HttpClient Http, Guid Unit)> ContributorAsync()
    {
        var unit = await api.UnitAsync();
        return (await api.SignedInAsync(Role.Contributor, unit), unit);
    }
}
