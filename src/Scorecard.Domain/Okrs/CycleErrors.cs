using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Okrs;

public static class CycleErrors
{
    public static readonly DomainError NotFound = new("cycle.not_found", "There is no such cycle.");

    public static readonly DomainError AlreadyPlanned = new("cycle.already_exists", "This cycle already exists.");

    public static readonly DomainError NameRequired = new("cycle.name_required", "A cycle needs a name, such as “Q1 2027”.");

    public static readonly DomainError SpanNotInCalendar = new(
        "cycle.span_not_in_calendar",
        "A quarter or a year starts and ends with one of the fiscal calendar. Take its days, or make the cycle a custom one.");

    public static readonly DomainError LengthInvalid = new("cycle.length_invalid", "A custom cycle is 7 to 1,096 days long and ends after it starts.");

    public static readonly DomainError YearOutOfRange = new("cycle.year_out_of_range", "A cycle lies between the years 1900 and 2200.");

    public static readonly DomainError RhythmInvalid = new(
        "cycle.rhythm_invalid",
        "Check-ins are due every 1 to 92 days, with 0 to 31 days of grace.");

    public static readonly DomainError FirstDayFixed = new(
        "cycle.first_day_fixed",
        "A cycle that has started keeps its first day. Move its last day instead.");

    public static readonly DomainError ReasonRequired = new(
        "cycle.reason_required",
        "Changing the days of a cycle that has started, closing one with open objectives, and reopening one needs a reason.");

    public static readonly DomainError NotPlanning = new("cycle.not_planning", "Only a cycle that is being planned can be started.");

    public static readonly DomainError NotActive = new("cycle.not_active", "Only an active cycle can go into closing. Start it first.");

    public static readonly DomainError NotClosing = new("cycle.not_closing", "Only a cycle in closing can be closed. Begin its closing first.");

    public static readonly DomainError ObjectivesOpen = new(
        "cycle.objectives_open",
        "Objectives of the cycle are not closed yet. Close or archive them, or accept that they stay open.");

    public static readonly DomainError NothingToReopen = new("cycle.nothing_to_reopen", "Only a cycle that is closed or in closing can be reopened.");

    public static readonly DomainError NotStarted = new("cycle.not_started", "The cycle has not started. Check-ins begin when it does.");

    public static readonly DomainError Closed = new("cycle.closed", "The cycle is closed. Reopen it to change anything in it.");
}
