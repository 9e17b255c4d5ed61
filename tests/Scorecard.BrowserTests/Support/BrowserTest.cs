using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Scorecard.IntegrationTests;

namespace Scorecard.BrowserTests.Support;

/// <summary>
/// Opens pages for one test. When the test ends, a page that reported an error of its own (an exception, a breach of the content
/// security policy) fails it, and of a failed test every page leaves a picture in <c>TestResults</c>.
/// </summary>
public abstract partial class BrowserTest(AppFixture app) : IAsyncDisposable
{
    private readonly List<IPage> pages = [];
    private readonly ConcurrentQueue<string> errors = [];

    protected AppFixture App => app;

    /// <summary>Nobody's page in a fresh browser profile, opened at a path of the application such as <c>/kpis</c>.</summary>
    protected async Task<IPage> OpenAsync(string path, Look? look = null)
    {
        var page = await NewPageAsync(look);
        await page.GotoAsync(path);
        return page;
    }

    /// <summary>The page of the first person of the sample organization who has a role, such as <c>unit-manager</c>.</summary>
    protected async Task<IPage> OpenAsAsync(string role, string path, Look? look = null)
    {
        var page = await SignedInAsync(role, look);
        await page.GotoAsync(path);
        return page;
    }

    /// <summary>As <see cref="OpenAsAsync"/>, before anything is opened.</summary>
    protected async Task<IPage> SignedInAsync(string role, Look? look = null)
    {
        var page = await NewPageAsync(look);
        await SignInAsync(page, "role", role);
        await KeepLanguageAsync(page, look);
        return page;
    }

    /// <summary>The page of a person of the sample organization by name, such as <c>홍재민</c>, before anything is opened.</summary>
    protected async Task<IPage> SignedInByNameAsync(string name, Look? look = null)
    {
        var page = await NewPageAsync(look);
        await SignInAsync(page, "name", name);
        await KeepLanguageAsync(page, look);
        return page;
    }

    /// <summary>What the API answers to the page's person.</summary>
    protected static async Task<JsonElement> AskAsync(IPage page, string path) => await ReadAsync(await page.Context.APIRequest.GetAsync(path));

    /// <summary>The id of a KPI of the sample by its code, such as <c>roas</c>.</summary>
    protected static async Task<string> KpiAsync(IPage page, string code) => await IdAsync(page, "/api/v1/kpis", "code", code);

    /// <summary>The id of a scorecard of the sample by its name.</summary>
    protected static async Task<string> ScorecardAsync(IPage page, string name) => await IdAsync(page, "/api/v1/scorecards", "name", name);

    private static async Task<string> IdAsync(IPage page, string list, string property, string wanted) =>
        (await AskAsync(page, list)).EnumerateArray()
            .First(item => item.GetProperty(property).GetString() == wanted).GetProperty("id").GetString()!;

    /// <summary>Has the page's person put something that the test needs, as the client would.</summary>
    protected static async Task PutAsync(IPage page, string path, object body) =>
        await ReadAsync(await page.Context.APIRequest.PutAsync(path, new() { DataObject = body, Headers = await TokenAsync(page) }));

    /// <summary>As <see cref="PutAsync"/>, for something that happens to what is there.</summary>
    protected static async Task PostAsync(IPage page, string path, object body) =>
        await ReadAsync(await page.Context.APIRequest.PostAsync(path, new() { DataObject = body, Headers = await TokenAsync(page) }));

    /// <summary>Once somebody is known, the organization's language counts more than the browser's; one's own choice counts most.</summary>
    private static Task KeepLanguageAsync(IPage page, Look? look) =>
        page.AddInitScriptAsync($"localStorage.setItem('scorecard-language', '{(look ?? Look.Korean).Locale[..2]}')");

    private async Task<IPage> NewPageAsync(Look? look)
    {
        var context = await app.NewContextAsync(look ?? Look.Korean);
        var page = await context.NewPageAsync();
        pages.Add(page);
        page.PageError += (_, error) => errors.Enqueue(error);
        page.Console += (_, message) =>
        {
            // A refused request is the application's business and is logged by the browser in any case.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                errors.Enqueue(message.Text);
        };
        return page;
    }

    /// <summary>As the sign-in page of a demo does it, in the page's own browser profile.</summary>
    private static async Task SignInAsync(IPage page, string property, string wanted)
    {
        var api = page.Context.APIRequest;
        var people = (await ReadAsync(await api.GetAsync("/api/v1/demo"))).GetProperty("people").EnumerateArray();
        var person = people.First(person => person.GetProperty(property).GetString() == wanted).GetProperty("personId").GetString();
        await ReadAsync(await api.PostAsync("/api/v1/demo/session", new()
        {
            DataObject = new { personId = person },
            Headers = await TokenAsync(page),
        }));
    }

    private static async Task<Dictionary<string, string>> TokenAsync(IPage page) =>
        new() { ["X-CSRF-TOKEN"] = (await AskAsync(page, "/api/v1/session")).GetProperty("csrfToken").GetString()! };

    private static async Task<JsonElement> ReadAsync(IAPIResponse response)
    {
        Assert.True(response.Ok, $"{response.Url}: {response.Status} {await response.TextAsync()}");
        return (await response.JsonAsync())!.Value;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var test = TestContext.Current;
        if (test.TestState?.Result == TestResult.Failed || !errors.IsEmpty)
            foreach (var (page, number) in pages.Select((page, index) => (page, index + 1)))
                await page.ScreenshotAsync(new() { Path = PicturePath(test.Test!.TestDisplayName, number), FullPage = true });
        foreach (var page in pages)
            await page.Context.CloseAsync();
        Assert.True(errors.IsEmpty, "The page reported errors:\n" + string.Join('\n', errors));
    }

    private static string PicturePath(string test, int number) =>
        Path.Combine(Repository.Root, "TestResults", $"{NotForFileNames().Replace(test, "_")}-{number}.png");

    [GeneratedRegex("[^A-Za-z0-9_.-]+")]
    private static partial Regex NotForFileNames();
}
