using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Scorecard.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.BrowserTests;

public sealed class DifferencePageTests(AppFixture app) : BrowserTest(app)
{
    private const string Company = "2026년 전사 균형성과표";

    [Fact]
    public async Task What_changed_since_a_meeting_is_told_with_who_and_when_and_leads_to_the_map()
    {
        var page = await SignedInAsync("leadership", Look.English);
        await page.GotoAsync($"/scorecards/{await ScorecardAsync(page, Company)}/differences?date=2026-10&with=2026-10");
        await page.GetByLabel("Before, as known on").FillAsync("2026-11-05");

        await Expect(page).ToHaveURLAsync(new Regex("withKnown=2026-11-05"));
        var kpis = page.GetByRole(AriaRole.List, new() { Name = "KPIs" });
        await Expect(kpis.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        await Expect(kpis).ToContainTextAsync(new Regex(@"영업이익률.*Oct 2026 recorded as 7\.9% \(서동현, Nov \d+, 2026"));
        await Expect(kpis).ToContainTextAsync(new Regex(@"이익 구조 개선 [\d.]+ → [\d.]+ → 재무 [\d.]+ → [\d.]+ → 2026년 전사 균형성과표"));
        await page.AssertAccessibleAsync();

        await page.Link("On the map").ClickAsync();
        await Expect(page.GetByText("Scores are before → after.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "이익 구조 개선" })).ToContainTextAsync(new Regex(@"[\d.]+ → [\d.]+"));
    }

    [Fact]
    public async Task The_history_of_a_scorecard_is_filtered_by_kind_in_the_address()
    {
        var page = await SignedInAsync("leadership", Look.English);
        await page.GotoAsync($"/scorecards/{await ScorecardAsync(page, Company)}/history?topic=weight");

        var entries = page.GetByRole(AriaRole.List, new() { Name = $"History of {Company}" });
        await Expect(entries).ToContainTextAsync("Perspective changed");
        await Expect(entries).Not.ToContainTextAsync("Scorecard created");
    }
}
