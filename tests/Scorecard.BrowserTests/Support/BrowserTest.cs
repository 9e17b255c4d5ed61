using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

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
        var page = await NewPageAsync(look);
        await SignInAsync(page, role);
        await page.GotoAsync(path);
        return page;
    }

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
    private static async Task SignInAsync(IPage page, string role)
    {
        var api = page.Context.APIRequest;
        var people = (await ReadAsync(await api.GetAsync("/api/v1/demo"))).GetProperty("people").EnumerateArray();
        var person = people.First(person => person.GetProperty("role").GetString() == role).GetProperty("personId").GetString();
        var token = (await ReadAsync(await api.GetAsync("/api/v1/session"))).GetProperty("csrfToken").GetString()!;
        await ReadAsync(await api.PostAsync("/api/v1/demo/session", new()
        {
            DataObject = new { personId = person },
            Headers = new Dictionary<string, string> { ["X-CSRF-TOKEN"] = token },
        }));
    }

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
