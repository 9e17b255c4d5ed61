using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Scorecard.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.BrowserTests;

public sealed class KpiPageTests(AppFixture app) : BrowserTest(app)
{
    private const string Roas = "광고 투자 대비 수익률(ROAS)";

    [Fact]
    public async Task A_list_narrowed_by_typing_keeps_its_filter_in_the_address_and_leads_to_the_KPI()
    {
        var page = await OpenAsAsync("leadership", "/kpis", Look.English);
        var rows = page.Table("KPIs").GetByRole(AriaRole.Rowheader);
        await Expect(rows).Not.ToHaveCountAsync(1);

        await page.GetByLabel("Search name, code, owner").FillAsync("roas");
        await Expect(rows).ToHaveCountAsync(1);
        await Expect(page).ToHaveURLAsync(new Regex("q=roas"));
        await page.ReloadAsync();
        await Expect(rows).ToHaveCountAsync(1);

        await page.Link(Roas).ClickAsync();
        await Expect(page.Title()).ToHaveTextAsync(Roas);
    }

    [Fact]
    public async Task The_chart_says_what_it_shows_and_has_the_same_figures_as_a_table()
    {
        var page = await OpenRoasAsync();

        var chart = page.GetByRole(AriaRole.Img, new() { NameRegex = new Regex($"^{Regex.Escape(Roas)}: [0-9]+ values from .* to Oct 2026, last ") });
        await Expect(chart.Locator("canvas, svg").First).ToBeVisibleAsync();

        await page.ChooseAsync("Show as", "Table");
        var table = page.Table($"Values of {Roas} by period");
        await Expect(table.GetByRole(AriaRole.Row).Filter(new() { HasText = "Oct 2026" })).ToHaveCountAsync(1);
        await Expect(chart).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Every_tab_shows_something_and_stands_in_the_address()
    {
        var page = await OpenRoasAsync();
        var (panel, main) = (page.GetByRole(AriaRole.Tabpanel), page.GetByRole(AriaRole.Main));

        foreach (var (tab, key, shows) in new[]
        {
            ("Definition", "definition", "Definition in force"),
            ("Targets", "targets", "Change targets"),
            ("Timeline", "timeline", "Activated"),
            ("Where used", "usage", "광고 투자 효율 개선"),
        })
        {
            await main.GetByRole(AriaRole.Tab, new() { Name = tab }).ClickAsync();
            await Expect(panel).ToContainTextAsync(shows);
            await Expect(page).ToHaveURLAsync(new Regex($"tab={key}"));
        }
    }

    private async Task<IPage> OpenRoasAsync()
    {
        var page = await SignedInAsync("administrator", Look.English);
        await page.GotoAsync($"/kpis/{await KpiAsync(page, "roas")}");
        await page.SettledAsync();
        return page;
    }
}
