using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Home;

public enum ChangeSubject
{
    Kpi,
    Scorecard,
    Unit,
    Person,
    Organization,
    Objective,
    KeyResult,

    /// <summary>One's own, by the id of its run.</summary>
    RewardStatement,
}

/// <param name="Id">Kind of stream, its id and the version of the event.</param>
/// <param name="Kind">The stored name of the event.</param>
/// <param name="By">Null for a person who was erased.</param>
/// <param name="SubjectName">Of a statement that of its plan.</param>
/// <param name="Period">The business period it is about, or from which it holds.</param>
/// <param name="Before">
/// The figure of the KPI or key result before, where the event is about one: of milestones the share done, 0 to 1; of what a KPI moves the
/// confidence, 0 to 10.
/// </param>
/// <param name="ProposedBy">Who proposed the correction that was approved; null for other events.</param>
/// <param name="UnitKind">Of the KPI; null for other subjects.</param>
/// <param name="ObjectiveId">The objective of the key result; null for other subjects.</param>
/// <param name="MeasureKind">Of the key result; null for other subjects.</param>
public sealed record ChangeEntry(
    string Id,
    string Kind,
    DateTimeOffset At,
    PersonRef? By,
    ChangeSubject SubjectKind,
    Guid SubjectId,
    string SubjectName,
    Period? Period,
    decimal? Before,
    decimal? After,
    UnitKind? UnitKind,
    string? UnitSymbol,
    int? Decimals,
    string? Reason,
    PersonRef? ProposedBy = null,
    Guid? ObjectiveId = null,
    MeasureKind? MeasureKind = null);
