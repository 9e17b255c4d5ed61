using Microsoft.Playwright;
using Scorecard.BrowserTests.Support;

namespace Scorecard.BrowserTests;

public sealed class SignInPageTests(AppFixture app) : BrowserTest(app)
{
    [Theory]
    [InlineData("ko-KR", "ko", false, 1280)]
    [InlineData("en-US", "en", true, 1280)]
    [InlineData("ko-KR", "ko", true, 390)]
    public async Task A_stranger_is_shown_the_entrance_in_his_language_and_colours(string locale, string language, bool dark, int width)
    {
        var page = await OpenAsync("/", new Look(locale, dark, width));

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-mantine-color-scheme", dark ? "dark" : "light");
        await page.AssertFitsAsync();
        await page.AssertAccessibleAsync();
    }
}
