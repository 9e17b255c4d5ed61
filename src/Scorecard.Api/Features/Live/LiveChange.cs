namespace Scorecard.Api.Features.Live;

/// <summary>That something changed, without what: whoever shows it reads it again.</summary>
/// <param name="Id">Of the objective for its comments, of the KPI for its values.</param>
/// <param name="ObjectiveId">The objective it belongs to; null for what belongs to none.</param>
/// <param name="ActorId">Who did it, so that one's own doings can be told apart.</param>
public sealed record LiveChange(LiveKind Kind, Guid Id, Guid? ObjectiveId, Guid ActorId, DateTimeOffset At);

public enum LiveKind
{
    Cycle,

    /// <summary>An objective or the definition of one of its key results.</summary>
    Objective,

    /// <summary>A check-in.</summary>
    KeyResult,

    ObjectiveComments,

    /// <summary>A KPI's definition or targets.</summary>
    Kpi,

    KpiValues,
    Scorecard,

    /// <summary>How far a run of pay has come.</summary>
    RewardRun,

    Dispute,
}

/// <summary>A change with its place in the log.</summary>
internal readonly record struct PlacedChange(long Position, LiveChange Change);

/// <summary>What one look at the log brought one person.</summary>
/// <param name="Position">Everything up to here has been told with it.</param>
/// <param name="Changes">Null = too many to tell: everything that is shown must be read again.</param>
internal sealed record LiveNews(long Position, IReadOnlyList<PlacedChange>? Changes)
{
    /// <summary>More than so many at once are not told one by one.</summary>
    public const int Most = 100;

    public static LiveNews Of(long position, IReadOnlyList<PlacedChange> changes) => new(position, changes.Count > Most ? null : changes);
}
