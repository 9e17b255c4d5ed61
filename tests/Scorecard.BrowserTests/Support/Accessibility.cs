using System.Text.Json;
using Microsoft.Playwright;
using Scorecard.IntegrationTests;

namespace Scorecard.BrowserTests.Support;

public static class Accessibility
{
    private static readonly Lazy<string> Axe = new(() => File.ReadAllText(Path.Combine(Repository.Client, "node_modules", "axe-core", "axe.min.js")));

    /// <summary>
    /// Fails with every breach of WCAG 2.2 level A or AA that axe-core finds in the page as it is now: rule, element, help. What a modal dialog
    /// partly covers cannot be touched while it is open, so how much of it shows is no breach.
    /// </summary>
    public static async Task AssertAccessibleAsync(this IPage page)
    {
        await page.EvaluateAsync(Axe.Value);
        var result = await page.EvaluateAsync<JsonElement>("""
            async () => {
                const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], elementRef: true });
                const page = document.querySelector('[aria-modal=true]') && document.querySelector('#root');
                return violations.map(({ id, help, nodes }) => ({
                    id,
                    help,
                    nodes: nodes
                        .filter(({ element }) => id !== 'target-size' || !page?.contains(element))
                        .map(({ html, failureSummary }) => ({ html, failureSummary })),
                }));
            }
            """);
        var found = result.EnumerateArray().SelectMany(rule => rule.GetProperty("nodes").EnumerateArray().Select(node =>
            $"{rule.GetProperty("id")}: {rule.GetProperty("help")}\n  {node.GetProperty("html")}\n  {node.GetProperty("failureSummary")}")).ToList();
        Assert.True(found.Count == 0, $"{page.Url} is not accessible:\n" + string.Join('\n', found));
    }

    /// <summary>Fails when the page is wider than the window, so that a person would have to scroll sideways.</summary>
    public static async Task AssertFitsAsync(this IPage page)
    {
        var (wanted, had) = (await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), await page.EvaluateAsync<int>("window.innerWidth"));
        Assert.True(wanted <= had, $"{page.Url} needs {wanted} pixels and has {had}.");
    }
}
