using Microsoft.Playwright;
using Scorecard.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.BrowserTests;

public sealed class OkrCheckInTests(AppFixture app) : OkrTest(app)
{
    [Fact]
    public async Task A_check_in_is_a_figure_a_confidence_and_Enter_and_the_focus_comes_back()
    {
        var page = await SignedInAsync("administrator", Look.English);
        await page.GotoAsync($"/okrs/objectives/{await AgreedAsync(page, "Everything comes early")}");

        await page.TabToAsync(page.Link(CheckIn));
        await page.Keyboard.PressAsync("Enter");
        var panel = page.DialogNamed("Check in");
        await Expect(Value(panel)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("55");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("8");
        await page.Keyboard.PressAsync("Enter");

        await Expect(panel).ToHaveCountAsync(0);
        await Expect(page.Link(CheckIn)).ToBeFocusedAsync();
        await Expect(Row(page)).ToContainTextAsync("55%");
        await Expect(Row(page)).ToContainTextAsync("today");
        await page.ReloadAsync();
        await Expect(Row(page)).ToContainTextAsync("55%");
    }

    [Fact]
    public async Task A_low_confidence_asks_what_is_in_the_way_and_the_panel_is_accessible()
    {
        var page = await SignedInAsync("administrator", Look.English);
        await page.GotoAsync($"/okrs/objectives/{await AgreedAsync(page, "Nothing is in the way")}");
        var panel = await OpenCheckInAsync(page);

        await Value(panel).FillAsync("41");
        await ConfidentAsync(page, panel, 2);
        await page.Keyboard.PressAsync("Control+Enter");

        await Expect(panel.GetByLabel("What is in the way")).ToBeVisibleAsync();
        await Expect(panel).ToContainTextAsync("With a confidence of 3 or less");
        await page.AssertAccessibleAsync();
    }

    [Fact]
    public async Task Of_two_people_at_once_the_second_is_told_and_loses_nothing()
    {
        var (first, second) = (await SignedInAsync("administrator", Look.English), await SignedInAsync("leadership", Look.English));
        var path = $"/okrs/objectives/{await AgreedAsync(first, "Two look after it")}";
        await first.GotoAsync(path);
        await second.GotoAsync(path);
        var (theirs, mine) = (await OpenCheckInAsync(first), await OpenCheckInAsync(second));
        await Value(mine).FillAsync("50");
        await ConfidentAsync(second, mine, 6);
        await mine.GetByLabel("Note").FillAsync("Counted by hand.");

        await Value(theirs).FillAsync("45");
        await ConfidentAsync(first, theirs, 7);
        await first.Keyboard.PressAsync("Control+Enter");
        await Expect(Row(first)).ToContainTextAsync("45%");
        await mine.GetByLabel("Note").PressAsync("Control+Enter");

        var told = mine.GetByRole(AriaRole.Alert);
        await Expect(told).ToContainTextAsync("has checked in meanwhile");
        await Expect(told).ToContainTextAsync("45");
        await Expect(Value(mine)).ToHaveValueAsync("50");
        await Expect(mine.GetByLabel("Note")).ToHaveValueAsync("Counted by hand.");
        await second.AssertAccessibleAsync();
        await mine.GetByRole(AriaRole.Button, new() { Name = "Save mine on top" }).ClickAsync();
        await Expect(Row(second)).ToContainTextAsync("50%");
        await Expect(Row(first)).ToContainTextAsync("50%");
    }

    [Fact]
    public async Task What_somebody_else_checks_in_appears_without_a_reload()
    {
        var (writer, reader) = (await SignedInAsync("administrator", Look.English), await SignedInAsync("leadership", Look.English));
        var path = $"/okrs/objectives/{await AgreedAsync(writer, "Seen at once by all")}";
        await writer.GotoAsync(path);
        await reader.GotoAsync(path);
        await Expect(Row(reader)).ToContainTextAsync("no check-in yet");
        var panel = await OpenCheckInAsync(writer);

        await Value(panel).FillAsync("58");
        await ConfidentAsync(writer, panel, 9);
        await writer.Keyboard.PressAsync("Control+Enter");

        await Expect(Row(reader)).ToContainTextAsync("58%");
        await Expect(Row(reader)).ToContainTextAsync("90%");
    }

    [Fact]
    public async Task Owed_check_ins_are_done_one_after_the_other_and_a_skipped_one_comes_again()
    {
        var page = await SignedInByNameAsync("홍재민", Look.English);
        await page.GotoAsync("/okrs/check-ins");
        await Expect(page.GetByText("1 / 3")).ToBeVisibleAsync();

        await SaveAsync(page, "36");
        await Expect(page.GetByText("2 / 3")).ToBeVisibleAsync();
        await page.Button("Skip").ClickAsync();
        await Expect(page.GetByText("3 / 3")).ToBeVisibleAsync();
        await SaveAsync(page, "20");

        await Expect(page.GetByText("2 done")).ToBeVisibleAsync();
        await Expect(page.GetByText("1 skipped")).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
        await page.Button("Go through the skipped ones").ClickAsync();
        await SaveAsync(page, "19");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "All done" })).ToBeFocusedAsync();
        await page.GotoAsync("/okrs/check-ins");
        await Expect(page.GetByText("You owe no check-in.")).ToBeVisibleAsync();
    }

    private static async Task SaveAsync(IPage page, string figure)
    {
        var form = page.GetByRole(AriaRole.Form).Filter(new() { Has = page.GetByLabel("Where it stands") });
        await Expect(form.GetByLabel("Where it stands")).ToBeFocusedAsync();
        await form.GetByLabel("Where it stands").FillAsync(figure);
        await page.Keyboard.PressAsync("Control+Enter");
    }
}
