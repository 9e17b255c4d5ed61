using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.OpenApi;
using Scorecard.Api.Infrastructure.Reads;

namespace Scorecard.Api.Features.Okrs.CheckIns;

/// <param name="CheckIns">All up to the business day, oldest first, also those that were taken back.</param>
/// <param name="Points">The course of the progress: a point for each day with a check-in; of a KPI for the end of each of its periods in the cycle and for the business day.</param>
/// <param name="Elapsed">How much of the cycle had passed, on its first and its last day; a straight line in between.</param>
[ContractName("KeyResultHistory")]
public sealed record KeyResultHistoryView(
    AsOfView AsOf,
    Guid ObjectiveId,
    string ObjectiveTitle,
    HistoryCycle Cycle,
    KeyResultView KeyResult,
    IReadOnlyList<CheckInEntry> CheckIns,
    IReadOnlyList<ProgressPoint> Points,
    IReadOnlyList<ElapsedPoint> Elapsed);

/// <summary>The cycle in which a key result is measured.</summary>
public sealed record HistoryCycle(Guid Id, string Name, DateOnly FirstDay, DateOnly LastDay);

/// <param name="By">Null when the name was erased.</param>
/// <param name="Progress">As it is: below 0 and above 1, too; by the measure as it is now. Null for a KPI.</param>
/// <param name="Corrected">Its figures were corrected later.</param>
/// <param name="Earlier">What it said before each correction, oldest first.</param>
/// <param name="Withdrawn">It was taken back and counts for nothing.</param>
public sealed record CheckInEntry(
    Guid Id,
    DateOnly Date,
    PersonRef? By,
    DateTimeOffset RecordedAt,
    decimal? Value,
    IReadOnlyList<Guid> MilestonesDone,
    decimal? Progress,
    decimal? Confidence,
    string? Note,
    string? Blocker,
    PersonRef? BlockerOwner,
    string? NextSteps,
    bool Corrected,
    IReadOnlyList<EarlierCheckIn> Earlier,
    bool Withdrawn,
    bool CanCorrect,
    bool CanWithdraw);

/// <summary>What a check-in said before it was corrected.</summary>
/// <param name="Reason">Why it was corrected.</param>
/// <param name="CorrectedBy">Null when the name was erased.</param>
public sealed record EarlierCheckIn(
    decimal? Value,
    IReadOnlyList<Guid> MilestonesDone,
    decimal? Progress,
    decimal? Confidence,
    string? Note,
    string? Blocker,
    PersonRef? BlockerOwner,
    string? NextSteps,
    string Reason,
    PersonRef? CorrectedBy,
    DateTimeOffset CorrectedAt);

/// <param name="Value">In the unit of the measure; of milestones and zones a share.</param>
/// <param name="Progress">As it is: below 0 and above 1, too.</param>
/// <param name="Elapsed">Share of the cycle that had passed, 0 to 1.</param>
public sealed record ProgressPoint(DateOnly Date, decimal? Value, decimal? Progress, decimal? Confidence, decimal Elapsed);

/// <param name="Share">0 to 1.</param>
public sealed record ElapsedPoint(DateOnly Date, decimal Share);
