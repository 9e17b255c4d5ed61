using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Scorecard.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.BrowserTests;

public sealed partial class SignInTests(AppFixture app) : BrowserTest(app)
{
    [Fact]
    public async Task Somebody_of_the_sample_signs_in_with_one_click_reaches_what_he_asked_for_and_signs_out()
    {
        var page = await OpenAsync("/kpis");
        await Expect(page).ToHaveURLAsync(SignInPath());

        await page.GetByRole(AriaRole.Button).Filter(new() { HasText = "정하윤" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/kpis$"));
        await Expect(page.Title()).ToHaveTextAsync("KPI");

        await page.Button("정하윤 계정").ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "로그아웃" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(SignInPath());

        await page.GotoAsync("/kpis");
        await Expect(page).ToHaveURLAsync(SignInPath());
    }

    [Fact]
    public async Task Whoever_is_signed_in_is_not_asked_again()
    {
        var page = await OpenAsAsync("leadership", "/");

        await Expect(page.GetByRole(AriaRole.Navigation).First).ToBeVisibleAsync();
    }

    [GeneratedRegex("/sign-in")]
    private static partial Regex SignInPath();
}
