using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Scorecard.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.BrowserTests;

public sealed class ValueEntryTests(AppFixture app) : BrowserTest(app)
{
    private const string Correction = "Correct a recorded value";

    [Fact]
    public async Task Values_are_typed_down_the_grid_with_Enter_and_are_there_again_after_a_reload()
    {
        var page = await SignedInAsync("administrator", Look.English);
        await DefineAsync(page, "Typed first", "typed-first");
        await DefineAsync(page, "Typed second", "typed-second");
        await page.GotoAsync("/values?q=typed-");

        await Current(page).FocusAsync();
        await page.Keyboard.TypeAsync("12");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Cell(page, "Typed second")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("34");
        await page.Keyboard.PressAsync("Enter");

        await IsRecordedAsync(Cell(page, "Typed first"), "12");
        await IsRecordedAsync(Cell(page, "Typed second"), "34");
        await page.ReloadAsync();
        await IsRecordedAsync(Cell(page, "Typed first"), "12");
        await IsRecordedAsync(Cell(page, "Typed second"), "34");
    }

    [Fact]
    public async Task A_recorded_value_is_corrected_with_a_reason_and_the_earlier_one_stays_in_the_history()
    {
        var page = await SignedInAsync("administrator", Look.English);
        var kpi = await DefineAsync(page, "Corrected", "corrected");
        var twelve = new Dictionary<string, object?> { ["value"] = 12, ["notApplicable"] = false, ["expectedRevision"] = 0 };
        await PutAsync(page, $"/api/v1/kpis/{kpi}/values/2026-11", twelve.Concat(Empty("numerator", "denominator", "comment", "reason")).ToDictionary());
        await page.GotoAsync("/values?q=corrected");

        await Current(page).FocusAsync();
        await page.Keyboard.TypeAsync("15");
        await page.Keyboard.PressAsync("Enter");
        var dialog = page.DialogNamed(Correction);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save the correction" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("Give a reason, so that others can follow it later.");
        await dialog.GetByLabel("Reason").FillAsync("One day was counted late.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save the correction" }).ClickAsync();
        await IsRecordedAsync(Cell(page, "Corrected"), "15");

        await page.GotoAsync($"/kpis/{kpi}");
        var history = page.GetByRole(AriaRole.Region, new() { Name = "Corrections" });
        await Expect(history.Locator("s")).ToHaveTextAsync("12");
        await Expect(history.Locator("strong")).ToHaveTextAsync("15");
        await Expect(history).ToContainTextAsync("One day was counted late.");
    }

    [Fact]
    public async Task Before_a_correction_is_saved_it_shows_which_scores_it_changes()
    {
        var page = await SignedInAsync("administrator", Look.English);
        await page.GotoAsync("/values?q=response-time");
        await Current(page).FocusAsync();
        await page.Keyboard.PressAsync("ArrowLeft");

        await page.Keyboard.TypeAsync("1.11");
        await page.Keyboard.PressAsync("Enter");

        var dialog = page.DialogNamed(Correction);
        await Expect(dialog).ToContainTextAsync("Effect on scores");
        await Expect(dialog.GetByRole(AriaRole.Row).Filter(new() { HasText = "2026년 고객서비스본부 균형성과표" })).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Take back" }).ClickAsync();
        await Expect(page.Locator("[data-draft]")).ToHaveCountAsync(0);
    }

    /// <summary>The one cell of the grid that Tab leads to: at first the newest period of the first KPI.</summary>
    private static ILocator Current(IPage page) => page.Locator("[role=gridcell][tabindex='0']");

    /// <summary>The cell of the newest period of a KPI.</summary>
    private static ILocator Cell(IPage page, string kpi) =>
        page.GetByRole(AriaRole.Grid).GetByRole(AriaRole.Row).Filter(new() { HasText = kpi }).GetByRole(AriaRole.Gridcell).Last;

    private static async Task IsRecordedAsync(ILocator cell, string value)
    {
        await Expect(cell).ToHaveTextAsync(value);
        await Expect(cell).Not.ToHaveAttributeAsync("data-draft", new Regex(".*"));
    }

    /// <summary>A KPI that no other test looks at.</summary>
    internal static async Task<Guid> DefineAsync(IPage page, string name, string code)
    {
        var id = Guid.CreateVersion7();
        var unit = (await AskAsync(page, "/api/v1/units"))[0].GetProperty("id").GetString();
        await PutAsync(page, $"/api/v1/kpis/{id}", new
        {
            definition = new Dictionary<string, object?>
            {
                ["code"] = code,
                ["name"] = name,
                ["unitKind"] = "count",
                ["decimals"] = 0,
                ["direction"] = "increase",
                ["level"] = "functional",
                ["timing"] = "lagging",
                ["horizon"] = "short",
                ["nature"] = "quantitative",
                ["frequency"] = "monthly",
                ["aggregation"] = "sum",
                ["ownerUnitId"] = unit,
                ["scale"] = Empty("bandLow", "bandHigh", "lowerFloor", "upperFloor", "cap", "greenAt", "amberAt", "graceDays")
                    .Append(new("points", Array.Empty<object>())).Append(new("attainmentMode", "two-minus-ratio")).ToDictionary(),
            }.Concat(Empty(
                "description", "unitSymbol", "category", "perspective", "ratioFactor", "ownerPersonId", "dataSource", "dataPath",
                "formula", "baseline", "benchmark", "benchmarkSource", "parentKpiId")).ToDictionary(),
            targets = Array.Empty<object>(),
        });
        return id;
    }

    private static IEnumerable<KeyValuePair<string, object?>> Empty(params IEnumerable<string> fields) =>
        fields.Select(field => new KeyValuePair<string, object?>(field, null));
}
