using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.Reads;

/// <summary>
/// The one read path: what an answer needs, together with the organization's settings and units of the same moment, in one
/// round trip. Whether the caller may see it is judged by the roles of today: see <see cref="CurrentUser"/>.
/// </summary>
public sealed class Reader(PostgresEventStore store, Aggregates aggregates, CurrentUser user, TimeProvider clock, IRecordingClock recording)
{
    /// <summary>Everything as it is now.</summary>
    public Task<Snapshot> ReadAsync(Needs needs, CancellationToken ct) => ReadAsync(AsOfQuery.Now, needs, ct);

    public async Task<Snapshot> ReadAsync(AsOfQuery query, Needs needs, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var knownAt = query.KnownAtOrRefuse(now);
        List<string> allOf = [.. OrganizationContext.Kinds.Union(needs.AllOf)];
        var result = await store.ReadAsync(
            new ReadRequest(user.OrgId, knownAt)
            {
                AllOf = allOf,
                Some = [.. needs.Some.Distinct().Where(one => !allOf.Contains(one.Kind))],
                Versions = [.. needs.Versions.Select(version => new StreamId(user.OrgId, version.Kind, version.Id))],
                ValuesOf = needs.ValuesOf,
                AllValues = needs.AllValues,
                ValuesFrom = needs.ValuesFrom,
                ValuesTo = needs.ValuesTo,
                ValueHistory = needs.ValueHistory,
            },
            ct);
        var facts = new Facts(aggregates, result);
        var organization = OrganizationContext.From(user.OrgId, facts, knownAt ?? now)
            ?? throw RefusedException.Field(query.KnownAtName, "before_the_organization");
        return new Snapshot(organization, facts, new AsOfView(
            (query.Date ?? organization.CurrentMonth).ToString(), (knownAt ?? recording.Now ?? facts.AsOf).ToUniversalTime(), IsPast: knownAt is not null));
    }
}

/// <summary>What was read: facts of one moment, with the organization of that moment.</summary>
public sealed record Snapshot(OrganizationContext Organization, Facts Facts, AsOfView AsOf);
