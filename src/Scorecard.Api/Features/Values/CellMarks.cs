using Scorecard.Api.Features.Corrections;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Closing;
using Scorecard.Domain.Kpis.Corrections;
using Scorecard.Domain.Kpis.Segments;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Values;

/// <summary>What is marked on the values of KPIs: closed periods and corrections that wait for an approval.</summary>
/// <param name="facts">With every state of <see cref="Kinds"/>.</param>
public sealed class CellMarks(Facts facts, FiscalCalendar calendar)
{
    private readonly OpenCorrections _open = new(facts);

    public static IReadOnlyList<string> Kinds { get; } = [PeriodClose.Category, Correction.Category];

    public ClosedPeriods ClosedPeriods { get; } = new(facts, calendar);

    public CellMark Of(Stored<Kpi> kpi, Period period, SegmentKey? segment = null) =>
        new(ClosedPeriods.IsClosed(kpi.State, period), Pending(kpi, period, segment));

    private PendingCorrection? Pending(Stored<Kpi> kpi, Period period, SegmentKey? segment)
    {
        if (_open.Of(kpi.Id, period, segment) is not { State.Proposal: { After: var after, ProposedBy: var by } } open)
            return null;

        var figure = KpiValues.Figure(kpi.State.DefinitionAt(period), after.Value, after.Numerator, after.Denominator);
        return new PendingCorrection(open.Id, figure, after.NotApplicable, by);
    }
}

public sealed record CellMark(bool Closed, PendingCorrection? Pending);

/// <param name="Figure">Null when it takes the value back, or marks the period as not applicable.</param>
public sealed record PendingCorrection(Guid Id, decimal? Figure, bool NotApplicable, Guid ProposedBy);
