using Scorecard.Domain.Kpis.Corrections;
using Scorecard.Domain.Kpis.Values;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Home;

/// <summary>
/// Tells each correction that needed an approval once: a proposal that was settled since is not told as if it were open, and the value
/// that an approval recorded is told by the approval. Asked for every event, the newest first.
/// </summary>
internal sealed class ToldCorrections
{
    private readonly HashSet<Guid> _settled = [];

    /// <summary>Whether the event is told for itself.</summary>
    public bool Tells(Recorded recorded)
    {
        switch (recorded.Change)
        {
            case KpiValueEvent { Proposal: not null }:
                return false;
            case CorrectionProposed:
                return !_settled.Contains(recorded.Stream.Id);
            case CorrectionApproved or CorrectionRejected or CorrectionWithdrawn:
                return _settled.Add(recorded.Stream.Id);
            default:
                return true;
        }
    }
}
