using Microsoft.Playwright;
using Scorecard.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.BrowserTests;

/// <summary>Objectives that no other test looks at, in the quarter that is under way in the sample.</summary>
public abstract class OkrTest(AppFixture app) : BrowserTest(app)
{
    protected const string UnderWay = "2026-Q4";

    protected const string KeyResult = "Orders that arrive a day early";

    protected const string CheckIn = "Check in on " + KeyResult;

    /// <summary>The id of a cycle by its name.</summary>
    internal static async Task<string> CycleAsync(IPage page, string name) =>
        (await AskAsync(page, "/api/v1/cycles")).GetProperty("cycles").EnumerateArray()
            .First(cycle => cycle.GetProperty("name").GetString() == name).GetProperty("id").GetString()!;

    /// <summary>The id of an objective of the quarter under way by its title.</summary>
    internal static async Task<string> ObjectiveAsync(IPage page, string title) =>
        (await AskAsync(page, "/api/v1/objectives")).GetProperty("objectives").EnumerateArray()
            .First(objective => objective.GetProperty("title").GetString() == title).GetProperty("id").GetString()!;

    /// <summary>An objective of the company that the page's person owns, without key results.</summary>
    protected static async Task<Guid> DraftAsync(IPage page, string title)
    {
        var id = Guid.CreateVersion7();
        await PutAsync(page, $"/api/v1/objectives/{id}", new
        {
            cycleId = await CycleAsync(page, UnderWay),
            title,
            ambition = "committed",
            unitId = (await AskAsync(page, "/api/v1/units"))[0].GetProperty("id").GetString(),
            ownerPersonId = (await AskAsync(page, "/api/v1/session")).GetProperty("person").GetProperty("id").GetString(),
        });
        return id;
    }

    /// <summary>An objective that is agreed on, with one key result from 40 to 60.</summary>
    protected static async Task<Guid> AgreedAsync(IPage page, string title)
    {
        var id = await DraftAsync(page, title);
        await PutAsync(page, $"/api/v1/objectives/{id}/key-results/{Guid.CreateVersion7()}", new
        {
            expectedVersion = 1,
            content = new Dictionary<string, object?>
            {
                ["title"] = KeyResult,
                ["description"] = null,
                ["weight"] = 1,
                ["ownerPersonId"] = null,
                ["measure"] = new Dictionary<string, object?>
                {
                    ["kind"] = "metric",
                    ["unitSymbol"] = "%",
                    ["decimals"] = 0,
                    ["start"] = 40,
                    ["target"] = 60,
                    ["milestones"] = Array.Empty<object>(),
                    ["zones"] = null,
                    ["kpiId"] = null,
                    ["reach"] = "latest",
                },
            },
        });
        await PostAsync(page, $"/api/v1/objectives/{id}/agreements", new { expectedVersion = 2 });
        return id;
    }

    /// <summary>Opens the check-in of the key result that the page shows.</summary>
    protected static async Task<ILocator> OpenCheckInAsync(IPage page)
    {
        await page.Link(CheckIn).ClickAsync();
        var panel = page.DialogNamed("Check in");
        await Expect(Value(panel)).ToBeFocusedAsync();
        return panel;
    }

    protected static ILocator Value(ILocator panel) => panel.GetByLabel("Where it stands");

    /// <summary>Chooses a confidence with the keyboard, from the field of the figure.</summary>
    protected static async Task ConfidentAsync(IPage page, ILocator panel, int confidence)
    {
        await panel.GetByRole(AriaRole.Radio).First.FocusAsync();
        await page.Keyboard.PressAsync(confidence.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>The line of the key result on the page.</summary>
    protected static ILocator Row(IPage page) => page.GetByRole(AriaRole.Listitem).Filter(new() { Has = page.Link(CheckIn) }).Last;
}
