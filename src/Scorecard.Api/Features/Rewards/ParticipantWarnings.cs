using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Rewards;

/// <summary>What somebody should look at of the people whom a plan pays.</summary>
public static class ParticipantWarnings
{
    /// <summary>Of a run before it is frozen: whoever is paid though deactivated or erased, or takes part on only some days of the period.</summary>
    /// <param name="participants">Of the plan.</param>
    public static IEnumerable<PlanWarning> OfRun(
        IEnumerable<Participant> participants, IReadOnlyDictionary<Guid, Person> people, Period period, FiscalCalendar calendar)
    {
        var (first, last) = (period.FirstDay(calendar), period.LastDay(calendar));
        foreach (var one in participants.Where(one => Participation.Within(one.Segments, first, last) is not []).OrderBy(one => one.PersonId))
        {
            if (Gone(people, one.PersonId) is { } code)
                yield return new(code, PersonId: one.PersonId);
            if (Participation.Gaps(one.Segments, first, last) is not [])
                yield return new("participation-gap", PersonId: one.PersonId);
        }
    }

    /// <summary>Of a plan: whoever goes on taking part though deactivated or erased.</summary>
    /// <param name="participants">Of the plan.</param>
    public static IEnumerable<PlanWarning> OfPlan(IEnumerable<Participant> participants, IReadOnlyDictionary<Guid, Person> people, DateOnly today) =>
        from one in participants
        where one.Segments.Any(segment => segment.To >= today)
        let code = Gone(people, one.PersonId)
        where code is not null
        orderby one.PersonId
        select new PlanWarning(code, PersonId: one.PersonId);

    private static string? Gone(IReadOnlyDictionary<Guid, Person> people, Guid personId) => people.GetValueOrDefault(personId) switch
    {
        { Erased: true } => "participant-erased",
        { Active: false } => "participant-deactivated",
        _ => null,
    };
}
