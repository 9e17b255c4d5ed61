using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Rewards;

/// <summary>
/// Which leaderboards somebody may see: those of plans in which they take part, or whose pay they may see. It has to be on in the version
/// that pays the period and in the latest one: switched off, it is off at once, for earlier periods too.
/// </summary>
public sealed class LeaderboardReader(Reader reader, RewardAccess access, CurrentUser user)
{
    /// <summary>Plans whose leaderboard is on today.</summary>
    public async Task<IReadOnlyList<(Guid PlanId, string PlanName, LeaderboardSettings Settings)>> OnAsync(CancellationToken ct)
    {
        var read = await reader.ReadAsync(new Needs { AllOf = [RewardPlan.Category, Participant.Category] }, ct);
        var own = read.Facts.All<Participant>().Where(one => one.State.PersonId == user.PersonId && one.State.Segments is not []).Select(one => one.State.PlanId).ToHashSet();
        return
        [
            .. from plan in read.Facts.All<RewardPlan>()
               where plan.State.Versions is [.., { Rules.Leaderboard: not null }] && (own.Contains(plan.Id) || access.MaySee(plan.State))
               orderby plan.State.Terms!.Name, plan.Id
               select (plan.Id, plan.State.Terms!.Name, plan.State.Versions[^1].Rules.Leaderboard!),
        ];
    }

    /// <exception cref="RefusedException"><c>reward_plan.not_found</c> for those who do not take part, <c>reward_leaderboard.off</c>.</exception>
    public async Task<(RewardPlanTerms Terms, RewardPlanVersion Version, Period Period, Snapshot Read)> FindAsync(Guid planId, AsOfQuery query, CancellationToken ct)
    {
        var today = await reader.ReadAsync(new Needs { Some = [(RewardPlan.Category, planId), (Participant.Category, DerivedIds.Of(planId, user.PersonId))] }, ct);
        if (today.Facts.Find<RewardPlan>(planId)?.State is not { Terms: not null } plan
            || !(access.MaySee(plan) || today.Facts.Find<Participant>(DerivedIds.Of(planId, user.PersonId)) is { State.Segments: not [] }))
        {
            throw RefusedException.NotFound("reward_plan");
        }

        var read = await reader.ReadAsync(query, new Needs { Some = [(RewardPlan.Category, planId)] }, ct);
        if (plan.Versions is not [.., { Rules.Leaderboard: not null }] || read.Facts.Find<RewardPlan>(planId)?.State is not { Terms: { } terms } known)
            throw new RefusedException(StatusCodes.Status404NotFound, RewardErrors.LeaderboardOff);

        var period = LastOver(query.Date, terms.Frequency, read.Organization);
        return known.VersionFor(period) is { Rules.Leaderboard: not null } version
            ? (terms, version, period, read)
            : throw new RefusedException(StatusCodes.Status404NotFound, RewardErrors.LeaderboardOff);
    }

    /// <summary>The plan's period that a date lies in, or the one before it while that is not over.</summary>
    private static Period LastOver(Period? date, Frequency frequency, OrganizationContext organization)
    {
        var calendar = organization.Calendar;
        var period = Period.Containing(date?.LastDay(calendar) ?? organization.Today, frequency, calendar);
        return period.LastDay(calendar) < organization.Today ? period : Period.Containing(organization.Today, frequency, calendar).Previous;
    }
}
