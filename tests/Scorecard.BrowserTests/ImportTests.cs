using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using Scorecard.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.BrowserTests;

/// <summary>A file of values through the wizard, in the shape in which transit agencies publish theirs: year and month in columns of their own.</summary>
public sealed class ImportTests(AppFixture app) : BrowserTest(app)
{
    private const string Header =
        "indicator_seq,parent_seq,agency_name,indicator_name,description,category,frequency,desired_change,indicator_unit,decimal_places," +
        "period_year,period_month,ytd_target,ytd_actual,monthly_target,monthly_actual";

    [Fact]
    public async Task A_file_of_unknown_KPIs_is_imported_and_the_same_file_with_other_figures_shows_old_and_new()
    {
        var page = await SignedInAsync("administrator", Look.English);
        await page.GotoAsync("/values");
        await page.GetByRole(AriaRole.Link, new() { Name = "Import a file" }).ClickAsync();

        await SendAsync(page, "ferries.csv", Ferries(changed: 0));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Columns", Exact = true })).ToBeFocusedAsync();
        await Expect(page.GetByLabel("Use of the column indicator_seq")).ToHaveValueAsync("kpi-code");
        await Expect(page.GetByLabel("Use of the column period_month")).ToHaveValueAsync("part-of-year");
        await Expect(page.GetByLabel("Use of the column monthly_actual")).ToHaveValueAsync("value");
        await page.GetByLabel("Create drafts of KPIs").CheckAsync();
        await page.GetByLabel("Unit of the drafts").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await PreviewAsync(page);
        await IsCountedAsync(page, "New 46");
        await IsCountedAsync(page, "Blank 2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm 46" }).ClickAsync();
        await IsDoneAsync(page);
        await Expect(page.Locator("dl")).ToContainTextAsync("KPI drafts2");

        await page.GetByRole(AriaRole.Link, new() { Name = "Import another file" }).ClickAsync();
        await SendAsync(page, "ferries-mended.csv", Ferries(changed: 10));
        await PreviewAsync(page);
        await IsCountedAsync(page, "Changed 10");
        await IsCountedAsync(page, "Unchanged 36");
        await page.GetByRole(AriaRole.Button, new() { Name = "Changed 10" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("outcome=changed"));
        var first = page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Row).Nth(1);
        await Expect(first.Locator("s")).ToHaveTextAsync("90.1%");
        await Expect(first.Locator("strong")).ToHaveTextAsync("91.15%");

        await page.ReloadAsync();
        await Expect(first.Locator("strong")).ToHaveTextAsync("91.15%");
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm 10" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Reason").FillAsync("The agency corrected its figures.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Confirm 10" }).ClickAsync();
        await IsDoneAsync(page);
        await Expect(page.Locator("dl")).ToContainTextAsync("Corrected10");
    }

    [Fact]
    public async Task Every_step_is_accessible_and_fits_a_dark_phone_in_Korean()
    {
        var page = await SignedInAsync("administrator", Look.Phone with { Dark = true });
        await page.GotoAsync("/values/import");
        await IsFitAsync(page);
        await SendAsync(page, "phone.csv", "kpi,period,value\nroas,2026-10,4.1\nroaz,2026-10,3\nno such figure,2026-10,5\n");
        await page.GetByRole(AriaRole.Heading, new() { Name = "열 지정", Exact = true }).WaitForAsync();
        await IsFitAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "미리보기", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        await IsFitAsync(page);
    }

    [Fact]
    public async Task A_file_that_is_none_is_refused_in_words_and_another_one_can_be_sent()
    {
        var page = await SignedInAsync("administrator", Look.English);
        await page.GotoAsync("/values/import");

        await SendAsync(page, "picture.csv", "\u0089PNG\0\0\0");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The file cannot be read.");
        await SendAsync(page, "empty.csv", "");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("empty.csv is empty.");
        await SendAsync(page, "good.csv", "kpi,period,value\nroas,2026-10,4.1\n");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Columns", Exact = true })).ToBeVisibleAsync();
    }

    private static async Task IsFitAsync(IPage page)
    {
        await page.SettledAsync();
        await page.AssertFitsAsync();
        await page.AssertAccessibleAsync();
    }

    private static Task SendAsync(IPage page, string name, string text) =>
        page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) });

    private static async Task PreviewAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Preview", Exact = true })).ToBeFocusedAsync();
    }

    private static Task IsCountedAsync(IPage page, string count) =>
        Expect(page.GetByRole(AriaRole.Group, new() { Name = "Show by outcome" }).GetByRole(AriaRole.Button, new() { Name = count, Exact = true })).ToBeVisibleAsync();

    private static Task IsDoneAsync(IPage page) =>
        Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Done", Exact = true })).ToBeFocusedAsync();

    /// <summary>Two KPIs over 24 months, the last month of each still without a figure.</summary>
    private static string Ferries(int changed)
    {
        var lines = new StringBuilder(Header).Append('\n');
        var left = changed;
        foreach (var (code, name) in new[] { (880_001, "Ferry departures on time"), (880_002, "Ferry cabins in service") })
            for (var month = 0; month < 24; month++)
            {
                var figure = 90.1m + month / 10m + (left-- > 0 ? 1.05m : 0);
                var actual = month == 23 ? "" : figure.ToString("0.00", CultureInfo.InvariantCulture);
                lines.Append(CultureInfo.InvariantCulture, $"{code},,Harbor Ferries,{name},\"Share of {name}, in percent.\",Service Indicators,M,U,%,1,{2024 + month / 12},{month % 12 + 1},95.00,,95.00,{actual}\n");
            }
        return lines.ToString();
    }
}
