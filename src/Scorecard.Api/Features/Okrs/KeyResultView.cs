using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.OpenApi;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Scoring;

namespace Scorecard.Api.Features.Okrs;

/// <param name="Latest">The check-in that stands on the business date; null = none yet.</param>
/// <param name="ProgressVersion">What a check-in sends as the version it saw; 0 = none yet.</param>
/// <param name="Kpi">Of a KPI-driven key result: the KPI, for those who may read it.</param>
/// <param name="KpiHidden">It is driven by a KPI that the reader may not see.</param>
/// <param name="Score">The final one, 0 to 1; null until the objective is closed.</param>
/// <param name="CanCheckIn">The reader may check in, and it takes check-ins: neither archived nor closed, in a cycle that has started.</param>
public sealed record KeyResultView(
    Guid Id,
    string Title,
    string? Description,
    MeasureView Measure,
    decimal Weight,
    PersonRef? Owner,
    bool Archived,
    KeyResultReadingView Reading,
    CheckInView? Latest,
    int ProgressVersion,
    KeyResultKpi? Kpi,
    bool KpiHidden,
    decimal? Score,
    bool CanCheckIn);

/// <summary>The KPI that drives a key result.</summary>
public sealed record KeyResultKpi(Guid Id, string Code, string Name);

/// <param name="Current">In the unit of the measure; of milestones and zones a share.</param>
/// <param name="Progress">As it is: below 0 and above 1, too.</param>
/// <param name="Clamped">0 to 1, as it counts for the objective.</param>
/// <param name="Confidence">0 to 10.</param>
/// <param name="DueOn">When the next check-in is due; null when none is.</param>
[ContractName("KeyResultReading")]
public sealed record KeyResultReadingView(
    decimal? Current,
    decimal? Progress,
    decimal? Clamped,
    bool BelowStart,
    decimal? Confidence,
    DateOnly? LastCheckInOn,
    DateOnly? DueOn,
    OkrStatus Status,
    Explanation Explanation);

/// <param name="Date">The day it was recorded, where the organization is.</param>
/// <param name="By">Null when the name was erased.</param>
/// <param name="Corrected">Its figures were corrected later.</param>
public sealed record CheckInView(
    Guid Id,
    DateOnly Date,
    PersonRef? By,
    decimal? Value,
    IReadOnlyList<Guid> MilestonesDone,
    decimal? Confidence,
    string? Note,
    string? Blocker,
    PersonRef? BlockerOwner,
    string? NextSteps,
    bool Corrected);
