using Scorecard.Domain.Kernel;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Okrs;

/// <content>Decisions about a cycle.</content>
public sealed partial record Cycle
{
    /// <summary>Plans a cycle. The same again records nothing.</summary>
    public Decision<CycleEvent> Plan(string name, CycleSpan span, CheckInRhythm rhythm, FiscalCalendar calendar)
    {
        if (IsPlanned)
        {
            return (Name, Kind, FirstDay, LastDay, Rhythm) == (name, span.Kind, span.FirstDay, span.LastDay, rhythm)
                ? []
                : CycleErrors.AlreadyPlanned;
        }

        if ((Refusal(name, rhythm) ?? SpanRefusal(span, calendar)) is { } refused)
            return refused;

        return [new CyclePlanned(name, span.Kind, span.FirstDay, span.LastDay, rhythm)];
    }

    /// <summary>
    /// Changes name, days or rhythm. Once started it keeps its first day, and moving the last one needs a reason; the last day may then
    /// leave the fiscal calendar, so that a quarter can be given another week.
    /// </summary>
    public Decision<CycleEvent> Revise(string name, DateOnly firstDay, DateOnly lastDay, CheckInRhythm rhythm, string? reason, FiscalCalendar calendar)
    {
        if (!IsPlanned)
            return CycleErrors.NotFound;
        if (Status is CycleStatus.Closed)
            return CycleErrors.Closed;
        if ((Name, FirstDay, LastDay, Rhythm) == (name, firstDay, lastDay, rhythm))
            return [];

        return (Refusal(name, rhythm) ?? DaysRefusal(firstDay, lastDay, reason, calendar)) is { } refused
            ? refused
            : [new CycleRevised(name, firstDay, lastDay, rhythm)];
    }

    public Decision<CycleEvent> Start() => this switch
    {
        { IsPlanned: false } => CycleErrors.NotFound,
        { Status: CycleStatus.Planning } => [new CycleStarted()],
        { Status: CycleStatus.Active } => [],
        _ => CycleErrors.NotPlanning,
    };

    /// <param name="today">Today where the organization is.</param>
    public Decision<CycleEvent> BeginClosing(DateOnly today) => this switch
    {
        { IsPlanned: false } => CycleErrors.NotFound,
        { Status: CycleStatus.Active } => [new CycleClosingBegun(today)],
        { Status: CycleStatus.Closing } => [],
        _ => CycleErrors.NotActive,
    };

    /// <summary>Closes it. Objectives that are still open must have been accepted as such.</summary>
    /// <param name="openObjectives">How many objectives of it are neither closed nor archived.</param>
    /// <param name="acceptedOpen">How many of them whoever closes it was shown and accepted.</param>
    /// <param name="today">Today where the organization is.</param>
    public Decision<CycleEvent> Close(int openObjectives, int acceptedOpen, DateOnly today) => this switch
    {
        { IsPlanned: false } => CycleErrors.NotFound,
        { Status: CycleStatus.Closing } => openObjectives > acceptedOpen ? CycleErrors.ObjectivesOpen : [new CycleClosed(openObjectives, today)],
        { Status: CycleStatus.Closed } => [],
        _ => CycleErrors.NotClosing,
    };

    /// <summary>One step back: from closed to closing, from closing to active.</summary>
    public Decision<CycleEvent> Reopen(string? reason)
    {
        if (!IsPlanned)
            return CycleErrors.NotFound;
        if (Status is not (CycleStatus.Closed or CycleStatus.Closing))
            return CycleErrors.NothingToReopen;
        if (string.IsNullOrWhiteSpace(reason))
            return CycleErrors.ReasonRequired;

        return [new CycleReopened(Status is CycleStatus.Closed ? CycleStatus.Closing : CycleStatus.Active)];
    }

    /// <summary>The days of the quarter or year after this one; null for a custom cycle, and past the year 2200.</summary>
    public CycleSpan? Next(FiscalCalendar calendar)
    {
        if (FrequencyOf(Kind) is not { } frequency)
            return null;

        var next = Period.Containing(FirstDay, frequency, calendar).Next;
        return Period.Supports(next.LastDay(calendar)) ? new CycleSpan(Kind, next.FirstDay(calendar), next.LastDay(calendar)) : null;
    }

    private DomainError? DaysRefusal(DateOnly firstDay, DateOnly lastDay, string? reason, FiscalCalendar calendar)
    {
        if (Status is CycleStatus.Planning)
            return SpanRefusal(new CycleSpan(Kind, firstDay, lastDay), calendar);
        if (firstDay != FirstDay)
            return CycleErrors.FirstDayFixed;
        if (lastDay == LastDay)
            return null;

        return LengthRefusal(firstDay, lastDay) ?? (string.IsNullOrWhiteSpace(reason) ? CycleErrors.ReasonRequired : null);
    }

    private static DomainError? Refusal(string name, CheckInRhythm rhythm)
    {
        if (string.IsNullOrWhiteSpace(name))
            return CycleErrors.NameRequired;

        return rhythm is { EveryDays: >= 1 and <= CheckInRhythm.MaxEveryDays, GraceDays: >= 0 and <= CheckInRhythm.MaxGraceDays }
            ? null
            : CycleErrors.RhythmInvalid;
    }

    private static DomainError? SpanRefusal(CycleSpan span, FiscalCalendar calendar)
    {
        if (LengthRefusal(span.FirstDay, span.LastDay) is { } refused)
            return refused;

        return FrequencyOf(span.Kind) is not { } frequency || CycleSpan.Containing(span.FirstDay, frequency, calendar) == (span.FirstDay, span.LastDay)
            ? null
            : CycleErrors.SpanNotInCalendar;
    }

    private static DomainError? LengthRefusal(DateOnly firstDay, DateOnly lastDay)
    {
        if (!Period.Supports(firstDay) || !Period.Supports(lastDay))
            return CycleErrors.YearOutOfRange;

        return lastDay.DayNumber - firstDay.DayNumber + 1 is >= MinCustomDays and <= MaxCustomDays ? null : CycleErrors.LengthInvalid;
    }

    private static Frequency? FrequencyOf(CycleKind kind) => kind switch
    {
        CycleKind.Quarter => Frequency.Quarterly,
        CycleKind.Year => Frequency.Yearly,
        CycleKind.Custom => null,
    };
}
