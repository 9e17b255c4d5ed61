using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Okrs;

namespace Scorecard.Api.Features.Okrs;

/// <summary>An objective with everything around it.</summary>
/// <param name="ParentPaths">For each parent in turn what lies above it, from the top, as far as the reader may see it.</param>
/// <param name="Children">Objectives aligned to it that the reader may see and that are not archived.</param>
/// <param name="Review">What was written towards its closing; null = nothing yet.</param>
/// <param name="Hints">What could be written better, as long as it is a draft.</param>
/// <param name="CarriedFrom">The objective of an earlier cycle that it goes on with.</param>
/// <param name="CarriedTo">Objectives of later cycles that go on with it.</param>
public sealed record OkrObjectiveDetail(
    Guid Id,
    int Version,
    Guid CycleId,
    string Title,
    Ambition Ambition,
    Guid UnitId,
    string UnitName,
    PersonRef? Owner,
    bool Private,
    ObjectiveStage Stage,
    bool Archived,
    decimal Weight,
    ObjectiveReadingView Reading,
    IReadOnlyList<KeyResultView> KeyResults,
    IReadOnlyList<ParentRef> Parents,
    int ChildCount,
    bool CanEdit,
    bool CanAgree,
    bool CanArchive,
    bool CanClose,
    AsOfView AsOf,
    CycleView Cycle,
    string? Description,
    PersonRef? CreatedBy,
    IReadOnlyList<ParentPath> ParentPaths,
    IReadOnlyList<OkrChild> Children,
    ObjectiveReview? Review,
    IReadOnlyList<WritingHintView> Hints,
    CarriedObjective? CarriedFrom,
    IReadOnlyList<CarriedObjective> CarriedTo)
    : OkrObjectiveItem(
        Id,
        Version,
        CycleId,
        Title,
        Ambition,
        UnitId,
        UnitName,
        Owner,
        Private,
        Stage,
        Archived,
        Weight,
        Reading,
        KeyResults,
        Parents,
        ChildCount,
        CanEdit,
        CanAgree,
        CanArchive,
        CanClose);

/// <param name="UnitName">Of the objective or scorecard; null when hidden.</param>
/// <param name="Above">From the top; the first of each one's own parents is followed.</param>
public sealed record ParentPath(ParentRef Parent, string? UnitName, IReadOnlyList<ParentRef> Above);

/// <param name="KeyResultId">The key result it is aligned to; null = to the objective itself.</param>
public sealed record OkrChild(
    Guid Id, string Title, Guid UnitId, string UnitName, PersonRef? Owner, Guid? KeyResultId, decimal? Progress, OkrStatus Status);

/// <param name="Title">Null when hidden.</param>
/// <param name="Hidden">The reader may not see it.</param>
public sealed record CarriedObjective(Guid? Id, string? Title, Guid? CycleId, string? CycleName, bool Hidden);
