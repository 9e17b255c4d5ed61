using Scorecard.Domain.Kernel;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Kpis.Values;

/// <summary>Decisions about the values of a KPI, each a function of the KPI, what stands for the period, and the command.</summary>
public static class KpiValues
{
    /// <summary>Category of the stream of values; its id is the KPI's.</summary>
    public const string Category = "kpi-values";

    /// <summary>
    /// Records, corrects, marks as not applicable, withdraws or comments the value of one period. The same again
    /// records nothing, whatever revision the writer saw, so that a repeated request is harmless. Whatever replaces a
    /// value needs a reason. A red result of an active KPI needs a comment. A draft takes values without ceremony:
    /// history is needed before activation. Whether the period is closed, and whether somebody has to approve, the terms
    /// say: <see cref="KpiValueErrors.ApprovalRequired"/> is the answer to a command that could be recorded but for the approval.
    /// Of a segment the same holds but for red results: targets are of the total. A segment must be one
    /// of the definition in force in the period; a value of one that no longer is may only be withdrawn.
    /// </summary>
    /// <param name="standing">What stands for the period and the command's segment; null = nothing was ever recorded.</param>
    /// <param name="today">Today where the organization is.</param>
    public static Decision<KpiValueEvent> Record(Kpi kpi, RecordedValue? standing, RecordValue command, ScoringRules rules, RecordingTerms terms, DateOnly today)
    {
        if (PeriodRefusal(kpi, command.Period, rules.Calendar, today) is { } misplaced)
            return misplaced;

        var definition = kpi.DefinitionAt(command.Period);
        if (definition.Calculation is not null)
            return KpiValueErrors.Calculated;
        if (FigureRefusal(definition, command) is { } malformed)
            return malformed;
        if (command.Segment is { } segment && definition.Segments?.Find(segment) is null && !Withdraws(standing, command))
            return KpiValueErrors.SegmentUnknown;

        var comment = string.IsNullOrWhiteSpace(command.Comment) ? null : command.Comment;
        var same = SameFigure(standing, command);
        if (same && (standing is null or { IsWithdrawn: true } || comment is null || comment == standing.Comment))
            return [];
        if (ClosedRefusal(command, terms) is { } closed)
            return closed;
        if (same)
            return [new KpiValueCommented(command.Period, comment!, command.Segment)];

        if (command.ExpectedRevision is { } expected && expected != (standing?.Revision ?? 0))
            return KpiValueErrors.Changed;

        var replaces = standing is { IsWithdrawn: false };
        if (replaces && string.IsNullOrWhiteSpace(command.Reason))
            return KpiValueErrors.ReasonRequired;
        if (comment is null && !command.CommentLater && command.Segment is null && IsRed(kpi, definition, command, rules))
            return KpiValueErrors.CommentRequired;
        if (replaces && terms.NeedsApproval)
            return KpiValueErrors.ApprovalRequired;
        if (command.NotApplicable)
            return [new KpiValueMarkedNotApplicable(command.Period, comment, command.Segment)];
        if (HasNoFigure(command))
            return [new KpiValueWithdrawn(command.Period, command.Segment)];

        return replaces
            ? [new KpiValueCorrected(command.Period, command.Value, command.Numerator, command.Denominator, comment, command.Segment)]
            : [new KpiValueRecorded(command.Period, command.Value, command.Numerator, command.Denominator, comment, command.Segment)];
    }

    /// <summary>A plain value as it is; of a ratio given in parts numerator ÷ denominator × factor. Null when there is none.</summary>
    public static decimal? Figure(KpiDefinition definition, decimal? value, decimal? numerator, decimal? denominator) =>
        value is null && numerator is { } above && denominator is { } below
            ? Exact.Ratio(above, below, definition.RatioFactor ?? ScoringDefaults.RatioFactor)
            : value;

    /// <summary>Why no value can be recorded for this period, or null.</summary>
    public static DomainError? PeriodRefusal(Kpi kpi, Period period, FiscalCalendar calendar, DateOnly today)
    {
        if (!kpi.IsDefined)
            return KpiErrors.NotFound;
        if (period.Frequency != kpi.Frequency)
            return KpiValueErrors.PeriodMismatch;
        if (period.FirstDay(calendar) > today)
            return KpiValueErrors.PeriodInFuture;
        if (kpi.IsInUse(period))
            return null;

        return kpi.ReplacedByKpiId is null ? KpiErrors.Retired : KpiErrors.Replaced;
    }

    private static DomainError? ClosedRefusal(RecordValue command, RecordingTerms terms)
    {
        if (!terms.Closed)
            return null;
        if (!terms.MayWriteClosed)
            return KpiValueErrors.PeriodClosed;

        return string.IsNullOrWhiteSpace(command.Reason) ? KpiValueErrors.ClosedReasonRequired : null;
    }

    private static DomainError? FigureRefusal(KpiDefinition definition, RecordValue command)
    {
        var hasParts = command.Numerator is not null || command.Denominator is not null;
        if (command.NotApplicable)
            return hasParts || command.Value is not null ? KpiValueErrors.NotApplicableWithValue : null;
        if (IsTooPrecise(command.Value) || IsTooPrecise(command.Numerator) || IsTooPrecise(command.Denominator))
            return KpiValueErrors.TooPrecise;
        if (hasParts)
            return PartsRefusal(definition, command);

        return definition.Direction is Direction.YesNo && command.Value is not (null or 0m or 1m) ? KpiValueErrors.NotYesOrNo : null;
    }

    private static DomainError? PartsRefusal(KpiDefinition definition, RecordValue command)
    {
        if (definition.Aggregation is not Aggregation.Ratio)
            return KpiValueErrors.PartsNotAllowed;
        if (command.Value is not null)
            return KpiValueErrors.ValueAndParts;
        if (command is not { Numerator: { } numerator, Denominator: { } denominator })
            return KpiValueErrors.PartsIncomplete;
        if (denominator == 0)
            return KpiValueErrors.DenominatorZero;

        return Figure(definition, null, numerator, denominator) is null ? KpiValueErrors.OutOfRange : null;
    }

    private static bool IsTooPrecise(decimal? figure) => figure is { } given && Quantity.Check(given) is not null;

    private static bool HasNoFigure(RecordValue command) => command is { Value: null, Numerator: null, Denominator: null };

    private static bool Withdraws(RecordedValue? standing, RecordValue command) => standing is not null && HasNoFigure(command) && !command.NotApplicable;

    private static bool SameFigure(RecordedValue? standing, RecordValue command) => standing is null
        ? HasNoFigure(command) && !command.NotApplicable
        : (standing.Value, standing.Numerator, standing.Denominator, standing.NotApplicable)
            == (command.Value, command.Numerator, command.Denominator, command.NotApplicable);

    private static bool IsRed(Kpi kpi, KpiDefinition definition, RecordValue command, ScoringRules rules) =>
        kpi.Activated
        && kpi.ScaleAt(command.Period, rules.Cap) is { } scale
        && Figure(definition, command.Value, command.Numerator, command.Denominator) is { } figure
        && rules.Thresholds.OverriddenBy(definition.Scale).Colour(scale.Score(figure)) is ScoreStatus.Red;
}
