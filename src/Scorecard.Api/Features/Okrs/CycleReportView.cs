using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.OpenApi;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Okrs;

namespace Scorecard.Api.Features.Okrs;

/// <summary>How a cycle ended, or would end by the reviews drafted so far: of the objectives that the reader may see, without archived ones.</summary>
/// <param name="Units">Units with objectives of the cycle, in the order of the unit tree from the top; each without the units below.</param>
/// <param name="Hints">Where the ambition does not fit the scores.</param>
/// <param name="Objectives">In the order of the unit tree from the top.</param>
/// <param name="Learnings">Every answer given to a question of a review, in the order of the objectives.</param>
[ContractName("CycleReport")]
public sealed record CycleReportView(
    AsOfView AsOf,
    AlignmentCycle Cycle,
    CycleFigures Figures,
    IReadOnlyList<CycleUnitLine> Units,
    IReadOnlyList<CycleHintView> Hints,
    IReadOnlyList<CycleObjectiveLine> Objectives,
    IReadOnlyList<CycleLearning> Learnings);

public sealed record CycleUnitLine(Guid UnitId, string UnitName, CycleFigures Figures);

/// <param name="UnitId">Null = of all objectives that the reader may see.</param>
/// <param name="Mean">Of the scores of the aspirational objectives.</param>
/// <param name="Scored">How many of them have a score.</param>
[ContractName("CycleHint")]
public sealed record CycleHintView(CycleHintCode Code, Guid? UnitId, string? UnitName, decimal Mean, int Scored);

/// <param name="Score">The final one, or that of the draft of its review; null without.</param>
/// <param name="Expected">The score that is expected of its ambition: 1.0 committed, 0.7 aspirational.</param>
/// <param name="Progress">0 to 1, on the business day.</param>
/// <param name="KeyResults">How many it has.</param>
/// <param name="CarriedTo">Objectives of other cycles that go on with it and that the reader may see.</param>
public sealed record CycleObjectiveLine(
    Guid Id,
    string Title,
    Guid UnitId,
    string UnitName,
    PersonRef? Owner,
    Ambition Ambition,
    ObjectiveStage Stage,
    decimal? Score,
    ScoreBand? Band,
    decimal Expected,
    ObjectiveOutcome? Outcome,
    decimal? Progress,
    int KeyResults,
    IReadOnlyList<Guid> CarriedTo);

/// <param name="Question">A code: <c>what-worked</c>, <c>what-hindered</c>, <c>what-next</c>.</param>
public sealed record CycleLearning(Guid ObjectiveId, string Title, Guid UnitId, string UnitName, string Question, string Text);
