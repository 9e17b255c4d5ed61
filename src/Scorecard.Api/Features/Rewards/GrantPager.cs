using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Rewards;

/// <summary>Turns grants into pages. A page reads only the runs that it shows.</summary>
public sealed class GrantPager(GrantReader reader)
{
    /// <param name="after">From the page before; null = the first page.</param>
    /// <param name="size">At most so many grants.</param>
    public async Task<RewardGrantList> PageAsync(Guid? planId, AsOfQuery query, string? after, int size, CancellationToken ct)
    {
        var (asOf, groups) = await reader.GroupsAsync(planId, query, ct);
        var place = after is null ? null : Place.Parse(after) ?? throw RefusedException.Field("after", "invalid");
        var began = place is null ? 0 : groups.Index().Where(one => (one.Item.PlanId, one.Item.Period) == (place.PlanId, place.Period)).Select(one => one.Index).FirstOrDefault(-1);
        if (began < 0)
            throw RefusedException.Field("after", "invalid");

        List<RewardGrant> grants = [];
        List<TamperedGrants> tampered = [];
        for (var index = began; index < groups.Count; index++)
        {
            if (grants.Count == size)
                return new(asOf, grants, tampered, Place.After(grants[^1]).ToString());

            var read = await reader.ReadAsync(groups[index], ct);
            if (read.Tampered is { } found)
                tampered.Add(found);
            var rest = index == began && place is not null
                ? read.Grants.SkipWhile(grant => !place.IsAt(grant)).Skip(1).ToList()
                : [.. read.Grants];
            var taken = rest.Take(size - grants.Count).ToList();
            grants.AddRange(taken);
            if (taken.Count < rest.Count)
                return new(asOf, grants, tampered, Place.After(grants[^1]).ToString());
        }

        return new(asOf, grants, tampered, Next: null);
    }

    /// <summary>The last grant of a page.</summary>
    private sealed record Place(Period Period, Guid PlanId, Guid AwardId, Guid PersonId)
    {
        public static Place After(RewardGrant grant) => new(grant.Period, grant.PlanId, grant.AwardId, grant.Person.Id);

        public static Place? Parse(string text) =>
            text.Split('~') is [var period, var plan, var award, var person]
            && Period.TryParse(period, out var parsed)
            && Guid.TryParseExact(plan, "N", out var planId)
            && Guid.TryParseExact(award, "N", out var awardId)
            && Guid.TryParseExact(person, "N", out var personId)
                ? new(parsed, planId, awardId, personId)
                : null;

        public bool IsAt(RewardGrant grant) => (grant.AwardId, grant.Person.Id) == (AwardId, PersonId);

        public override string ToString() => $"{Period}~{PlanId:N}~{AwardId:N}~{PersonId:N}";
    }
}

/// <param name="Grants">One of each person, award and period; the latest period first.</param>
/// <param name="Tampered">Plans and periods of this page of which no grant is told, because what is kept of a run is not what the log says.</param>
/// <param name="Next">Goes into <c>after</c> for the next page; null = there is no more.</param>
public sealed record RewardGrantList(
    AsOfView AsOf, IReadOnlyList<RewardGrant> Grants, IReadOnlyList<TamperedGrants> Tampered, string? Next);
