using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Closing;
using Scorecard.Domain.Time;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Values;

/// <summary>Which periods of which KPIs are closed. A value belongs to the unit that owns the KPI in its period.</summary>
/// <param name="facts">With every state of <see cref="PeriodClose"/>.</param>
public sealed class ClosedPeriods(Facts facts, FiscalCalendar calendar)
{
    private readonly Dictionary<Guid, Stored<PeriodClose>> _closes = facts.All<PeriodClose>().ToDictionary(close => close.Id);

    public bool IsClosed(Kpi kpi, Period period) => IsClosed(kpi.DefinitionAt(period).OwnerUnitId, period);

    public bool IsClosed(Guid unitId, Period period) => _closes.GetValueOrDefault(unitId)?.State.IsClosed(period, calendar) ?? false;

    /// <summary>What a decision about a value rests on: nobody closes or reopens a period of the unit until it is recorded.</summary>
    public Premise PremiseOf(Guid orgId, Kpi kpi, Period period)
    {
        var unitId = kpi.DefinitionAt(period).OwnerUnitId;
        return new(new StreamId(orgId, PeriodClose.Category, unitId), _closes.GetValueOrDefault(unitId)?.Version ?? 0);
    }
}
