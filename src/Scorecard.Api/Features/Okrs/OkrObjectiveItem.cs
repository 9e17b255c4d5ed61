using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.OpenApi;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Scoring;

namespace Scorecard.Api.Features.Okrs;

/// <param name="Cycle">The one asked for, or the one of the business date; null while there is none.</param>
/// <param name="Objectives">In the order of the unit tree from the top, within a unit as they were drafted.</param>
public sealed record OkrObjectiveList(AsOfView AsOf, CycleView? Cycle, IReadOnlyList<OkrObjectiveItem> Objectives);

/// <param name="Owner">Null when the unit as a whole owns it.</param>
/// <param name="Private">Only owner, drafter and owners of key results see it.</param>
/// <param name="KeyResults">In their order; archived ones come last.</param>
/// <param name="ChildCount">Objectives aligned to it that the reader may see and that are not archived.</param>
/// <param name="CanEdit">The reader may change it, as far as its stage allows.</param>
/// <param name="CanAgree">The reader may agree it or return it to a draft, as its stage allows.</param>
/// <param name="CanClose">The reader may close or reopen it, as its stage allows.</param>
public record OkrObjectiveItem(
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
    bool CanClose);

/// <param name="Progress">Weighted mean of the key results' progress, each clamped, 0 to 1; null without any figure.</param>
/// <param name="Confidence">Weighted mean of the key results' confidence, 0 to 10.</param>
/// <param name="Pace">Progress minus the elapsed share of the cycle, of a closed objective as of the day it was closed; null before it starts.</param>
/// <param name="Score">Of a closed objective, 0 to 1.</param>
/// <param name="Unknown">How many of its key results nothing is known of yet; beside others they count as 0.</param>
[ContractName("ObjectiveReading")]
public sealed record ObjectiveReadingView(
    decimal? Progress, decimal? Confidence, decimal? Pace, decimal? Score, ScoreBand? Band, OkrStatus Status, Explanation Explanation, int Unknown = 0);

/// <summary>What an objective is aligned to.</summary>
/// <param name="Id">Null when hidden.</param>
/// <param name="WithinId">The scorecard of a strategic objective, the objective of a key result; null when hidden.</param>
/// <param name="Title">Null when hidden.</param>
/// <param name="Hidden">The reader may not see it.</param>
public sealed record ParentRef(ParentKind Kind, Guid? Id, Guid? WithinId, string? Title, bool Hidden);
