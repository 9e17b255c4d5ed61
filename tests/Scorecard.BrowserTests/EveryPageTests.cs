using Microsoft.Playwright;
using Scorecard.BrowserTests.Support;

namespace Scorecard.BrowserTests;

/// <summary>What every page owes to everybody, whatever it shows. In braces: the code of a KPI, the name of a scorecard, the title of an objective, the quarter of a cycle.</summary>
public sealed class EveryPageTests(AppFixture app) : BrowserTest(app)
{
    public static TheoryData<string> Paths =>
    [
        "/",
        "/scorecards",
        "/scorecards/{2026년 전사 균형성과표}",
        "/scorecards/{2026년 전사 균형성과표}?kpis=open&date=2026-06&knownAt=2026-07-20T00:00:00Z",
        "/scorecards/{2026년 전사 균형성과표}?view=table",
        "/scorecards/{2026년 마케팅본부 균형성과표}?edit=1",
        "/scorecards/{2026년 전사 균형성과표}/map?view=map",
        "/scorecards/{2026년 전사 균형성과표}/map?view=table",
        "/scorecards/{2026년 전사 균형성과표}/map?view=map&date=2026-08&with=2026-06",
        "/scorecards/{2026년 전사 균형성과표}/history",
        "/scorecards/{2026년 전사 균형성과표}/differences?date=2026-08&with=2026-06",
        "/differences",
        "/differences?view=table",
        "/kpis",
        "/kpis/new",
        "/kpis/library",
        "/kpis/{roas}",
        "/kpis/{roas}?tab=definition",
        "/kpis/{roas}?tab=targets",
        "/kpis/{roas}?tab=timeline",
        "/kpis/{roas}?tab=usage",
        "/kpis/{roas}/differences?date=2026-08&with=2026-06",
        "/kpis/{sign-ups}?tab=segments",
        "/kpis/{sign-ups}/revise",
        "/kpis/{roas}/revise",
        "/values",
        "/values/closing",
        "/values/import",
        "/values?q=sign-ups&open={sign-ups}",
        "/organization",
        "/organization?tab=people",
        "/organization?tab=settings",
        "/audit",
        "/audit?tab=access",
        "/integrity",
        "/integrity/streams/kpi/{roas}",
        "/okrs",
        "/okrs?write=objectives",
        "/okrs/mine",
        "/okrs/objectives/{결제에서 막히는 고객이 없다}",
        "/okrs/objectives/{결제에서 막히는 고객이 없다}?write=key-results",
        "/okrs/objectives/{결제에서 막히는 고객이 없다}?date=2026-10",
        "/okrs/objectives/{겨울철 현장에서 아무도 다치지 않는다}",
        "/okrs/objectives/{연말 선물 사전 예약이 매진된다}/close",
        "/okrs/objectives/{모든 본부가 실험 결과로 결정한다}/close",
        "/okrs/check-ins",
        "/okrs/cycles",
        "/okrs/cycles/{2026-Q3}/report",
        "/okrs/alignment",
        "/okrs/alignment?view=graph",
        "/okrs/alignment?view=list",
        "/okrs/coverage",
        "/account",
        "/no-such-page",
    ];

    /// <summary>As <see cref="Paths"/>, for who runs pay. In braces: a plan, the period of a run, the person of a statement.</summary>
    public static TheoryData<string> PayPaths =>
    [
        "/rewards",
        "/rewards/recognition",
        "/rewards/plans",
        "/rewards/plans/new",
        "/rewards/plans/{커머스·마케팅 분기 성과급}",
        "/rewards/plans/{커머스·마케팅 분기 성과급}?tab=participants",
        "/rewards/plans/{커머스·마케팅 분기 성과급}?tab=simulation",
        "/rewards/plans/{커머스·마케팅 분기 성과급}?tab=versions",
        "/rewards/plans/{분기 팀 포상}",
        "/rewards/runs",
        "/rewards/runs/{2026-Q1}",
        "/rewards/runs/{2026-Q2}",
        "/rewards/statements/{2026-Q1/홍재민}",
        "/rewards/statements/{2026-Q2/류다인}",
    ];

    /// <summary>As <see cref="Paths"/>, for somebody who is paid.</summary>
    public static TheoryData<string> OwnPayPaths => ["/rewards", "/rewards/recognition", "/rewards/statements/{2026-Q2/류다인}"];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Is_accessible_and_fits_a_wide_window_in_English(string path) => await IsFitAsync(path, new Look("en-US", Width: 1440));

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Is_accessible_and_fits_a_dark_phone_in_Korean(string path) => await IsFitAsync(path, Look.Phone with { Dark = true });

    [Theory]
    [MemberData(nameof(PayPaths))]
    public async Task Of_pay_is_accessible_to_HR_in_a_wide_window_in_English(string path) =>
        await IsFitAsync(path, await SignedInAsync("hr", new Look("en-US", Width: 1440)));

    [Theory]
    [MemberData(nameof(PayPaths))]
    public async Task Of_pay_is_accessible_to_HR_on_a_dark_phone_in_Korean(string path) =>
        await IsFitAsync(path, await SignedInAsync("hr", Look.Phone with { Dark = true }));

    [Theory]
    [MemberData(nameof(OwnPayPaths))]
    public async Task Of_pay_is_accessible_to_whom_it_pays_on_a_phone(string path) =>
        await IsFitAsync(path, await SignedInByNameAsync("류다인", Look.Phone));

    private async Task IsFitAsync(string path, Look look) => await IsFitAsync(path, await SignedInAsync("administrator", look));

    private static async Task IsFitAsync(string path, IPage page)
    {
        await page.GotoAsync(await ResolveAsync(page, path));

        await page.SettledAsync();
        await page.AssertFitsAsync();
        await page.EvaluateAsync("window.scrollTo(0, 0)"); // where a page scrolled itself, the frame covers half of some link
        await page.AssertAccessibleAsync();
    }

    private static async Task<string> ResolveAsync(IPage page, string path)
    {
        if (path.Split('{', '}') is not [var before, var name, var after])
            return path;
        return before + after.Insert(0, before switch
        {
            "/scorecards/" => await ScorecardAsync(page, name),
            "/okrs/cycles/" => await OkrTest.CycleAsync(page, name),
            "/okrs/objectives/" => await OkrTest.ObjectiveAsync(page, name),
            "/rewards/plans/" => await RewardTest.PlanAsync(page, name),
            "/rewards/runs/" => await RewardTest.RunAsync(page, name),
            "/rewards/statements/" => await RewardTest.StatementAsync(page, name),
            _ => await KpiAsync(page, name),
        });
    }
}
