using Microsoft.Playwright;
using Scorecard.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.BrowserTests;

public sealed class ClosePeriodTests(AppFixture app) : BrowserTest(app)
{
    [Fact]
    public async Task A_month_that_was_reopened_is_closed_again_and_reopened_for_a_reason()
    {
        var page = await SignedInAsync("administrator", Look.English);
        await page.GotoAsync("/values/closing");
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "커머스본부" });

        await row.GetByRole(AriaRole.Button, new() { Name = "Close Sep 2026" }).ClickAsync();
        var closing = page.DialogNamed("Close a period of 커머스본부");
        await Expect(closing).ToContainTextAsync("Every value has been entered.");
        await closing.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).Last.ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Reopen Sep 2026" }).ClickAsync();

        var reopening = page.DialogNamed("Reopen Sep 2026 of 커머스본부");
        await reopening.GetByRole(AriaRole.Button, new() { Name = "Reopen", Exact = true }).ClickAsync();
        await Expect(reopening).ToContainTextAsync("Give a reason, so that others can follow it later.");
        await reopening.GetByLabel("Reason").FillAsync("A settlement came late.");
        await reopening.GetByRole(AriaRole.Button, new() { Name = "Reopen", Exact = true }).ClickAsync();

        await Expect(row.GetByRole(AriaRole.Button, new() { Name = "Close Sep 2026" })).ToContainTextAsync("reopened");
    }
}
