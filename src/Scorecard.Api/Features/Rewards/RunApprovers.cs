using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.History;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;

namespace Scorecard.Api.Features.Rewards;

/// <summary>
/// Who may approve a run today: HR of the plan's unit and whomever the plan names, but not who computed it nor anybody it is about.
/// </summary>
public sealed class RunApprovers(Reader reader)
{
    /// <param name="taking">Those who have a line in the run.</param>
    /// <returns>By name.</returns>
    public async Task<IReadOnlyList<PersonRef>> OfAsync(
        RewardPlan plan, RewardRunComputed run, IReadOnlySet<Guid> taking, IReadOnlyDictionary<Guid, PersonData> names, CancellationToken ct)
    {
        var read = await reader.ReadAsync(new Needs { AllOf = [Person.Category] }, ct);
        return
        [
            .. read.Facts.All<Person>()
                .Where(one => one.Id != run.ComputedBy && !taking.Contains(one.Id) && Sees(plan, one, read.Organization.Tree))
                .Select(one => names.RefOf(one.Id))
                .OfType<PersonRef>()
                .OrderBy(one => one.Name, StringComparer.Ordinal),
        ];
    }

    private static bool Sees(RewardPlan plan, Stored<Person> one, UnitTree tree) =>
        one.State.Active
        && (plan.Terms!.Approvers.Contains(one.Id)
            || (one.State.Grants.Any(grant => Access.Allows(grant.Role, Permission.ManageRewards))
                && Access.Of(one.State, tree).May(Permission.ManageRewards, plan.Terms.UnitId)));
}
