using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Scorecard.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.BrowserTests;

public sealed class KpiDefinitionTests(AppFixture app) : BrowserTest(app)
{
    [Fact]
    public async Task A_draft_is_written_with_advice_beside_it_and_a_refused_code_loses_nothing_of_it()
    {
        var page = await OpenAsAsync("leadership", "/kpis/new", Look.English);
        var (name, code, description) = (Field(page, "Name"), Field(page, "Code"), Field(page, "Description"));

        await name.FillAsync("Parcels per pallet");
        await Expect(code).ToHaveValueAsync("parcels-per-pallet");
        await description.FillAsync("How well the pallets are filled.");
        var advice = page.GetByRole(AriaRole.Complementary, new() { Name = "SMART check" });
        await Expect(advice).ToContainTextAsync("Place it on an objective of a scorecard.");

        await code.FillAsync("sales-revenue");
        await page.Button("Create draft").ClickAsync();
        await Expect(code).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(code).ToHaveAccessibleDescriptionAsync(new Regex("Another KPI has this code"));
        await Expect(name).ToHaveValueAsync("Parcels per pallet");
        await Expect(description).ToHaveValueAsync("How well the pallets are filled.");
        await page.AssertAccessibleAsync();

        await code.FillAsync("parcels-per-pallet");
        await page.Button("Create draft").ClickAsync();
        await Expect(page.Title()).ToHaveTextAsync("Parcels per pallet");
        await Expect(page.GetByText("This is a draft")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_formula_is_repaired_by_its_suggestion_previewed_and_explained_on_the_page()
    {
        var page = await OpenAsAsync("leadership", "/kpis/new", Look.English);
        await Field(page, "Name").FillAsync("Twice the sign-ups");
        var formula = Field(page, "Formula over KPIs");

        await formula.FillAsync("sign-ups * 2 / sign-up");
        await page.Keyboard.PressAsync("Escape");
        await page.Button("Use sign-ups").ClickAsync();
        await Expect(formula).ToHaveValueAsync("sign-ups * 2 / sign-ups");
        await formula.FillAsync("sign-ups * 2");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "What it would have computed" })).ToContainTextAsync("Oct 2026");
        await page.EvaluateAsync("() => window.scrollTo(0, 0)"); // below it the bar of actions covers a field
        await page.AssertAccessibleAsync();

        await page.Button("Create draft").ClickAsync();
        await Expect(page.Title()).ToHaveTextAsync("Twice the sign-ups");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Definition" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "KPIs connected by formulas" }).GetByRole(AriaRole.Link)).Not.ToHaveCountAsync(0);
        await page.AssertAccessibleAsync();
    }

    [Fact]
    public async Task A_KPI_of_the_library_is_adopted_as_a_draft()
    {
        var page = await OpenAsAsync("leadership", "/kpis/library?fresh=1", Look.English);
        var adopt = page.GetByRole(AriaRole.List, new() { Name = "KPI library" }).GetByRole(AriaRole.Button).First;
        var name = (await adopt.GetAttributeAsync("aria-label"))!["Adopt: ".Length..];

        await adopt.ClickAsync();
        await page.DialogNamed($"Adopt “{name}”").GetByRole(AriaRole.Button, new() { Name = "Adopt as a draft" }).ClickAsync();

        await Expect(page.Title()).ToHaveTextAsync(name);
        await Expect(page.GetByText("This is a draft")).ToBeVisibleAsync();
        await page.GotoAsync($"/kpis/library?q={Uri.EscapeDataString(name)}");
        await Expect(page.Link($"Show: {name}")).ToBeVisibleAsync();
    }

    private static ILocator Field(IPage page, string label) =>
        page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Textbox, new() { NameRegex = new Regex($"^{label}( \\*)?$") });
}
