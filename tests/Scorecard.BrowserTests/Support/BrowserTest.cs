using System.Collections.Concurrent;
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

    /// <summary>A page in a fresh browser profile, opened at a path of the application such as <c>/kpis</c>.</summary>
    protected async Task<IPage> OpenAsync(string path, Look? look = null)
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
        await page.GotoAsync(path);
        return page;
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
