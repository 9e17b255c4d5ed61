using Microsoft.Playwright;
using Scorecard.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.BrowserTests;

public sealed class RecognitionTests(AppFixture app) : RewardTest(app)
{
    [Fact]
    public async Task A_person_sees_how_they_rank_and_what_they_were_given_and_no_amount()
    {
        var page = await SignedInByNameAsync(Paid, Look.English);
        await page.GotoAsync("/rewards");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Pages about rewards" }).GetByRole(AriaRole.Link, new() { Name = "Recognition" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.List, new() { Name = "The best" }).GetByText("your unit", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("₩");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What was granted" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task HR_lists_what_was_granted_and_saves_it()
    {
        var page = await SignedInByNameAsync(Hr, Look.English);
        await page.GotoAsync("/rewards/recognition");

        var leave = page.Table("What was granted").GetByRole(AriaRole.Row).Filter(new() { HasText = "특별휴가" });
        await Expect(leave.First).ToContainTextAsync("1 일");
        await leave.First.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Rewards besides money" })).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
    }

    [Fact]
    public async Task An_award_for_the_best_and_a_leaderboard_are_written_into_a_plan()
    {
        var page = await SignedInByNameAsync(Hr, Look.English);
        await page.GotoAsync($"/rewards/plans/{await PublishedAsync(page, "Bonus with an award")}");
        await page.Button("Add a reward besides money").ClickAsync();
        var award = page.GetByRole(AriaRole.Group, new() { Name = "Reward 1" });
        await award.GetByLabel("Counted in").FillAsync("days");
        await award.GetByRole(AriaRole.Radio, new() { Name = "The best" }).CheckAsync();
        await page.Button("Save draft").ClickAsync();
        await Expect(award.GetByLabel("Reward", new() { Exact = false }).First).ToBeFocusedAsync(); // its name is missing
        await page.Keyboard.TypeAsync("Special leave");
        await Expect(award.GetByText("Special leave (1 days) · Everybody in the plan: the best 3 by all measures combined")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Participants see how they rank" }).CheckAsync();
        await page.AssertAccessibleAsync();
        await page.Button("Save draft").ClickAsync();
        await Expect(page.Button("Publish")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(award.GetByLabel("Counted in")).ToHaveValueAsync("days");
    }
}
