using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Time;
using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.Scoring;

/// <summary>From rows of the values table to the series of KPIs.</summary>
public static class SeriesBooks
{
    public static SeriesBook Of(OrganizationContext organization, IEnumerable<Stored<Kpi>> kpis, IEnumerable<StoredValue> values)
    {
        var states = kpis.ToDictionary(kpi => kpi.Id, kpi => kpi.State);
        return new SeriesBook(organization.Rules, organization.Today, states, Recorded(states, values, organization.Calendar));
    }

    /// <summary>What stands for each KPI; rows that a correction superseded, and those of KPIs not asked for, are left out.</summary>
    public static Dictionary<Guid, ValueSeries> Recorded(IReadOnlyDictionary<Guid, Kpi> kpis, IEnumerable<StoredValue> values, FiscalCalendar calendar) => values
        .Where(value => value.SupersededAt is null && kpis.ContainsKey(value.KpiId))
        .GroupBy(value => value.KpiId)
        .ToDictionary(
            group => group.Key,
            group => new ValueSeries(group.Select(value => ValueRows.Standing(value, kpis[group.Key].Frequency, calendar))));
}
