using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Rewards;

public static class DisputeErrors
{
    public static readonly DomainError NotFound = new("dispute.not_found", "There is no such dispute, or you may not see it.");

    public static readonly DomainError AlreadyOpened = new("dispute.already_opened", "This dispute has been opened already.");

    public static readonly DomainError TextRequired = new("dispute.text_required", "Say what it is about.");

    public static readonly DomainError Decided = new("dispute.decided", "The dispute is closed. Open another one if something is still wrong.");

    public static readonly DomainError Own = new("dispute.own", "Nobody decides on a dispute of their own.");

    public static readonly DomainError NotOwn = new("dispute.not_own", "Only the person who opened the dispute may do this.");

    public static readonly DomainError TooLong = new("dispute.too_long", "A dispute has at most 200 messages.");
}
