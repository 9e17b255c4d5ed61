using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Rewards;

/// <summary>Why a line of a list of participants, or the list as a whole, cannot be taken over.</summary>
public static class ParticipationImportErrors
{
    public static readonly DomainError PersonUnknown = new("participation_import.person_unknown", "Nobody has this e-mail address or id.");

    public static readonly DomainError UnitUnknown = new("participation_import.unit_unknown", "No unit of the plan has this code or name.");

    public static readonly DomainError UnitAmbiguous = new("participation_import.unit_ambiguous", "Several units have this name. Give the code instead.");

    public static readonly DomainError UnitMissing = new(
        "participation_import.unit_missing", "Say in which unit, for this person works in none of the plan.");

    public static readonly DomainError DateUnreadable = new("participation_import.date_unreadable", "The date cannot be read. Write 2026-07-01.");

    public static readonly DomainError StartMissing = new("participation_import.start_missing", "The first day is missing.");

    public static readonly DomainError EndMissing = new(
        "participation_import.end_missing", "The last day is missing; every segment has one. Where it is open, write the last day that is agreed, and a later one when it is known.");

    public static readonly DomainError AmountUnreadable = new("participation_import.amount_unreadable", "The target amount is missing or no number.");

    public static readonly DomainError Repeated = new(
        "participation_import.repeated", "Another line of the same person begins on the same day.");

    public static readonly DomainError ColumnMissing = new(
        "participation_import.column_missing", "A column is missing: person, unit, from, to, target amount.");
}
