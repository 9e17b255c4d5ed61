using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Scorecard.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.BrowserTests;

public sealed class SegmentTests(AppFixture app) : BrowserTest(app)
{
    [Fact]
    public async Task Dimensions_are_defined_their_values_typed_below_the_KPI_and_told_on_its_page()
    {
        var page = await OpenAsAsync("administrator", "/kpis/new", Look.English);
        await page.GetByRole(AriaRole.Textbox, new() { NameRegex = new Regex("^Name") }).First.FillAsync("Orders by channel");
        await page.Button("Segments").ClickAsync();
        await page.Button("Add a dimension").ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { NameRegex = new Regex("^Dimension") }).FillAsync("Channel");
        await page.GetByLabel("Name of member 1").FillAsync("Online");
        await page.Button("Add a member").ClickAsync();
        await page.GetByLabel("Name of member 2").FillAsync("Stores");
        await Expect(page.GetByLabel("Code of member 2")).ToHaveValueAsync("stores");
        await page.AssertAccessibleAsync();
        await page.Button("Create draft").ClickAsync();
        await Expect(page.Title()).ToHaveTextAsync("Orders by channel");

        await page.GetByRole(AriaRole.Tab, new() { Name = "Segments" }).ClickAsync();
        await page.Link("Enter values of segments").ClickAsync();
        var grid = page.GetByRole(AriaRole.Grid);
        await Cell(grid, "Online").ClickAsync();
        await page.Keyboard.TypeAsync("60");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("40");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Cell(grid, "Orders by channel")).ToHaveTextAsync("100made of segments");
        await Expect(page.Locator("[data-draft]")).ToHaveCountAsync(0);
        await page.AssertAccessibleAsync();

        await page.Link("Orders by channel").ClickAsync();
        await Expect(page.Title()).ToHaveTextAsync("Orders by channel");
        await page.GotoAsync($"{page.Url.Split('?')[0]}?tab=segments&date=2026-11");
        var table = page.GetByRole(AriaRole.Table, new() { NameRegex = new Regex("^Orders by channel by Channel") });
        await Expect(table.GetByRole(AriaRole.Row).Filter(new() { HasText = "Online" })).ToContainTextAsync("60.0%");
        await Expect(page.GetByText(new Regex("made of the segments"))).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
    }

    /// <summary>The cell of the newest period of a row.</summary>
    private static ILocator Cell(ILocator grid, string row) =>
        grid.GetByRole(AriaRole.Row).Filter(new() { HasText = row }).GetByRole(AriaRole.Gridcell).Last;
}
