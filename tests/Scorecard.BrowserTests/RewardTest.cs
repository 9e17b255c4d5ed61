using Microsoft.Playwright;
using Scorecard.BrowserTests.Support;

namespace Scorecard.BrowserTests;

/// <summary>Plans that no other test looks at: written by HR, approved by the chief financial officer, and paying one person.</summary>
public abstract class RewardTest(AppFixture app) : BrowserTest(app)
{
    protected const string Hr = "배은수";

    protected const string Approver = "서동현";

    protected const string Paid = "홍재민";

    private const string SamplePlan = "커머스·마케팅 분기 성과급";

    protected const string Quarter = "2026-Q3";

    /// <summary>A KPI that has a target and a value in every month of the quarter.</summary>
    protected const string Measured = "sales-revenue";

    /// <summary>The id of somebody of the sample by name.</summary>
    protected static async Task<string> PersonAsync(IPage page, string name) =>
        (await AskAsync(page, "/api/v1/people")).EnumerateArray().First(person => person.GetProperty("name").GetString() == name).GetProperty("id").GetString()!;

    /// <summary>A published plan of HR's page, in which one person takes part with a target of 1,000,000.</summary>
    protected static async Task<Guid> PublishedAsync(IPage hr, string name, string kpi = Measured, int from = 2026)
    {
        var id = Guid.CreateVersion7();
        var unit = (await AskAsync(hr, "/api/v1/units"))[0].GetProperty("id").GetString()!;
        await PutAsync(hr, $"/api/v1/reward-plans/{id}", new Dictionary<string, object?>
        {
            ["name"] = name,
            ["description"] = null,
            ["frequency"] = "quarterly",
            ["unitId"] = unit,
            ["approvers"] = new[] { await PersonAsync(hr, Approver) },
            ["rules"] = await RulesAsync(hr, kpi),
        });
        await PostAsync(hr, $"/api/v1/reward-plans/{id}/publications", new { from = $"{from}-Q1", expectedVersion = 1 });
        await PutAsync(hr, $"/api/v1/reward-plans/{id}/participants/{await PersonAsync(hr, Paid)}", new
        {
            segments = new[] { new { from = $"{from}-01-01", to = "2026-12-31", unitId = unit, targetAmount = 1_000_000 } },
            expectedVersion = 0,
        });
        return id;
    }

    /// <summary>A run of a plan for the quarter, computed by HR's page.</summary>
    protected static async Task<Guid> ComputedAsync(IPage hr, Guid plan)
    {
        var run = Guid.CreateVersion7();
        await PutAsync(hr, $"/api/v1/reward-runs/{run}", new { planId = plan, period = Quarter });
        return run;
    }

    /// <summary>A run whose statements are released: reviewed by HR, approved by another.</summary>
    protected static async Task<Guid> FrozenAsync(IPage hr, IPage approver, Guid plan)
    {
        var run = await ComputedAsync(hr, plan);
        await PostAsync(hr, $"/api/v1/reward-runs/{run}/reviews", new { expectedVersion = 1 });
        await PostAsync(approver, $"/api/v1/reward-runs/{run}/approvals", new { expectedVersion = 2 });
        await PostAsync(hr, $"/api/v1/reward-runs/{run}/freezes", new { expectedVersion = 3 });
        return run;
    }

    /// <summary>The id of a plan by its name.</summary>
    internal static async Task<string> PlanAsync(IPage page, string name) =>
        (await AskAsync(page, "/api/v1/reward-plans")).GetProperty("plans").EnumerateArray()
            .First(plan => plan.GetProperty("name").GetString() == name).GetProperty("id").GetString()!;

    /// <summary>The id of the newest run of the sample's plan for a period, such as <c>2026-Q1</c>.</summary>
    internal static async Task<string> RunAsync(IPage page, string period) =>
        (await AskAsync(page, "/api/v1/reward-runs")).GetProperty("runs").EnumerateArray()
            .Where(run => run.GetProperty("period").GetString() == period && run.GetProperty("planName").GetString() == SamplePlan)
            .MaxBy(run => run.GetProperty("knownAt").GetDateTimeOffset()).GetProperty("id").GetString()!;

    /// <summary>Run and person of a statement of the sample's plan by period and name, such as <c>2026-Q1/홍재민</c>; of oneself where one sees no run.</summary>
    internal static async Task<string> StatementAsync(IPage page, string which)
    {
        var (period, name) = (which.Split('/')[0], which.Split('/')[1]);
        var own = (await AskAsync(page, "/api/v1/session")).GetProperty("person");
        if (own.GetProperty("name").GetString() != name)
            return $"{await RunAsync(page, period)}/{await PersonAsync(page, name)}";

        var statement = (await AskAsync(page, "/api/v1/reward-statements")).GetProperty("statements").EnumerateArray()
            .First(one => one.GetProperty("period").GetString() == period && one.GetProperty("planName").GetString() == SamplePlan);
        return $"{statement.GetProperty("runId").GetString()}/{own.GetProperty("id").GetString()}";
    }

    private static async Task<object> RulesAsync(IPage hr, string kpi) => new Dictionary<string, object?>
    {
        ["measures"] = new[]
        {
            new Dictionary<string, object?>
            {
                ["id"] = Guid.CreateVersion7(),
                ["basis"] = "kpi-attainment",
                ["subjectId"] = await KpiAsync(hr, kpi),
                ["weight"] = 100,
                ["curve"] = new
                {
                    points = new[]
                    {
                        new { attainment = 80, factor = 50, toNext = "interpolate" },
                        new { attainment = 100, factor = 100, toNext = "interpolate" },
                    },
                },
                ["missing"] = "hold",
                ["reason"] = null,
            },
        },
        ["combination"] = "additive",
        ["gates"] = Array.Empty<object>(),
        ["modifiers"] = Array.Empty<object>(),
        ["cap"] = null,
        ["rounding"] = new { unit = 1, mode = "half-even" },
        ["poolAmount"] = null,
        ["recoveryLimit"] = null,
    };
}
