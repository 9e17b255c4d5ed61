using Scorecard.Api.Features.Values;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Closing;
using Scorecard.Domain.Kpis.Values;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Importing;

/// <summary>What a decision about the lines of a file looks at: everything that stands for the KPIs they are of.</summary>
public sealed class ImportFacts(Facts facts, CurrentUser user)
{
    public Facts All => facts;

    public ClosedPeriods Closed { get; } = new(facts, user.Organization.Calendar);

    public IReadOnlyDictionary<Guid, Stored<Kpi>> Kpis { get; } = facts.All<Kpi>().ToDictionary(kpi => kpi.Id);

    public int ValuesVersion(Guid kpiId) => facts.VersionOf(new StreamId(user.OrgId, KpiValues.Category, kpiId));

    public static async Task<ImportFacts> ReadAsync(Reader reader, CurrentUser user, IReadOnlyList<Guid> kpiIds, CancellationToken ct)
    {
        var read = await reader.ReadAsync(
            new Needs
            {
                AllOf = [PeriodClose.Category],
                Some = [.. kpiIds.Select(id => (Kpi.Category, id))],
                Versions = [.. kpiIds.Select(id => (KpiValues.Category, id))],
                ValuesOf = kpiIds,
            },
            ct);
        return new ImportFacts(read.Facts, user);
    }

    /// <summary>A decider that knows all of it, and the drafts that the import would create.</summary>
    public RowDecider Decider(IReadOnlyCollection<CreatedKpi> drafts)
    {
        var decider = new RowDecider(user, Closed);
        var kpis = Kpis.ToDictionary(kpi => kpi.Key, kpi => kpi.Value.State);
        foreach (var draft in drafts)
            kpis.TryAdd(draft.Id, StateOf(draft));
        decider.Know(facts.Values, kpis);
        return decider;
    }

    public static Kpi StateOf(CreatedKpi draft) => Kpi.Evolve(Kpi.Initial, new KpiDefined(draft.Definition));
}
