using Scorecard.Api.Infrastructure.Identity;

namespace Scorecard.Api.Features.Okrs.CheckIns;

public enum OwedOkrKind
{
    /// <summary>One's own key result is to be checked in.</summary>
    CheckIn,

    /// <summary>A check-in of somebody else stays late and was passed on to the reader.</summary>
    CheckInEscalated,

    /// <summary>The cycle is being closed, or over, and the objective is not scored.</summary>
    ObjectiveToClose,

    /// <summary>Somebody addressed the reader in a comment, and the reader has not answered there since.</summary>
    Mention,
}

/// <param name="KeyResult">The one to be checked in; null for other kinds.</param>
/// <param name="Owner">Who should have done it; null when the unit as a whole owns it, and for mentions.</param>
/// <param name="DueOn">Of the check-in; the cycle's last day for an objective to be closed; null for mentions.</param>
/// <param name="DaysLate">Days past the due day; 0 when it is due today, and for mentions.</param>
/// <param name="Since">Since when the reader is told of it.</param>
/// <param name="EscalatedTo">To whom else a late check-in was passed on.</param>
/// <param name="CommentId">Of a mention, as are the text and who wrote it.</param>
public sealed record OwedCheckIn(
    OwedOkrKind Kind,
    Guid ObjectiveId,
    string ObjectiveTitle,
    string UnitName,
    KeyResultView? KeyResult,
    PersonRef? Owner,
    DateOnly? DueOn,
    int DaysLate,
    DateOnly Since,
    IReadOnlyList<PersonRef> EscalatedTo,
    Guid? CommentId = null,
    string? Text = null,
    PersonRef? By = null);
