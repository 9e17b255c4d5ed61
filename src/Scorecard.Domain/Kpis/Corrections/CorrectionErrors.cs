using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Kpis.Corrections;

public static class CorrectionErrors
{
    public static readonly DomainError NotFound = new("correction.not_found", "There is no such correction, or you may not see it.");

    public static readonly DomainError AlreadyProposed = new("correction.already_proposed", "This correction is already proposed.");

    public static readonly DomainError Pending = new("correction.pending", "Another correction of this value waits for an approval.");

    public static readonly DomainError Decided = new("correction.decided", "This correction has been decided on already.");

    public static readonly DomainError Own = new("correction.own", "Nobody decides on a correction of their own.");

    public static readonly DomainError NotOwn = new("correction.not_own", "Only the person who proposed the correction may do this.");

    public static readonly DomainError Stale = new("correction.stale", "The value has changed since the correction was proposed.");

    public static readonly DomainError ReasonRequired = new("correction.reason_required", "Rejecting a correction needs a reason.");
}
