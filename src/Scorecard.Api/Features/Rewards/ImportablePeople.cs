using Scorecard.Api.Features.Organizations;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;

namespace Scorecard.Api.Features.Rewards;

/// <summary>
/// Whom a list of participants may mean: whoever the reader sees among the people, or takes part in the plan already, which its list shows. Of
/// anybody else a list must not tell that they exist; nobody who was erased takes part anew.
/// </summary>
public static class ImportablePeople
{
    /// <param name="facts">With every person and participant.</param>
    public static IReadOnlyDictionary<Guid, Person> Of(Facts facts, Guid planId, CurrentUser user)
    {
        var taking = facts.All<Participant>().Where(one => one.State.PlanId == planId).Select(one => one.State.PersonId).ToHashSet();
        return facts.All<Person>()
            .Where(person => !person.State.Erased && (taking.Contains(person.Id) || PersonAccess.MaySee(user, person.Id, person.State)))
            .ToDictionary(person => person.Id, person => person.State);
    }
}
