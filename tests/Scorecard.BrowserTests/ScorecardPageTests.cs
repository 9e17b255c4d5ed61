using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Scorecard.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.BrowserTests;

public sealed class ScorecardPageTests(AppFixture app) : BrowserTest(app)
{
    private const string Company = "2026년 전사 균형성과표";

    [Fact]
    public async Task The_list_leads_to_the_page_whose_total_is_the_same_and_explains_itself_on_focus()
    {
        var page = await OpenAsAsync("leadership", "/scorecards", Look.English);
        var row = page.GetByRole(AriaRole.Row).Filter(new() { Has = page.Link(Company) });
        var listed = await row.GetByRole(AriaRole.Cell).First.InnerTextAsync();

        await page.Link(Company).ClickAsync();
        await Expect(page.Title()).ToHaveTextAsync(Company);
        await Expect(Total(page)).ToHaveTextAsync(listed);

        await page.TabToAsync(Total(page));
        var explanation = page.DialogNamed("How Total score comes about");
        await Expect(explanation).ToContainTextAsync(listed);
        foreach (var perspective in new[] { "재무", "고객", "내부 프로세스", "학습과 성장" })
            await Expect(explanation).ToContainTextAsync(perspective);
        await page.AssertAccessibleAsync();

        await page.Keyboard.PressAsync("Escape");
        await Expect(explanation).ToBeHiddenAsync();
        await Expect(Total(page)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_table_holds_the_KPIs_of_every_objective_and_its_address_can_be_shared()
    {
        var page = await OpenCompanyAsync("");

        await page.ChooseAsync("Show as", "Table");
        await Expect(page).ToHaveURLAsync(new Regex(@"view=table"));
        await page.ReloadAsync();

        var rows = page.GetByRole(AriaRole.Row);
        await Expect(rows.Filter(new() { HasText = "매출액" }).Filter(new() { HasText = "수익성 있는 매출 성장" })).ToHaveCountAsync(1);
        await Expect(rows.Filter(new() { HasText = "데이터 리터러시 이수율" })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Who_looks_at_the_past_is_told_so_cannot_edit_and_is_back_by_one_click()
    {
        var page = await OpenCompanyAsync("?date=2026-06&knownAt=2026-07-20T00:00:00Z");

        var band = page.GetByRole(AriaRole.Status).Filter(new() { HasText = "as it was known on" });
        await Expect(band).ToContainTextAsync("Jun 2026");
        await page.RefusesAsync(page.Button("Edit"), "You are looking at the past. Go back to now to make changes.");

        await page.Button("Back to now").ClickAsync();
        await Expect(band).ToBeHiddenAsync();
        await Expect(page).Not.ToHaveURLAsync(new Regex("knownAt|date="));
        await Expect(page.Button("Edit")).Not.ToHaveAttributeAsync("aria-disabled", "true");
    }

    private async Task<IPage> OpenCompanyAsync(string query)
    {
        var page = await SignedInAsync("leadership", Look.English);
        await page.GotoAsync($"/scorecards/{await ScorecardAsync(page, Company)}{query}");
        await page.SettledAsync();
        return page;
    }

    /// <summary>The total is the first figure of the page.</summary>
    private static ILocator Total(IPage page) => page.GetByRole(AriaRole.Main).Locator("button[aria-haspopup=dialog]").First;
}
