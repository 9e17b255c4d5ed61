using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Okrs;

namespace Scorecard.Api.Features.Okrs;

/// <param name="Cycles">The latest first.</param>
/// <param name="CanManage">The reader may plan, start and close cycles.</param>
public sealed record CycleList(AsOfView AsOf, IReadOnlyList<CycleView> Cycles, bool CanManage);

/// <param name="Elapsed">Share of the cycle's days that are over on the business date, 0 to 1.</param>
/// <param name="Objectives">Those that the reader may see and that are not archived.</param>
/// <param name="OpenObjectives">Those of them that are not closed.</param>
/// <param name="CanManage">The reader may take the next step.</param>
/// <param name="NextStep">What comes next for the cycle; null when it is closed.</param>
public sealed record CycleView(
    Guid Id,
    int Version,
    string Name,
    CycleKind Kind,
    DateOnly FirstDay,
    DateOnly LastDay,
    CheckInRhythm Rhythm,
    CycleStatus Status,
    decimal Elapsed,
    int Objectives,
    int OpenObjectives,
    bool CanManage,
    CycleStep? NextStep);

public enum CycleStep
{
    Start,
    BeginClosing,
    Close,
}
