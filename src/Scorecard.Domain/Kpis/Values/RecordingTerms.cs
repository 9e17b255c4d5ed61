namespace Scorecard.Domain.Kpis.Values;

/// <summary>What the organization asks of a writer beyond the KPI's own rules.</summary>
/// <param name="Closed">The unit has closed the period: whatever is written needs a reason.</param>
/// <param name="MayWriteClosed">The writer may write in closed periods.</param>
/// <param name="NeedsApproval">Whatever replaces a standing value needs somebody else's approval.</param>
public sealed record RecordingTerms(bool Closed = false, bool MayWriteClosed = false, bool NeedsApproval = false)
{
    /// <summary>The period is open, and nobody has to approve.</summary>
    public static RecordingTerms Open { get; } = new();
}
