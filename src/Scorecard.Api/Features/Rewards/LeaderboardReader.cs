using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Rewards;

/// <summary>
/// Which leaderboards somebody may see: those of periods in which they take part in the plan, or of plans whose pay they may see. It has to be
/// on in the version that pays the period and in the latest one: switched off, it is off at once, for earlier periods too.
/// </summary>
public sealed class LeaderboardReader(Reader reader, RewardAccess access, CurrentUser user)
{
    /// <summary>Plans whose leaderboard of the last period that is over is on today.</summary>
    public async Task<IReadOnlyList<(Guid PlanId, string PlanName, LeaderboardSettings Settings)>> OnAsync(CancellationToken ct)
    {
        var read = await reader.ReadAsync(new Needs { AllOf = [RewardPlan.Category, Participant.Category] }, ct);
        var own = read.Facts.All<Participant>().Where(one => one.State.PersonId == user.PersonId).ToDictionary(one => one.State.PlanId, one => one.State);
        return
        [
            .. from plan in read.Facts.All<RewardPlan>()
               where plan.State.Versions is [.., { Rules.Leaderboard: not null }]
                   && (access.MaySee(plan.State) || TakesPart(own.GetValueOrDefault(plan.Id), LastOver(date: null, plan.State.Terms!.Frequency, read.Organization), read.Organization.Calendar))
               orderby plan.State.Terms!.Name, plan.Id
               select (plan.Id, plan.State.Terms!.Name, plan.State.Versions[^1].Rules.Leaderboard!),
        ];
    }

    /// <exception cref="RefusedException"><c>reward_plan.not_found</c> for those who do not take part in the period, <c>reward_leaderboard.off</c>.</exception>
    public async Task<(RewardPlanTerms Terms, RewardPlanVersion Version, Period Period, Snapshot Read)> FindAsync(Guid planId, AsOfQuery query, CancellationToken ct)
    {
        var today = await reader.ReadAsync(new Needs { Some = [(RewardPlan.Category, planId), (Participant.Category, DerivedIds.Of(planId, user.PersonId))] }, ct);
        var read = await reader.ReadAsync(query, new Needs { Some = [(RewardPlan.Category, planId)] }, ct);
        if (today.Facts.Find<RewardPlan>(planId)?.State is not { Terms: not null } plan)
            throw RefusedException.NotFound("reward_plan");

        var known = read.Facts.Find<RewardPlan>(planId)?.State;
        var terms = known?.Terms ?? plan.Terms;
        var period = LastOver(query.Date, terms.Frequency, read.Organization);
        if (!access.MaySee(plan) && !TakesPart(today.Facts.Find<Participant>(DerivedIds.Of(planId, user.PersonId))?.State, period, read.Organization.Calendar))
            throw RefusedException.NotFound("reward_plan");

        return plan.Versions is [.., { Rules.Leaderboard: not null }] && known?.VersionFor(period) is { Rules.Leaderboard: not null } version
            ? (terms, version, period, read)
            : throw new RefusedException(StatusCodes.Status404NotFound, RewardErrors.LeaderboardOff);
    }

    private static bool TakesPart(Participant? own, Period period, FiscalCalendar calendar) =>
        own is not null && Participation.Within(own.Segments, period.FirstDay(calendar), period.LastDay(calendar)) is not [];

    /// <summary>The plan's period that a date lies in, or the one before it while that is not over.</summary>
    private static Period LastOver(Period? date, Frequency frequency, OrganizationContext organization)
    {
        var calendar = organization.Calendar;
        var period = Period.Containing(date?.LastDay(calendar) ?? organization.Today, frequency, calendar);
        return period.LastDay(calendar) < organization.Today ? period : Period.Containing(organization.Today, frequency, calendar).Previous;
    }
}
