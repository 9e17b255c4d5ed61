using Microsoft.Playwright;
using Scorecard.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.BrowserTests;

public sealed class RewardPlanTests(AppFixture app) : RewardTest(app)
{
    [Fact]
    public async Task A_plan_is_drafted_with_its_curve_filled_with_people_and_published()
    {
        const string Plan = "Bonus for selling";
        var page = await SignedInByNameAsync(Hr, Look.English);
        await page.GotoAsync("/rewards/plans/new");
        await page.GetByLabel("Name", new() { Exact = false }).First.FillAsync(Plan);
        await page.Button("Save draft").ClickAsync();
        await Expect(Field(page, "KPI")).ToBeFocusedAsync(); // what is missing
        await PickAsync(page, Field(page, "KPI"), Measured);
        await page.GetByLabel("Factor of point 3, in %").FillAsync("140");
        await Expect(page.GetByText("from 120%: factor 140%")).ToBeVisibleAsync();
        await Expect(page.GetByText("An attainment exactly on a boundary belongs to the higher stretch.")).ToBeVisibleAsync();
        await page.Button("Save draft").ClickAsync();
        await Expect(page.Title()).ToHaveTextAsync(Plan);

        await page.GetByRole(AriaRole.Tab, new() { Name = "Participants" }).ClickAsync();
        await page.Button("Add a person").ClickAsync();
        var dialog = page.DialogNamed("Add a person");
        await PickAsync(page, Field(dialog, "Person"), Paid);
        await dialog.GetByLabel("Target amount").FillAsync("2,000,000");
        await page.AssertAccessibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Table("Participants")).ToContainTextAsync("₩2,000,000");

        await page.Button("Publish").ClickAsync();
        await page.DialogNamed("Publish version 1").GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await page.GetByRole(AriaRole.Tab, new() { Name = "Versions" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Version 1, from" })).ToBeVisibleAsync();
        await Expect(page.GetByText("Locked", new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_change_is_simulated_over_eight_quarters_beside_what_was_published()
    {
        const string Plan = "Bonus to be compared";
        var page = await SignedInByNameAsync(Hr, Look.English);
        var plan = await PublishedAsync(page, Plan, from: 2024);
        await page.GotoAsync($"/rewards/plans/{plan}");
        await page.GetByLabel("Factor of point 1, in %").FillAsync("70");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Simulation" }).ClickAsync();
        await page.Button("Last 8 periods").ClickAsync();
        await PickAsync(page, Field(page, "Beside them"), "Version 1");
        await page.Button("Simulate").ClickAsync();

        await Expect(page.Table("By period").GetByRole(AriaRole.Row)).ToHaveCountAsync(9);
        var person = page.Table("Person by person").GetByRole(AriaRole.Row, new() { Name = Paid });
        await Expect(person).ToContainTextAsync("+₩");
        await Expect(page.Table("By unit, before rounding and pool").GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        await Expect(page.Table("What one more point costs")).ToContainTextAsync("+₩");
        await page.AssertAccessibleAsync();
        await page.AssertFitsAsync();
    }

    [Fact]
    public async Task A_pasted_list_of_participants_is_looked_at_and_taken_over()
    {
        var page = await SignedInByNameAsync(Hr, Look.English);
        var plan = await PublishedAsync(page, "Bonus for a list");
        await page.GotoAsync($"/rewards/plans/{plan}?tab=participants");
        await page.Button("Import a list").ClickAsync();
        var dialog = page.DialogNamed("Import participants");
        await dialog.GetByLabel("Pasted list").FillAsync(
            $"person,unit,from,to,target amount\n{await PersonAsync(page, "신예준")},,2026-01-01,2026-12-31,\"1,500,000\"\nnobody@example.com,,2026-01-01,2026-12-31,1");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();

        await Expect(dialog.GetByRole(AriaRole.Row, new() { Name = "nobody@example.com" })).ToContainTextAsync("3");
        await page.AssertAccessibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Take over 1 line" }).ClickAsync();
        await Expect(page.Table("Participants").GetByRole(AriaRole.Row, new() { Name = "신예준" })).ToContainTextAsync("₩1,500,000");
    }

    /// <summary>A field to choose from, by the beginning of its label.</summary>
    private static ILocator Field(IPage page, string label) => page.GetByRole(AriaRole.Combobox, new() { Name = label }).First;

    private static ILocator Field(ILocator within, string label) => within.GetByRole(AriaRole.Combobox, new() { Name = label }).First;

    private static async Task PickAsync(IPage page, ILocator field, string option)
    {
        await field.ClickAsync();
        await page.GetByRole(AriaRole.Option).Filter(new() { HasText = option }).First.ClickAsync();
    }
}
