using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.OpenApi;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Rewards;

/// <summary>
/// How participants or units of a plan rank by what is known of the last period that is over: one's own rank first, its neighbours, the
/// best. No figure of anybody else, and nothing of pay. For those who take part and those who may see the plan's pay.
/// </summary>
public static class GetLeaderboard
{
    public static void Map(IEndpointRouteBuilder leaderboards)
    {
        leaderboards.MapGet("", List).WithName("listLeaderboards").WithSummary("Leaderboards that the reader may see").RequireSignIn();
        leaderboards.MapGet("{planId}", Handle).WithName("getLeaderboard").WithSummary("The leaderboard of a reward plan").RequireSignIn();
    }

    private static async Task<Ok<LeaderboardItem[]>> List(LeaderboardReader leaderboards, CancellationToken ct) => TypedResults.Ok<LeaderboardItem[]>(
        [.. (await leaderboards.OnAsync(ct)).Select(one => new LeaderboardItem(one.PlanId, one.PlanName, one.Settings.Of))]);

    private static async Task<Ok<LeaderboardView>> Handle(
        Guid planId,
        [AsParameters] AsOfQuery query,
        LeaderboardReader leaderboards,
        Reader reader,
        RunComputer computer,
        People people,
        CurrentUser user,
        CancellationToken ct)
    {
        var (terms, version, period, read) = await leaderboards.FindAsync(planId, query, ct);
        var settings = version.Rules.Leaderboard!;
        var names = await people.AllAsync(user.OrgId, ct);
        var (calculation, participants) = await computer.PrepareAsync(planId, version, period, query, ct);
        string NameOf(Guid id) => settings.Of is LeaderboardOf.People ? names.GetValueOrDefault(id)?.Name ?? "" : read.Organization.NameOf(id);
        var board = Leaderboard.Of(settings, participants, calculation.FactorsOf, user.PersonId, NameOf);
        LeaderboardRowView View(LeaderboardRow row) => new(row.Rank, row.Id, NameOf(row.Id), row.Own);
        var measure = version.Rules.Measures.FirstOrDefault(one => one.Id == settings.MeasureId);
        return TypedResults.Ok(new LeaderboardView(
            read.AsOf,
            planId,
            terms.Name,
            period,
            settings.Of,
            measure?.Basis,
            await MeasureNameAsync(measure, reader, query, read.Organization, ct),
            board.Total,
            participants.Any(one => one.PersonId == user.PersonId && one.Parts is not []),
            board.Own is { } own ? View(own) : null,
            board.OwnFigure?.ToDecimal(),
            [.. board.Around.Select(View)],
            [.. board.Top.Select(View)],
            board.OnTop));
    }

    private static async Task<string?> MeasureNameAsync(PayMeasure? measure, Reader reader, AsOfQuery query, OrganizationContext organization, CancellationToken ct) => measure switch
    {
        { Basis: MeasureBasis.KpiAttainment or MeasureBasis.KpiScore, SubjectId: { } kpi } =>
            (await reader.ReadAsync(query, new Needs { Some = [(Kpi.Category, kpi)] }, ct)).Facts.Find<Kpi>(kpi)?.State.Latest.Name,
        { Basis: MeasureBasis.ScorecardScore, SubjectId: { } unit } => organization.NameOf(unit),
        _ => null,
    };
}

public sealed record LeaderboardItem(Guid PlanId, string PlanName, LeaderboardOf Of);

/// <param name="Period">The last period of the plan that is over, or the one that the date asked for lies in.</param>
/// <param name="Basis">What the measure that ranks is measured by; null where all measures are combined.</param>
/// <param name="MeasureName">Of the KPI or unit; null where it is each one's own scorecard, or all measures are combined.</param>
/// <param name="Total">How many rank. Whoever has no figure does not.</param>
/// <param name="TakesPart">The reader takes part in the period; without a rank nothing was measured then.</param>
/// <param name="Own">The reader's own row, or that of their unit; null for somebody who does not rank.</param>
/// <param name="OwnFigure">A percentage of a measure, a share where all of them are combined; null without a rank.</param>
/// <param name="Around">Own row with up to two above and two below, best first.</param>
/// <param name="Top">Those on the first three ranks, at most ten of them.</param>
/// <param name="OnTop">How many are on those ranks.</param>
public sealed record LeaderboardView(
    AsOfView AsOf,
    Guid PlanId,
    string PlanName,
    Period Period,
    LeaderboardOf Of,
    MeasureBasis? Basis,
    string? MeasureName,
    int Total,
    bool TakesPart,
    LeaderboardRowView? Own,
    decimal? OwnFigure,
    IReadOnlyList<LeaderboardRowView> Around,
    IReadOnlyList<LeaderboardRowView> Top,
    int OnTop);

/// <param name="Rank">1 = highest, shared by equal figures.</param>
/// <param name="Id">Of a person or a unit.</param>
/// <param name="Own">The reader, or the unit in which the reader takes part.</param>
[ContractName("LeaderboardRow")]
public sealed record LeaderboardRowView(int Rank, Guid Id, string Name, bool Own);
