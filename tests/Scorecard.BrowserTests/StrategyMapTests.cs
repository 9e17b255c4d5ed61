using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Scorecard.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.BrowserTests;

public sealed class StrategyMapTests(AppFixture app) : BrowserTest(app)
{
    /// <summary>The lanes of the marketing division from top to bottom, and their objectives from left to right as they may stand.</summary>
    private static readonly (string Lane, string[] Objectives)[] Marketing =
    [
        ("재무", ["광고 투자 효율 개선"]),
        ("고객", ["신규 고객 기반 확대", "브랜드 호감도 제고"]),
        ("내부 프로세스", ["캠페인 반응률 향상"]),
        ("학습과 성장", ["실험으로 배우는 팀"]),
    ];

    [Fact]
    public async Task Every_objective_stands_in_the_lane_of_its_perspective()
    {
        var page = await OpenMapAsync("2026년 마케팅본부 균형성과표");

        foreach (var (lane, objectives) in Marketing)
        {
            var band = await BoxAsync(page.Locator(".react-flow__node-lane").Filter(new() { HasText = lane }));
            foreach (var objective in objectives)
            {
                var node = await BoxAsync(Node(page, objective));
                Assert.InRange(node.Y, band.Y, band.Y + band.Height - node.Height);
            }
        }
    }

    [Fact]
    public async Task Tab_walks_from_objective_to_objective_in_the_order_of_the_lanes()
    {
        var page = await OpenMapAsync("2026년 마케팅본부 균형성과표");
        await page.TabToAsync(Node(page, Marketing[0].Objectives[0]));

        List<string> walked = [];
        foreach (var _ in Marketing.SelectMany(lane => lane.Objectives))
        {
            var label = await page.EvaluateAsync<string>("document.activeElement.textContent");
            walked.Add(Marketing.Single(lane => lane.Objectives.Any(label.StartsWith)).Lane);
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Equal(Marketing.SelectMany(lane => lane.Objectives.Select(_ => lane.Lane)), walked);
    }

    [Fact]
    public async Task The_table_holds_the_same_links()
    {
        var page = await OpenMapAsync("2026년 마케팅본부 균형성과표");

        await page.ChooseAsync("Show as", "Table");

        var table = page.Table("Links of 2026년 마케팅본부 균형성과표");
        await Expect(page.GetByText("5 links")).ToBeVisibleAsync();
        await Expect(table.GetByRole(AriaRole.Row).Filter(new() { HasText = "브랜드 호감도 제고" }).Filter(new() { HasText = "신규 고객 기반 확대" })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task An_objective_moved_by_the_arrow_keys_is_there_again_after_a_reload()
    {
        var page = await OpenMapAsync("2026년 물류운영본부 균형성과표", "?edit=1");
        var node = page.Locator(".react-flow__node-objective").Filter(new() { HasText = "안전한 물류 현장" });
        var before = await PlaceAsync(node);

        await node.GetByRole(AriaRole.Link).FocusAsync();
        await page.RunAndWaitForResponseAsync(
            () => page.Keyboard.PressAsync("ArrowRight"),
            response => response.Request.Method != "GET" && response.Url.Contains("/scorecards/") && response.Ok);
        var moved = await PlaceAsync(node);
        Assert.NotEqual(before, moved);

        await page.ReloadAsync();
        await Expect(node).ToBeVisibleAsync();
        Assert.Equal(moved, await PlaceAsync(node));
    }

    private async Task<IPage> OpenMapAsync(string scorecard, string query = "")
    {
        var page = await SignedInAsync("administrator", Look.English with { Width = 1440 });
        await page.GotoAsync($"/scorecards/{await ScorecardAsync(page, scorecard)}/map{query}");
        await Expect(page.Locator(".react-flow__node-objective").First).ToBeVisibleAsync();
        return page;
    }

    private static ILocator Node(IPage page, string objective) =>
        page.Locator(".react-flow").GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^" + Regex.Escape(objective)) });

    private static async Task<LocatorBoundingBoxResult> BoxAsync(ILocator element) =>
        await element.BoundingBoxAsync() ?? throw new InvalidOperationException($"{element} is not drawn.");

    /// <summary>Where the node stands on the canvas, whatever the zoom.</summary>
    private static Task<string> PlaceAsync(ILocator node) => node.EvaluateAsync<string>("node => node.style.transform");
}
