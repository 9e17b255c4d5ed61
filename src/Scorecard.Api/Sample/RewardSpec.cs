using Scorecard.Domain.Rewards;

namespace Scorecard.Api.Sample;

/// <summary>A reward plan of the sample, who takes part in it, and its runs.</summary>
/// <param name="Leaderboard">Units rank by the first measure.</param>
/// <param name="By">HR: writes the plan, computes, freezes and pays.</param>
/// <param name="From">The first quarter that it pays.</param>
/// <param name="Measures">Attainment of KPIs, or the score of each unit's own scorecard, on the default curve.</param>
/// <param name="Cap">In percent, as is the limit of what an adjustment takes back.</param>
/// <param name="Participants">What was said of them, one after the other: what is said later replaces what was said before.</param>
internal sealed record RewardFile(
    string Key,
    string Name,
    string Description,
    string Unit,
    string By,
    string Reviewer,
    string Approver,
    DateOnly Drafted,
    DateOnly Published,
    string From,
    IReadOnlyList<RewardMeasureSpec> Measures,
    decimal RoundTo,
    IReadOnlyList<ParticipantSpec> Participants,
    IReadOnlyList<RunSpec> Runs,
    RewardGateSpec? Gate = null,
    RewardModifierSpec? Modifier = null,
    decimal? Cap = null,
    decimal? RecoveryLimit = null,
    IReadOnlyList<AwardSpec>? Awards = null,
    bool Leaderboard = false,
    IReadOnlyList<ModifiedSpec>? Modified = null,
    IReadOnlyList<DisputeSpec>? Disputes = null);

/// <param name="Kpi">Null = the scorecard of each participant's own unit.</param>
internal sealed record RewardMeasureSpec(string? Kpi, decimal Weight);

/// <param name="Unit">Who may get it; null = everybody.</param>
/// <param name="Kpi">What must reach a value in every month; null where the best by the first measure get it.</param>
/// <param name="Top">How many of the best.</param>
internal sealed record AwardSpec(string Key, string Name, decimal Quantity, string QuantityUnit, string? Unit = null, string? Kpi = null, decimal AtLeast = 0, int Top = 0);

/// <summary>A value that every month must reach, else the factor is capped.</summary>
internal sealed record RewardGateSpec(string Kpi, decimal AtLeast, decimal CapAt);

internal sealed record RewardModifierSpec(string Key, string Name, decimal Minimum, decimal Maximum);

internal sealed record ParticipantSpec(string Person, DateOnly On, IReadOnlyList<SegmentSpec> Segments, string? Reason = null);

/// <param name="To">Null = to the end of the last fiscal year.</param>
internal sealed record SegmentSpec(DateOnly From, string Unit, decimal Amount, DateOnly? To = null);

internal sealed record ModifiedSpec(string Person, string Period, decimal Percent, DateOnly On);

/// <summary>A second run of a period adjusts the first. Steps that are null have not been taken yet.</summary>
internal sealed record RunSpec(
    string Period, DateOnly Computed, DateOnly? Reviewed = null, DateOnly? Approved = null, DateOnly? Frozen = null, DateOnly? Paid = null);

/// <param name="Period">Its first run is what the dispute is about.</param>
internal sealed record DisputeSpec(string Person, string Period, DisputeReason Reason, DateOnly On, string Text, IReadOnlyList<DisputeAnswerSpec> Answers);

internal sealed record DisputeAnswerSpec(string By, DateOnly On, string Text, bool NeedsInformation = false);
