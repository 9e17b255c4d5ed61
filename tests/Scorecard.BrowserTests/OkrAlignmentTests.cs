using Microsoft.Playwright;
using Scorecard.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.BrowserTests;

public sealed class OkrAlignmentTests(AppFixture app) : OkrTest(app)
{
    private const string Company = "고객이 먼저 다시 찾는 쇼핑몰이 된다";

    [Theory]
    [InlineData("tree")]
    [InlineData("list")]
    [InlineData("graph")]
    public async Task Every_view_shows_what_the_company_wants(string view)
    {
        var page = await OpenAsAsync("viewer", $"/okrs/alignment?view={view}", Look.English);

        await Expect(page.GetByText(Company).First).ToBeVisibleAsync(new() { Timeout = 20_000 }); // the layout of a graph comes after the page
        await page.SettledAsync();
        await page.AssertAccessibleAsync();
    }

    [Fact]
    public async Task The_tree_is_walked_with_the_arrows_and_Enter_opens_an_objective()
    {
        var page = await OpenAsAsync("viewer", "/okrs/alignment?view=tree", Look.English);
        await Expect(page.GetByText(Company).First).ToBeVisibleAsync();

        await page.TabToAsync(page.Locator("[role=treeitem][tabindex='0']"));
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowDown");

        await Expect(page.Locator("[role=treeitem]:focus")).ToHaveAttributeAsync("aria-level", "2");
    }

    [Fact]
    public async Task A_gap_in_the_coverage_is_mended_where_it_is_shown()
    {
        const string Title = "A goal that nobody has aligned";
        var page = await SignedInAsync("administrator", Look.English);
        await AgreedAsync(page, Title);
        await page.GotoAsync("/okrs/coverage");
        var gaps = page.GetByRole(AriaRole.Region, new() { Name = "Objectives that are not aligned" });
        await Expect(gaps).ToBeVisibleAsync();
        if (await gaps.GetByRole(AriaRole.Button, new() { NameRegex = new("more$") }).IsVisibleAsync())
            await gaps.GetByRole(AriaRole.Button, new() { NameRegex = new("more$") }).ClickAsync();

        await page.Button($"Align: {Title}").ClickAsync();
        var dialog = page.DialogNamed($"Align: {Title}");
        await dialog.GetByLabel("What it supports").First.ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "추천하고 싶은 쇼핑 경험" }).First.ClickAsync();
        await page.AssertAccessibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Align", Exact = true }).ClickAsync();

        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(page.Button($"Align: {Title}")).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await Expect(page.GetByText(Title).First).ToBeVisibleAsync();
    }
}
