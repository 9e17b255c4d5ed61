using Microsoft.Playwright;
using Scorecard.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.BrowserTests;

public sealed class RewardStatementTests(AppFixture app) : RewardTest(app)
{
    [Fact]
    public async Task A_person_reads_what_they_are_paid_for_tries_other_results_and_asks_what_HR_answers()
    {
        const string Plan = "Bonus to be questioned";
        const string Question = "September was higher, was it not?";
        const string Answer = "It was; the next adjustment pays it.";
        var hr = await SignedInByNameAsync(Hr, Look.English);
        var run = await FrozenAsync(hr, await SignedInByNameAsync(Approver, Look.English), await PublishedAsync(hr, Plan));

        var page = await SignedInByNameAsync(Paid, Look.English);
        await page.GotoAsync("/rewards");
        await page.Table("Statements").GetByRole(AriaRole.Row, new() { Name = Plan }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Title()).ToHaveTextAsync("Statement, Q3 2026");
        await Expect(page.GetByText("Attainment = actual")).ToBeVisibleAsync();
        await Expect(page.GetByText("Target amount ₩1,000,000 × Factor")).ToBeVisibleAsync();
        await page.GetByText("What this rests on").ClickAsync();
        var evidence = page.GetByRole(AriaRole.Table, new() { NameRegex = new("^Values of ") });
        await Expect(evidence).ToBeVisibleAsync(); // also of a KPI that the person may not open

        var estimator = page.GetByRole(AriaRole.Complementary, new() { Name = "What if" });
        await estimator.GetByRole(AriaRole.Textbox).First.FillAsync("60000000000");
        await estimator.GetByRole(AriaRole.Button, new() { Name = "Estimate" }).ClickAsync();
        await Expect(estimator).ToContainTextAsync("₩1,000,000"); // what the last point of the curve pays
        await page.AssertAccessibleAsync();

        await page.Button("Question this statement").ClickAsync();
        var dialog = page.DialogNamed("Question this statement");
        await dialog.GetByLabel("What is wrong, and what should it be?").FillAsync(Question);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        var asked = page.GetByRole(AriaRole.Article).Filter(new() { HasText = Question });
        await Expect(asked).ToContainTextAsync("Under review");

        await hr.GotoAsync($"/rewards/runs/{run}");
        var dispute = hr.GetByRole(AriaRole.Article).Filter(new() { HasText = Question });
        await dispute.GetByLabel("Answer").FillAsync(Answer);
        await hr.AssertAccessibleAsync();
        await dispute.GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();
        await Expect(dispute).ToContainTextAsync("Accepted");

        await page.ReloadAsync();
        await Expect(asked).ToContainTextAsync("Accepted");
        await Expect(asked).ToContainTextAsync(Answer);
    }

    [Fact]
    public async Task An_adjustment_says_old_new_and_difference_and_unfolds_on_paper()
    {
        var hr = await SignedInByNameAsync(Hr, Look.English);
        await hr.GotoAsync($"/rewards/statements/{await StatementAsync(hr, $"2026-Q1/{Paid}")}");

        var adjustment = hr.GetByRole(AriaRole.Region, new() { Name = "Adjustment" });
        await Expect(adjustment).ToContainTextAsync("Paid before");
        await Expect(adjustment).ToContainTextAsync("Should be");
        await Expect(adjustment).ToContainTextAsync("Difference");
        await Expect(hr.Locator("details[open]")).ToHaveCountAsync(0);
        await hr.EvaluateAsync("window.dispatchEvent(new Event('beforeprint'))");
        await Expect(hr.Locator("details:not([open])")).ToHaveCountAsync(0);
        await Expect(hr.GetByRole(AriaRole.Main).GetByRole(AriaRole.Table).First).ToContainTextAsync("Feb 2026");
    }

    [Fact]
    public async Task Pay_of_others_is_not_found()
    {
        var hr = await SignedInByNameAsync(Hr, Look.English);
        var (run, statement) = (await RunAsync(hr, "2026-Q1"), await StatementAsync(hr, "2026-Q1/강민서"));

        var page = await SignedInByNameAsync(Paid, Look.English);
        await page.GotoAsync($"/rewards/statements/{statement}");
        await Expect(page.GetByText("₩")).ToHaveCountAsync(0);
        await page.GotoAsync($"/rewards/runs/{run}");
        await Expect(page.GetByText("₩")).ToHaveCountAsync(0);
    }
}
