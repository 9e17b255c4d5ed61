using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Api.Features.Closing;
using Scorecard.Api.Features.Values;
using Scorecard.Domain.Kpis.Closing;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Organizations;
using Scorecard.EventStore;
using Scorecard.IntegrationTests.Kpis;
using static Scorecard.IntegrationTests.Kpis.KpiScenarios;

namespace Scorecard.IntegrationTests.Closing;

public class ClosePeriodTests(ApiFixture api)
{
    private static readonly RecordValueRequest NinetyFive = new(95, null, null, NotApplicable: false, Comment: null, Reason: null, ExpectedRevision: null);

    [Fact]
    public async Task What_is_missing_is_listed_and_must_be_accepted()
    {
        var (unit, manager) = await UnitAsync();
        var kpi = await api.ActiveAsync(unit);

        var refused = await CloseAsync(manager, unit, "2026-02");
        var listed = await manager.GetAsync<MissingValues>($"/api/v1/units/{unit}/missing-values/2026-02");
        var closed = await (await CloseAsync(manager, unit, "2026-02", listed)).ReadAsync<PeriodCloseAccepted>();
        var again = await (await CloseAsync(manager, unit, "2026-02")).ReadAsync<PeriodCloseAccepted>();

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "period_close.values_missing"), (refused.StatusCode, await refused.CodeAsync()));
        Assert.Equal((kpi, At("2026-02"), unit), (Assert.Single(listed.Values).KpiId, listed.Values[0].Period, listed.Values[0].UnitId));
        Assert.Equal([unit], closed.UnitIds);
        Assert.Equal(1, closed.Missing);
        Assert.Empty(again.UnitIds);
    }

    [Fact]
    public async Task Values_of_a_closed_period_need_the_right_and_a_reason()
    {
        var (unit, manager) = await UnitAsync();
        var kpi = await api.ActiveAsync(unit);
        var contributor = await api.SignedInAsync(Role.Contributor, unit);
        await CloseMissingAsync(manager, unit, "2026-02");

        var refused = await RecordAsync(contributor, kpi, NinetyFive with { Reason = "Late invoice" });
        var line = await contributor.PostAsync("/api/v1/values", new RecordValuesRequest([Line(kpi)], Atomic: false, "Late invoice"));
        var silent = await RecordAsync(manager, kpi, NinetyFive);
        var recorded = await RecordAsync(manager, kpi, NinetyFive with { Reason = "Late invoice" });
        var open = await RecordAsync(contributor, kpi, NinetyFive, "2026-03");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "value.period_closed"), (refused.StatusCode, await refused.CodeAsync()));
        Assert.Equal("value.period_closed", (await line.ReadAsync<ValuesAccepted>()).Lines[0].Code);
        Assert.Equal("value.closed_reason_required", await silent.CodeAsync());
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (recorded.StatusCode, open.StatusCode));
        Assert.Equal(["2026-02 95 Late invoice", "2026-03 95"], await api.ReasonsAsync(kpi));
    }

    [Fact]
    public async Task A_reopened_period_takes_values_again_and_says_why()
    {
        var (unit, manager) = await UnitAsync();
        var kpi = await api.ActiveAsync(unit);
        var contributor = await api.SignedInAsync(Role.Contributor, unit);
        await CloseMissingAsync(manager, unit, "2026-Q1");

        var silent = await manager.PostAsync($"/api/v1/units/{unit}/period-reopenings", new ReopenPeriodRequest(At("2026-02"), WithUnitsBelow: false, " "));
        await ReopenAsync(manager, unit, "2026-02");
        var recorded = await RecordAsync(contributor, kpi, NinetyFive);
        var closes = await ClosesAsync(manager, unit);

        Assert.Equal("required", (await silent.ErrorsAsync())["reason"]);
        Assert.Equal(HttpStatusCode.OK, recorded.StatusCode);
        Assert.Equal(
            [(MonthState.Closed, 1), (MonthState.Reopened, 0), (MonthState.Closed, 1), (MonthState.Open, 1)],
            closes.Months.Take(4).Select(month => (month.State, month.Missing)));
        Assert.Equal([MonthState.Running, MonthState.NotBegun], closes.Months.Skip(10).Select(month => month.State));
        Assert.Equal("Late invoices", closes.Months[1].Reason);
        Assert.NotNull(closes.Months[0].ChangedBy);
    }

    [Fact]
    public async Task A_close_covers_the_unit_alone_or_everything_below()
    {
        var (unit, manager) = await UnitAsync();
        var below = await api.UnitAsync(unit);
        var kpi = await api.ActiveAsync(below);
        var contributor = await api.SignedInAsync(Role.Contributor, below);

        var alone = await (await CloseAsync(manager, unit, "2026-01")).ReadAsync<PeriodCloseAccepted>();
        var first = await RecordAsync(contributor, kpi, NinetyFive, "2026-01");
        var all = await CloseMissingAsync(manager, unit, "2026-Q1", withUnitsBelow: true);
        var second = await RecordAsync(contributor, kpi, NinetyFive with { Value = 96, Reason = "Late" }, "2026-01");

        Assert.Equal([unit], alone.UnitIds);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal([unit, below], all.UnitIds);
        Assert.Equal("value.period_closed", await second.CodeAsync());
    }

    [Fact]
    public async Task Whether_it_was_closed_then_is_answered_as_it_was_known()
    {
        Guid unit;
        HttpClient manager;
        using (api.Clock.At(ApiFixture.Start.AddHours(-8)))
        {
            (unit, manager) = await UnitAsync();
            await api.ActiveAsync(await api.UnitAsync());
        }

        using (api.Clock.At(ApiFixture.Start.AddHours(-6)))
            await CloseAsync(manager, unit, "2026-01");
        using (api.Clock.At(ApiFixture.Start.AddHours(-3)))
            await ReopenAsync(manager, unit, "2026-01");

        var before = await ClosesAsync(manager, unit, ApiFixture.Start.AddHours(-7));
        var between = await ClosesAsync(manager, unit, ApiFixture.Start.AddHours(-4));
        var now = await ClosesAsync(manager, unit);

        Assert.Equal(
            [MonthState.Open, MonthState.Closed, MonthState.Reopened],
            new[] { before, between, now }.Select(closes => closes.Months[0].State));
    }

    [Fact]
    public async Task Only_those_close_who_may_in_the_unit()
    {
        var (unit, _) = await UnitAsync();
        await api.ActiveAsync(await api.UnitAsync());
        var contributor = await api.SignedInAsync(Role.Contributor, unit);
        var below = await api.UnitAsync(unit);
        var reader = await api.PersonAsync(Role.Viewer, unit);
        await api.RunAsync(commands => commands.ChangeAsync<Person, PersonEvent>(
            reader.Id, 2, _ => [new PersonRoleGranted(Role.UnitManager, below)], default));
        var stranger = await api.SignedInAsync(Role.UnitManager, await api.UnitAsync());

        Assert.Equal(HttpStatusCode.Forbidden, (await CloseAsync(contributor, unit, "2026-01")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await CloseAsync(reader.Http, unit, "2026-01")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await CloseAsync(reader.Http, below, "2026-01")).StatusCode);
        Assert.Equal((HttpStatusCode.NotFound, "unit.not_found"), await AnswerAsync(await CloseAsync(stranger, unit, "2026-01")));
    }

    [Fact]
    public async Task A_period_that_has_not_ended_cannot_be_closed()
    {
        var (unit, manager) = await UnitAsync();

        Assert.Equal("period_close.not_ended", await (await CloseAsync(manager, unit, "2026-11")).CodeAsync());
        Assert.Equal("period_close.not_by_months", await (await CloseAsync(manager, unit, "2026-W02")).CodeAsync());
    }

    [Fact]
    public async Task Long_before_the_first_figure_there_is_nothing_to_close()
    {
        var (unit, manager) = await UnitAsync();

        var refused = await CloseAsync(manager, unit, "1900");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "period_close.before_first_figure"), await AnswerAsync(refused));
        Assert.Empty(await api.Services.GetRequiredService<PostgresEventStore>().ReadStreamAsync(new StreamId(api.OrgId, PeriodClose.Category, unit)));
    }

    [Fact]
    public async Task No_value_slips_into_a_period_that_was_closed_before_it_was_recorded()
    {
        var (unit, manager) = await UnitAsync();
        var contributor = await api.SignedInAsync(Role.Contributor, unit);
        List<Guid> kpis = [];
        for (var i = 0; i < 24; i++)
            kpis.Add(await api.ActiveAsync(unit));
        var listed = await manager.GetAsync<MissingValues>($"/api/v1/units/{unit}/missing-values/2026-02");

        var writing = kpis.Select(kpi => RecordAsync(contributor, kpi, NinetyFive)).ToList();
        var closing = CloseAsync(manager, unit, "2026-02", listed);
        var answers = await Task.WhenAll(writing);
        await (await closing).ReadAsync<PeriodCloseAccepted>();

        var store = api.Services.GetRequiredService<PostgresEventStore>();
        var close = Assert.Single(await store.ReadStreamAsync(new StreamId(api.OrgId, PeriodClose.Category, unit)));
        foreach (var (kpi, answer) in kpis.Zip(answers))
        {
            var recorded = await store.ReadStreamAsync(new StreamId(api.OrgId, KpiValues.Category, kpi));
            Assert.All(recorded, value => Assert.True(value.Position < close.Position));
            if (recorded is [])
                Assert.Equal("value.period_closed", await answer.CodeAsync());
            else
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    private static ValueLine Line(Guid kpi) =>
        new(kpi, At("2026-02"), 95, Numerator: null, Denominator: null, NotApplicable: false, Comment: null, Reason: null, ExpectedRevision: null);

    private static async Task<(HttpStatusCode, string?)> AnswerAsync(HttpResponseMessage response) => (response.StatusCode, await response.CodeAsync());

    private static Task<HttpResponseMessage> CloseAsync(HttpClient http, Guid unit, string period, MissingValues? listed = null, bool withUnitsBelow = false) =>
        http.PostAsync(
            $"/api/v1/units/{unit}/period-closes",
            new ClosePeriodRequest(At(period), withUnitsBelow, [.. (listed?.Values ?? []).Select(value => new MissingRef(value.KpiId, value.Period))]));

    private static async Task<PeriodCloseAccepted> CloseMissingAsync(HttpClient http, Guid unit, string period, bool withUnitsBelow = false)
    {
        var listed = await http.GetAsync<MissingValues>($"/api/v1/units/{unit}/missing-values/{period}?withUnitsBelow={JsonSerializer.Serialize(withUnitsBelow)}");
        return await (await CloseAsync(http, unit, period, listed, withUnitsBelow)).ReadAsync<PeriodCloseAccepted>();
    }

    private static async Task ReopenAsync(HttpClient http, Guid unit, string period) =>
        await (await http.PostAsync($"/api/v1/units/{unit}/period-reopenings", new ReopenPeriodRequest(At(period), WithUnitsBelow: false, "Late invoices")))
            .ReadAsync<PeriodCloseAccepted>();

    private static async Task<UnitCloses> ClosesAsync(HttpClient http, Guid unit, DateTimeOffset? knownAt = null)
    {
        var path = "/api/v1/period-closes?date=2026" + (knownAt is { } moment ? $"&knownAt={Uri.EscapeDataString(moment.ToString("O"))}" : "");
        return (await http.GetAsync<PeriodCloses>(path)).Units.Single(found => found.UnitId == unit);
    }

    private static Task<HttpResponseMessage> RecordAsync(HttpClient http, Guid kpi, RecordValueRequest request, string period = "2026-02") =>
        http.PutAsync($"/api/v1/kpis/{kpi}/values/{period}", request);

    private async Task<(Guid Unit, HttpClient Manager)> UnitAsync()
    {
        var unit = await api.UnitAsync();
        return (unit, await api.SignedInAsync(Role.UnitManager, unit));
    }
}
