using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Scorecard.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.BrowserTests;

public sealed class RewardRunTests(AppFixture app) : RewardTest(app)
{
    [Fact]
    public async Task A_run_is_computed_approved_by_another_frozen_paid_and_reproduced()
    {
        const string Plan = "Bonus to be paid";
        var hr = await SignedInByNameAsync(Hr, Look.English);
        await PublishedAsync(hr, Plan);
        await hr.GotoAsync("/rewards/runs");
        await hr.Button("Compute").ClickAsync();
        var dialog = hr.DialogNamed("Compute a run");
        await dialog.GetByRole(AriaRole.Combobox, new() { Name = "Plan" }).ClickAsync();
        await hr.GetByRole(AriaRole.Option, new() { Name = Plan }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Compute" }).ClickAsync();
        await Expect(hr.Title()).ToHaveTextAsync($"{Plan}, Q3 2026");
        await hr.Button("Mark as reviewed").ClickAsync();
        await Expect(hr.Button("Approve")).ToHaveAccessibleDescriptionAsync(new Regex($"^You computed this run, so somebody else has to approve it. It can be approved by .*{Approver}"));
        await hr.AssertAccessibleAsync();

        var approver = await SignedInByNameAsync(Approver, Look.English);
        await approver.GotoAsync(hr.Url);
        await approver.Button("Approve").ClickAsync();
        await Expect(approver.Button("Freeze and release statements")).ToHaveAccessibleDescriptionAsync("Only HR of the plan's unit may do this.");

        await hr.ReloadAsync();
        await hr.Button("Freeze and release statements").ClickAsync();
        var file = await hr.RunAndWaitForDownloadAsync(() => hr.Link("Payroll file (CSV)").ClickAsync());
        var total = (await File.ReadAllTextAsync(await file.PathAsync())).Split('\n').First(line => line.StartsWith("control-total", StringComparison.Ordinal)).Split(',')[6];
        await hr.Button("Mark as paid").ClickAsync();
        var payment = hr.DialogNamed("Mark this run as paid");
        await payment.GetByLabel("Control total").FillAsync(total);
        await payment.GetByRole(AriaRole.Button, new() { Name = "Mark as paid" }).ClickAsync();
        await Expect(hr.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Paid" }).And(hr.Locator("[aria-current=step]"))).ToBeVisibleAsync();

        await hr.Button("Compute again and compare").ClickAsync();
        await Expect(hr.GetByText("Equal: every line and the hash are what they were.")).ToBeVisibleAsync();
        await hr.AssertAccessibleAsync();
    }

    [Fact]
    public async Task A_line_that_is_held_names_the_measure_and_its_missing_months()
    {
        var hr = await SignedInByNameAsync(Hr, Look.English);
        await ValueEntryTests.DefineAsync(await SignedInAsync("administrator"), "Parcels without a value", "parcels-without-a-value");
        var plan = await PublishedAsync(hr, "Bonus without a value", "parcels-without-a-value");
        await hr.GotoAsync($"/rewards/runs/{await ComputedAsync(hr, plan)}");

        await Expect(hr.GetByText("Parcels without a value: no value for Jul 2026, Aug 2026, Sep 2026.")).ToBeVisibleAsync();
        await Expect(hr.Link("Open Parcels without a value")).ToBeVisibleAsync();
        await hr.AssertAccessibleAsync();
        await hr.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = Paid }).First.ClickAsync();
        await Expect(hr.GetByRole(AriaRole.Alert)).ToContainTextAsync("Parcels without a value: no value for Jul 2026");
    }
}
