using Microsoft.Playwright;
using Scorecard.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.BrowserTests;

public sealed class AdministrationTests(AppFixture app) : BrowserTest(app)
{
    private const string NoRight = "You do not have the right to do this. An administrator can grant it.";

    [Fact]
    public async Task An_administrator_adds_a_unit_by_typing_its_name()
    {
        var page = await OpenAsAsync("administrator", "/organization", Look.English);

        await page.Button("Add a unit below 물류운영본부").ClickAsync();
        await page.GetByLabel("Name of a new unit below 물류운영본부").FillAsync("반품센터");
        await page.Keyboard.PressAsync("Enter");

        var units = page.GetByRole(AriaRole.List, new() { Name = "Units" });
        await Expect(units.GetByText("반품센터")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(units.GetByText("반품센터")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_viewer_sees_the_units_and_no_way_to_change_them()
    {
        var page = await OpenAsAsync("viewer", "/organization", Look.English);

        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Units" }).GetByText("물류운영본부")).ToBeVisibleAsync();
        await Expect(page.Button("Add a unit below 물류운영본부")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_viewer_is_told_why_he_cannot_define_KPIs_or_edit_scorecards()
    {
        var page = await OpenAsAsync("viewer", "/kpis", Look.English);
        await page.RefusesAsync(page.Button("New KPI"), NoRight);

        await page.GotoAsync("/scorecards");
        await page.RefusesAsync(page.Button("New scorecard"), NoRight);

        await page.Link("2026년 전사 균형성과표").ClickAsync();
        await page.RefusesAsync(page.Button("Edit"), NoRight);
    }

    [Fact]
    public async Task An_auditor_has_the_log_verified_and_finds_it_intact()
    {
        var page = await OpenAsAsync("auditor", "/integrity", Look.English);

        await page.Button("Verify now").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Intact" })).ToContainTextAsync("are as they were recorded", new() { Timeout = 30_000 });
        await page.AssertAccessibleAsync();
    }
}
