using Microsoft.Playwright;
using Scorecard.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.BrowserTests;

public sealed class AuditTests(AppFixture app) : BrowserTest(app)
{
    [Fact]
    public async Task An_auditor_finds_an_event_by_a_text_opens_it_and_takes_the_find_along()
    {
        var page = await OpenAsAsync("auditor", "/audit?type=kpi-defined", Look.English);

        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search" }).FillAsync("roas");
        await page.Keyboard.PressAsync("Enter");
        var found = page.GetByRole(AriaRole.Button, new() { Name = "Details of: Defined the KPI" });
        await Expect(found).ToHaveCountAsync(1);
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("q=roas"));

        await found.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("\"code\": \"roas\"");
        await page.AssertAccessibleAsync();
        await page.Keyboard.PressAsync("Escape");

        await page.Button("Export the audit log").ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Menuitem, new() { Name = "JSON Lines, with hashes" }).ClickAsync());
        var line = Assert.Single(await File.ReadAllLinesAsync(await download.PathAsync()));
        Assert.Contains("\"type\":\"kpi-defined\"", line, StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Tab, new() { Name = "Access" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Access" })).ToContainTextAsync("audit log as JSONL");
    }

    [Fact]
    public async Task A_list_of_KPIs_leaves_as_a_workbook_that_is_named_after_its_moment()
    {
        var page = await OpenAsAsync("viewer", "/kpis?date=2026-08", Look.English);

        await page.Button("Export KPIs").ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Menuitem, new() { Name = "Excel (XLSX)" }).ClickAsync());

        Assert.Contains("2026-08", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.EndsWith(".xlsx", download.SuggestedFilename, StringComparison.Ordinal);
        var head = new byte[2];
        await using var file = File.OpenRead(await download.PathAsync());
        await file.ReadExactlyAsync(head);
        Assert.Equal("PK"u8.ToArray(), head); // a zip
    }
}
