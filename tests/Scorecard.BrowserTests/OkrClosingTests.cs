using Microsoft.Playwright;
using Scorecard.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.BrowserTests;

public sealed class OkrClosingTests(AppFixture app) : OkrTest(app)
{
    [Fact]
    public async Task An_objective_is_closed_with_its_scores_carried_forward_and_told_in_the_report()
    {
        const string Title = "Parcels surprise by their speed";
        const string Learned = "Early pick-up made the difference.";
        var page = await SignedInAsync("administrator", Look.English);
        var id = await AgreedAsync(page, Title);
        await page.GotoAsync($"/okrs/objectives/{id}/close");

        await page.Button("Close the objective").ClickAsync();
        await Expect(page.GetByText("Choose an outcome.")).ToBeVisibleAsync();
        await page.GetByLabel($"Score of {KeyResult}").FillAsync("0.6");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Partly achieved" }).CheckAsync();
        await page.GetByLabel("What worked?").FillAsync(Learned);
        await page.Button("Close the objective").ClickAsync();

        await Expect(page.Title()).ToHaveTextAsync("How it ended");
        await Expect(page.GetByText(Learned)).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();

        await page.Button("Carry forward").First.ClickAsync();
        var dialog = page.DialogNamed($"Carry forward: {Title}");
        await Expect(dialog.GetByRole(AriaRole.Checkbox, new() { Name = KeyResult })).ToBeCheckedAsync();
        await page.AssertAccessibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Carry forward" }).ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex(id.ToString()));
        await Expect(page.Title()).ToHaveTextAsync(Title);
        await Expect(page.GetByText("Draft", new() { Exact = true }).First).ToBeVisibleAsync();

        await page.GotoAsync($"/okrs/cycles/{await CycleAsync(page, UnderWay)}/report");
        await Expect(page.GetByText(Title).First).ToBeVisibleAsync();
        await Expect(page.GetByText(Learned).First).ToBeVisibleAsync();
    }
}
