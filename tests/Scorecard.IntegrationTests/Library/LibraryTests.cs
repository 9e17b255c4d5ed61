using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Api.Features.Kpis;
using Scorecard.Api.Features.Library;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Organizations;
using Scorecard.EventStore;
using Scorecard.IntegrationTests.Kpis;

namespace Scorecard.IntegrationTests.Library;

public sealed class LibraryTests(ApiFixture api)
{
    private const string Path = "/api/v1/kpi-library";

    [Theory]
    [InlineData("재구매", "repurchase-rate")]
    [InlineData("repeat purchase", "repurchase-rate")]
    [InlineData("고객 서비스 만족", "csat")]
    [InlineData("HR", "turnover-rate")]
    [InlineData("이커머스 전환", "cart-abandonment")]
    [InlineData("people", "data-literacy")]
    public async Task Words_of_either_language_find_names_functions_industries_and_goals(string query, string code)
    {
        var http = await api.SignedInAsync(Role.Viewer);

        Assert.Contains(code, await CodesAsync(http, $"?q={Uri.EscapeDataString(query)}"));
    }

    [Fact]
    public async Task Without_a_question_all_of_it_is_listed_and_a_word_that_is_nowhere_finds_nothing()
    {
        var http = await api.SignedInAsync(Role.Viewer);

        Assert.Equal(71, (await CodesAsync(http, "")).Count);
        Assert.Empty(await CodesAsync(http, "?q=zebra"));
    }

    [Fact]
    public async Task Category_and_function_narrow_the_list_together()
    {
        var http = await api.SignedInAsync(Role.Viewer);

        Assert.Equal(["return-rate"], await CodesAsync(http, "?category=quality&businessFunction=commerce"));
    }

    [Fact]
    public async Task A_name_that_carries_the_word_comes_before_a_description_that_does()
    {
        var http = await api.SignedInAsync(Role.Viewer);

        var codes = await CodesAsync(http, "?q=conversion");

        Assert.Equal("conversion-rate", codes[0]);
        Assert.Contains("website-traffic", codes);
    }

    [Theory]
    [InlineData("ko", "평균 응대 시간", "분", "상담 시스템")]
    [InlineData("ko-KR", "평균 응대 시간", "분", "상담 시스템")]
    [InlineData("en", "Average response time", "min", "help desk")]
    public async Task Adopting_makes_a_draft_in_the_persons_language(string locale, string name, string symbol, string source)
    {
        var unit = await api.UnitAsync();
        var http = await api.SignedInAsync(Role.UnitManager, unit);
        var request = Request(unit, locale);

        var accepted = await (await http.PostAsync($"{Path}/response-time/adoptions", request)).ReadAsync<CommandAccepted>();
        var again = await (await http.PostAsync($"{Path}/response-time/adoptions", request)).ReadAsync<CommandAccepted>();

        Assert.Equal(accepted, again);
        var kpi = await KpiAsync(request.KpiId);
        Assert.False(kpi.Activated);
        Assert.Equal((request.Code, name, symbol, source), (kpi.Latest.Code, kpi.Latest.Name, kpi.Latest.UnitSymbol, kpi.Latest.DataSource));
        Assert.Equal(unit, kpi.Latest.OwnerUnitId);
    }

    [Fact]
    public async Task Every_KPI_of_the_library_makes_a_draft_that_the_domain_accepts()
    {
        var unit = await api.UnitAsync();
        var http = await api.SignedInAsync(Role.UnitManager, unit);

        foreach (var code in await CodesAsync(http, ""))
        {
            var response = await http.PostAsync($"{Path}/{code}/adoptions", Request(unit, "ko"));
            Assert.True(response.IsSuccessStatusCode, $"{code}: {await response.Content.ReadAsStringAsync()}");
        }
    }

    [Fact]
    public async Task A_ratio_works_by_its_formula_as_soon_as_the_inputs_adopted_with_it_have_values()
    {
        var unit = await api.UnitAsync();
        var http = await api.SignedInAsync(Role.UnitManager, unit);
        var offered = Assert.Single(await http.GetAsync<LibraryKpi[]>($"{Path}?q=productivity"), kpi => kpi.Code == "productivity");
        Assert.Equal(["output-units", "labour-hours"], offered.MissingInputs.Select(input => input.Code));
        var request = Request(unit, "en") with { Calculate = true };

        var adopted = await (await http.PostAsync($"{Path}/productivity/adoptions", request)).ReadAsync<CommandAccepted>();
        var again = await (await http.PostAsync($"{Path}/productivity/adoptions", request)).ReadAsync<CommandAccepted>();

        Assert.Equal((1, 1), (adopted.Version, again.Version));
        var kpi = await KpiAsync(request.KpiId);
        Assert.Equal("output_units / labour_hours", kpi.Latest.Calculation);
        var inputs = kpi.Revisions[0].Inputs!.ToDictionary(input => input.Code, input => input.KpiId);
        Assert.Equal("Labour hours", (await KpiAsync(inputs["labour-hours"])).Latest.Name);
        await http.RecordAsync(inputs["output-units"], "2026-10", 600m);
        await http.RecordAsync(inputs["labour-hours"], "2026-10", 400m);
        Assert.Equal(1.5m, (await http.GetAsync<KpiDetail>($"/api/v1/kpis/{request.KpiId}?date=2026-10")).Reading.Value);
        Assert.Empty(Assert.Single(await http.GetAsync<LibraryKpi[]>($"{Path}?q=productivity"), kpi => kpi.Code == "productivity").MissingInputs);
    }

    [Fact]
    public async Task What_was_adopted_under_its_own_code_is_marked_for_those_who_may_see_it()
    {
        var http = await api.SignedInAsync(Role.Administrator);
        var blind = await api.SignedInAsync(Role.Viewer, await api.UnitAsync());
        var request = Request(api.RootUnitId, "ko") with { Code = "fraud-incidents" };

        (await http.PostAsync($"{Path}/fraud-incidents/adoptions", request)).EnsureSuccessStatusCode();

        Assert.True(await IsAdoptedAsync(http));
        Assert.False(await IsAdoptedAsync(blind));
    }

    [Fact]
    public async Task Refusals_say_what_is_wrong()
    {
        var unit = await api.UnitAsync();
        var http = await api.SignedInAsync(Role.UnitManager, unit);
        var request = Request(unit, "ko");

        var unknown = await http.PostAsync($"{Path}/no-such-kpi/adoptions", request);
        Assert.Equal((HttpStatusCode.NotFound, "library.not_found"), (unknown.StatusCode, await unknown.CodeAsync()));

        var malformed = await http.PostAsync($"{Path}/nps/adoptions", request with { Locale = "Korean", Code = "" });
        Assert.Equal(HttpStatusCode.BadRequest, malformed.StatusCode);
        Assert.Equal(["code", "locale"], (await malformed.ErrorsAsync()).Keys.Order());

        var elsewhere = await http.PostAsync($"{Path}/nps/adoptions", request with { OwnerUnitId = api.RootUnitId });
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);

        (await http.PostAsync($"{Path}/nps/adoptions", request)).EnsureSuccessStatusCode();
        var taken = await http.PostAsync($"{Path}/csat/adoptions", request with { KpiId = Guid.CreateVersion7() });
        Assert.Equal((HttpStatusCode.Conflict, "kpi_code.taken"), (taken.StatusCode, await taken.CodeAsync()));
    }

    [Fact]
    public async Task Whoever_may_not_define_KPIs_may_not_adopt_them()
    {
        var http = await api.SignedInAsync(Role.Contributor);

        var response = await http.PostAsync($"{Path}/nps/adoptions", Request(api.RootUnitId, "ko"));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    private static AdoptKpiRequest Request(Guid unit, string locale) =>
        new(Guid.CreateVersion7(), $"library-{Guid.NewGuid():N}", unit, OwnerPersonId: null, locale);

    private static async Task<List<string>> CodesAsync(HttpClient http, string query) =>
        [.. (await http.GetAsync<LibraryKpi[]>(Path + query)).Select(kpi => kpi.Code)];

    private static async Task<bool> IsAdoptedAsync(HttpClient http) =>
        Assert.Single(await http.GetAsync<LibraryKpi[]>($"{Path}?q=fraud-incidents"), kpi => kpi.Code == "fraud-incidents").Adopted;

    private async Task<Kpi> KpiAsync(Guid id)
    {
        var result = await api.Services.GetRequiredService<PostgresEventStore>().ReadAsync(new ReadRequest(api.OrgId) { Some = [(Kpi.Category, id)] });
        return new Facts(api.Services.GetRequiredService<Aggregates>(), result).Find<Kpi>(id)!.State;
    }
}
