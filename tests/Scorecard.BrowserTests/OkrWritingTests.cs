using Microsoft.Playwright;
using Scorecard.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.BrowserTests;

public sealed class OkrWritingTests(AppFixture app) : OkrTest(app)
{
    [Fact]
    public async Task An_objective_with_two_key_results_is_written_with_the_keyboard_alone()
    {
        var page = await OpenAsAsync("administrator", "/okrs", Look.English);
        await page.SettledAsync();

        await page.TabToAsync(page.Button("Write objectives").First);
        await page.Keyboard.PressAsync("Enter");
        var line = page.GetByRole(AriaRole.Textbox, new() { Name = "Objective", Exact = true });
        await Expect(line).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Customers recommend us on their own");
        await page.Keyboard.PressAsync("Tab");
        await WriteAsync(page, "Net promoter score", "40", "60");
        await WriteAsync(page, "Share of orders that came by a recommendation", "5", "12");
        await Expect(KeyResultLine(page)).ToHaveValueAsync("");
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Saving…" })).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Enter");
        await Expect(line).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");

        var card = page.GetByRole(AriaRole.Article, new() { Name = "Customers recommend us on their own" });
        await Expect(card.GetByRole(AriaRole.List).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await page.ReloadAsync();
        await Expect(card).ToContainTextAsync("Net promoter score");
        await Expect(card).ToContainTextAsync("Draft");
    }

    [Fact]
    public async Task Enter_leads_to_what_is_missing_and_a_target_that_is_the_start_is_said_while_typing()
    {
        var page = await SignedInAsync("administrator", Look.English);
        var id = await DraftAsync(page, "Parcels arrive whole");
        await page.GotoAsync($"/okrs/objectives/{id}?write=key-results");

        await Expect(KeyResultLine(page)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Parcels that arrive damaged");
        await page.Keyboard.PressAsync("Enter");
        var start = page.GetByLabel("Start", new() { Exact = false }).First;
        await Expect(start).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("8");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("8");

        await Expect(page.GetByText("Start and target are the same").First).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
    }

    private static ILocator KeyResultLine(IPage page) => page.Locator("[data-open-line]").GetByRole(AriaRole.Textbox, new() { Name = "Key result", Exact = true });

    private static async Task WriteAsync(IPage page, string title, string start, string target)
    {
        await Expect(KeyResultLine(page)).ToBeFocusedAsync();
        await Expect(KeyResultLine(page)).ToHaveValueAsync("");
        await page.Keyboard.TypeAsync(title);
        await page.Keyboard.PressAsync("Enter"); // leads to the start, which is missing
        await page.Keyboard.TypeAsync(start);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(target);
        await page.Keyboard.PressAsync("Enter");
    }
}
