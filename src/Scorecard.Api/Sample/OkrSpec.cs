using Scorecard.Domain.Okrs;

namespace Scorecard.Api.Sample;

internal sealed record OkrFile(IReadOnlyList<CycleSpec> Cycles, IReadOnlyList<OkrSpec> Objectives);

/// <param name="Quarter">Such as <c>2026-Q4</c>; also its name.</param>
/// <param name="Planned">Null = planned along with the start of the one before.</param>
/// <param name="Rhythm">Of check-ins; null = as in the cycle before, or the default of the first.</param>
internal sealed record CycleSpec(
    string Quarter,
    DateOnly? Planned = null,
    RhythmSpec? Rhythm = null,
    DateOnly? Started = null,
    DateOnly? ClosingFrom = null,
    DateOnly? Closed = null);

/// <param name="On">When it was decided.</param>
internal sealed record RhythmSpec(int EveryDays, int GraceDays, DateOnly On);

/// <summary>An objective with its key results, and what became of it.</summary>
/// <param name="Key">How the file names it; part of its id.</param>
/// <param name="Owner">Null = the unit as a whole.</param>
/// <param name="By">Who drafts it; null = its owner, or the head of the unit.</param>
/// <param name="CarriedFrom">The objective of an earlier cycle that it goes on from: it says the same and contributes to the same.</param>
/// <param name="Agreed">Null = it stays a draft.</param>
internal sealed record OkrSpec(
    string Key,
    string Cycle,
    string Unit,
    string? Owner,
    DateOnly Drafted,
    string? Title = null,
    string? Description = null,
    Ambition Ambition = Ambition.Committed,
    bool Private = false,
    decimal Weight = 1,
    string? By = null,
    string? CarriedFrom = null,
    IReadOnlyList<ParentSpec>? Parents = null,
    IReadOnlyList<KeyResultSpec>? KeyResults = null,
    DateOnly? Agreed = null,
    ArchivingSpec? Archived = null,
    ClosingSpec? Closed = null,
    IReadOnlyList<CommentSpec>? Comments = null);

/// <summary>One of the three.</summary>
/// <param name="Strategic">Unit and key of an objective of its scorecard of 2026: <c>HQ/loyalty</c>.</param>
/// <param name="Objective">By its key.</param>
/// <param name="KeyResult">Objective and key result: <c>q4-loyalty/subscribers</c>.</param>
internal sealed record ParentSpec(string? Strategic = null, string? Objective = null, string? KeyResult = null);

/// <param name="Owner">Null = whoever owns the objective.</param>
/// <param name="From">The key result of the objective carried forward that it goes on from; then title and measure are that one's.</param>
/// <param name="NewStart">Where that one stood.</param>
internal sealed record KeyResultSpec(
    string Key,
    string? Title = null,
    MeasureSpec? Measure = null,
    decimal Weight = 1,
    string? Owner = null,
    string? From = null,
    decimal? NewStart = null,
    CheckInsSpec? CheckIns = null);

/// <param name="Kpi">Its code, for a key result that the KPI moves.</param>
/// <param name="Reach">Of a KPI.</param>
internal sealed record MeasureSpec(
    decimal? Start = null,
    decimal? Target = null,
    string? Unit = null,
    int Decimals = 0,
    string? Kpi = null,
    KpiReach Reach = KpiReach.Latest,
    IReadOnlyList<string>? Milestones = null,
    ZoneTexts? Zones = null);

/// <summary>Check-ins one rhythm after the other from the first Monday of the cycle; what is said about one is under its number, from 0.</summary>
/// <param name="Confidence">One for each; null = the check-in was left out.</param>
/// <param name="Values">As many; of milestones how many of them are done; null for a key result that a KPI moves.</param>
/// <param name="By">Who checked in instead of the owner.</param>
/// <param name="Withdrawn">The one that was taken back at once.</param>
internal sealed record CheckInsSpec(
    IReadOnlyList<decimal?> Confidence,
    IReadOnlyList<decimal?>? Values = null,
    IReadOnlyDictionary<string, string>? Notes = null,
    IReadOnlyDictionary<string, string>? NextSteps = null,
    IReadOnlyDictionary<string, string>? By = null,
    IReadOnlyDictionary<string, BlockerSpec>? Blockers = null,
    CheckInCorrectionSpec? Corrected = null,
    int? Withdrawn = null);

internal sealed record BlockerSpec(string Text, string Owner);

internal sealed record CheckInCorrectionSpec(int Number, DateOnly On, decimal Value, string Reason);

internal sealed record ArchivingSpec(DateOnly On, string Reason);

/// <param name="Scores">Of the key results, in their order.</param>
/// <param name="Learnings">By question.</param>
internal sealed record ClosingSpec(
    DateOnly On, ObjectiveOutcome Outcome, IReadOnlyList<decimal> Scores, IReadOnlyDictionary<string, string> Learnings, string? Note = null);

internal sealed record CommentSpec(string By, DateOnly On, string Text, IReadOnlyList<string>? Mentions = null);
