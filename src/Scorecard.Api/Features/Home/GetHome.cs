using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Features.Corrections;
using Scorecard.Api.Features.Okrs.CheckIns;
using Scorecard.Api.Features.Rewards;
using Scorecard.Api.Features.Scorecards;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kpis.Closing;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Home;

/// <summary>What the reader owes, what others changed since the last visit, and the scorecards of the reader's units.</summary>
public static class GetHome
{
    private const int MaxChanges = 20;

    private static readonly TimeSpan FirstLook = TimeSpan.FromDays(7);

    public static void Map(IEndpointRouteBuilder home) => home
        .MapGet("home", Handle)
        .WithName("getHome")
        .WithSummary("What one owes and what changed")
        .RequirePermission(Permission.Read);

    private static async Task<Ok<HomeView>> Handle(
        Period? date,
        DateTimeOffset? knownAt,
        Visits visits,
        ChangeLog log,
        KpiFiguresReader figures,
        ScorecardReader scorecards,
        CorrectionReader corrections,
        OwedOkrReader okrs,
        OwedRewardReader rewards,
        CurrentUser user,
        TimeProvider clock,
        CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var query = new AsOfQuery(date, knownAt, Span: null);
        var moment = query.KnownAtOrRefuse(now);
        var lastVisit = moment is null ? await visits.LookAsync(user.OrgId, user.PersonId, now, ct) : null; // looking back is no visit
        var changes = log.ReadAsync(lastVisit ?? (moment ?? now) - FirstLook, moment, MaxChanges, exceptBy: user.PersonId, ct);
        var reading = figures.ReadAsync(query, [Person.Category, PeriodClose.Category], ct);
        var listing = scorecards.ListAsync(query, ct);
        var correcting = corrections.ListAsync(query, kpiId: null, ct);
        var owing = okrs.AllAsync(query, ct);
        var paying = rewards.AllAsync(query, ct);
        await Task.WhenAll(changes, reading, listing, correcting, owing, paying);

        var read = await reading;
        var listed = await listing;
        return TypedResults.Ok(new HomeView(
            read.Snapshot.AsOf,
            new OwedItems(read, await correcting, user).List(),
            await owing,
            await paying,
            await changes,
            ScorecardListItem.Of(listed with { Visible = [.. listed.Visible.Where(scorecard => IsMine(scorecard.State.UnitId, user))] }),
            lastVisit));
    }

    /// <summary>The units where the reader works or has a role, and those directly below.</summary>
    private static bool IsMine(Guid unitId, CurrentUser user)
    {
        bool Mine(Guid? id) => id is { } unit && (unit == user.Person.UnitId || user.Person.Grants.Any(grant => grant.UnitId == unit));
        return Mine(unitId) || Mine(user.Organization.Tree.Find(unitId)?.ParentId);
    }
}

/// <param name="Owed">What is most urgent first.</param>
/// <param name="OwedOkrs">What is owed to objectives: check-ins, objectives to be closed, answers to mentions.</param>
/// <param name="OwedRewards">Runs to review or approve and disputes to answer, for those who decide on them.</param>
/// <param name="Changes">What others did since the last visit (at first, in the last seven days), newest first.</param>
/// <param name="LastVisit">When the visit before this one ended; null on the first, and when one looks back.</param>
public sealed record HomeView(
    AsOfView AsOf,
    IReadOnlyList<OwedItem> Owed,
    IReadOnlyList<OwedCheckIn> OwedOkrs,
    IReadOnlyList<OwedReward> OwedRewards,
    IReadOnlyList<ChangeEntry> Changes,
    IReadOnlyList<ScorecardListItem> Scorecards,
    DateTimeOffset? LastVisit);
