using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Rewards;

/// <summary>The KPIs that rules name, as they were known when a period began.</summary>
public sealed class KpisBefore(PostgresEventStore store, Aggregates aggregates, CurrentUser user)
{
    /// <returns>By id; nothing before the period has begun.</returns>
    public async Task<IReadOnlyDictionary<Guid, Kpi>> ReadAsync(PayRules rules, Period period, ScoringSnapshot now, CancellationToken ct)
    {
        var began = now.Organization.BeginningOf(period.FirstDay(now.Organization.Calendar));
        List<Guid> ids = [.. rules.KpiIds().Distinct().Where(now.Kpis.ContainsKey)];
        if (ids is [] || began >= now.Snapshot.AsOf.KnownAt)
            return new Dictionary<Guid, Kpi>();

        var facts = new Facts(aggregates, await store.ReadAsync(new ReadRequest(user.OrgId, began) { Some = [.. ids.Select(id => (Kpi.Category, id))] }, ct));
        return facts.All<Kpi>().Where(kpi => kpi.State.IsDefined).ToDictionary(kpi => kpi.Id, kpi => kpi.State);
    }
}
