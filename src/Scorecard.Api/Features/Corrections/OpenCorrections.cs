using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Kpis.Corrections;
using Scorecard.Domain.Kpis.Segments;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Corrections;

/// <summary>The corrections that wait for an approval, by the value that they would replace.</summary>
/// <param name="facts">With every state of <see cref="Correction"/>; without them nothing waits.</param>
public sealed class OpenCorrections(Facts facts)
{
    private readonly Dictionary<(Guid KpiId, Period Period, SegmentKey? Segment), Stored<Correction>> _open = facts.All<Correction>()
        .Where(correction => correction.State.IsOpen)
        .ToDictionary(correction => (correction.State.Proposal!.KpiId, correction.State.Proposal.Period, correction.State.Proposal.Segment));

    public Stored<Correction>? Of(Guid kpiId, Period period, SegmentKey? segment) => _open.GetValueOrDefault((kpiId, period, segment));
}
