using Scorecard.Domain.Kernel;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Okrs;

/// <summary>What somebody checks in; see <see cref="CheckIn"/>.</summary>
public sealed record CheckInFigures(
    decimal? Value = null,
    IReadOnlyList<Guid>? MilestonesDone = null,
    decimal? Confidence = null,
    string? Note = null,
    string? Blocker = null,
    Guid? BlockerOwnerId = null,
    string? NextSteps = null)
{
    /// <summary>A blocker is needed at this confidence and below.</summary>
    public const decimal BlockerAt = 3m;

    internal CheckIn Of(CheckIn checkIn) => checkIn with
    {
        Value = Value,
        MilestonesDone = MilestonesDone,
        Confidence = Confidence,
        Note = Text(Note),
        Blocker = Text(Blocker),
        BlockerOwnerId = BlockerOwnerId,
        NextSteps = Text(NextSteps),
    };

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

/// <content>
/// Decisions about check-ins. Each takes the objective of the key result and its cycle: nothing is checked in on what is closed or
/// archived, before the cycle has started or after it was closed.
/// </content>
public sealed partial record KeyResultProgress
{
    /// <summary>Checks in. The same again records nothing.</summary>
    /// <param name="today">Today where the organization is: the date of the check-in.</param>
    public Decision<CheckInEvent> Record(
        Guid checkInId, Guid keyResultId, Guid objectiveId, Objective objective, Cycle cycle, CheckInFigures figures, Guid by, DateOnly today)
    {
        var measured = objective.KeyResult(keyResultId)?.Content.Measure.Kind;
        var checkIn = figures.Of(new CheckIn(checkInId, today, by)) with { Measured = measured };
        if (Latest?.Id == checkInId)
            return Latest == checkIn with { Date = Latest.Date, Measured = Latest.Measured } ? [] : CheckInErrors.AlreadyMade;

        return (Refusal(objective, cycle, keyResultId) ?? FiguresRefusal(objective.KeyResult(keyResultId)!.Content.Measure, figures)) is { } refused
            ? refused
            : [new CheckedIn(objectiveId, checkIn)];
    }

    /// <summary>Replaces the figures of a check-in; its day and author stay. The same figures record nothing, unless they were of another kind of measure.</summary>
    /// <param name="standing">The check-in as it stands: the latest, or an earlier one read from the events; null = there is none.</param>
    public Decision<CheckInEvent> Correct(CheckIn? standing, Guid keyResultId, Objective objective, Cycle cycle, CheckInFigures figures, string? reason)
    {
        if (standing is null || Count == 0)
            return CheckInErrors.NotFound;
        if ((Refusal(objective, cycle, keyResultId) ?? FiguresRefusal(objective.KeyResult(keyResultId)!.Content.Measure, figures)) is { } refused)
            return refused;

        var after = figures.Of(standing);
        var measured = objective.KeyResult(keyResultId)!.Content.Measure.Kind;
        if (after == standing && standing.Counts(measured))
            return [];

        return string.IsNullOrWhiteSpace(reason) ? CheckInErrors.ReasonRequired : [new CheckInCorrected(standing.Id, standing, after with { Corrected = true, Measured = measured })];
    }

    /// <summary>Takes the latest check-in back: only whoever made it may.</summary>
    /// <param name="standsAgain">The check-in before it, see <see cref="CheckInLog.Before"/>; null = there is none.</param>
    public Decision<CheckInEvent> Withdraw(Guid checkInId, Guid keyResultId, Objective objective, Cycle cycle, Guid by, CheckIn? standsAgain)
    {
        if (Latest is null)
            return CheckInErrors.NotFound;
        if (Latest.Id != checkInId)
            return CheckInErrors.NotLatest;
        if (Latest.By != by)
            return CheckInErrors.NotOwn;

        return Refusal(objective, cycle, keyResultId) is { } refused ? refused : [new CheckInWithdrawn(checkInId, standsAgain)];
    }

    /// <summary>Why nothing can be checked in on a key result, or null.</summary>
    public static DomainError? Refusal(Objective objective, Cycle cycle, Guid keyResultId)
    {
        if (!objective.IsDrafted || objective.KeyResult(keyResultId) is not { } keyResult)
            return KeyResultErrors.NotFound;
        if (objective.Archived || objective.Stage is ObjectiveStage.Closed)
            return ObjectiveErrors.ReadOnly;
        if (keyResult.Archived)
            return KeyResultErrors.Archived;

        return cycle.Status switch
        {
            CycleStatus.Planning => CycleErrors.NotStarted,
            CycleStatus.Active or CycleStatus.Closing => null,
            CycleStatus.Closed => CycleErrors.Closed,
        };
    }

    private static DomainError? FiguresRefusal(Measure measure, CheckInFigures figures)
    {
        if (measure.Kind is not MeasureKind.Milestones && figures.MilestonesDone is { Count: > 0 })
            return CheckInErrors.MilestonesNotAllowed;

        var refused = measure.Kind switch
        {
            MeasureKind.Metric => figures.Value is { } value ? Quantity.Check(value) : CheckInErrors.ValueRequired,
            MeasureKind.Zones => figures.Value is { } share ? ZoneRefusal(share) : CheckInErrors.ValueRequired,
            MeasureKind.Milestones => figures.Value is null ? MilestonesRefusal(measure, figures.MilestonesDone) : CheckInErrors.ValueNotAllowed,
            MeasureKind.Kpi => figures.Value is null ? EmptyRefusal(figures) : CheckInErrors.ValueNotAllowed,
        };
        return refused ?? ConfidenceRefusal(figures);
    }

    private static DomainError? ZoneRefusal(decimal share) => share is < 0 or > 1 ? CheckInErrors.ZoneOutOfRange : Quantity.Check(share);

    private static DomainError? MilestonesRefusal(Measure measure, IReadOnlyList<Guid>? done)
    {
        if (done is null)
            return CheckInErrors.MilestonesRequired;

        return done.Distinct().Count() == done.Count && done.All(id => measure.Milestones!.Any(milestone => milestone.Id == id))
            ? null
            : CheckInErrors.MilestoneUnknown;
    }

    private static DomainError? EmptyRefusal(CheckInFigures figures) =>
        figures.Confidence is null && ((string?[])[figures.Note, figures.Blocker, figures.NextSteps]).All(string.IsNullOrWhiteSpace) ? CheckInErrors.Empty : null;

    private static DomainError? ConfidenceRefusal(CheckInFigures figures)
    {
        if (figures.Confidence is { } confidence && (confidence is < 0 or > CheckIn.MaxConfidence || decimal.Truncate(confidence) != confidence))
            return CheckInErrors.ConfidenceInvalid;

        var hasBlocker = !string.IsNullOrWhiteSpace(figures.Blocker);
        if (figures.Confidence <= CheckInFigures.BlockerAt && !(hasBlocker && figures.BlockerOwnerId is not null))
            return CheckInErrors.BlockerRequired;

        return figures.BlockerOwnerId is not null && !hasBlocker ? CheckInErrors.BlockerIncomplete : null;
    }
}
