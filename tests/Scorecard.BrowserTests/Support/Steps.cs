using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.BrowserTests.Support;

/// <summary>What a person does and sees on any page, in words.</summary>
public static partial class Steps
{
    public static ILocator Button(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public static ILocator Link(this IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public static ILocator DialogNamed(this IPage page, string name) => page.GetByRole(AriaRole.Dialog, new() { Name = name, Exact = true });

    public static ILocator Table(this IPage page, string name) => page.GetByRole(AriaRole.Table, new() { Name = name, Exact = true });

    public static ILocator Title(this IPage page) => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    /// <summary>The page stands there complete: its title, no part still loading, no part failed.</summary>
    public static async Task SettledAsync(this IPage page)
    {
        await Expect(page.Title()).ToBeVisibleAsync();
        await Expect(page.GetByText(Loading())).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    /// <summary>Chooses one of a few views, such as <c>Table</c> of <c>Show as</c>.</summary>
    public static Task ChooseAsync(this IPage page, string choice, string view) =>
        page.GetByRole(AriaRole.Radiogroup, new() { Name = choice, Exact = true }).First.GetByText(view, new() { Exact = true }).ClickAsync();

    /// <summary>Presses Tab until the element has the focus, as somebody without a mouse gets there.</summary>
    public static async Task TabToAsync(this IPage page, ILocator element)
    {
        const int Patience = 60;
        for (var pressed = 0; pressed < Patience; pressed++)
        {
            if (await element.EvaluateAsync<bool>("element => element === document.activeElement"))
                return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"{Patience} times Tab do not lead to {element}.");
    }

    /// <summary>A control that writes is there, does nothing, and says why when one points at it.</summary>
    public static async Task RefusesAsync(this IPage page, ILocator control, string reason)
    {
        await Expect(control).ToHaveAttributeAsync("aria-disabled", "true");
        await control.HoverAsync();
        await Expect(page.GetByRole(AriaRole.Tooltip)).ToHaveTextAsync(reason);
    }

    [GeneratedRegex("^(Loading…|불러오는 중.*)$")]
    private static partial Regex Loading();
}
