using System.Diagnostics;

namespace Scorecard.Domain.Okrs;

/// <summary>Check-ins read from their events, for days in the past.</summary>
public static class CheckInLog
{
    /// <summary>The check-ins that stand, in the order in which they were made, each as last corrected.</summary>
    /// <param name="events">Of one key result, in order, up to a knowledge time.</param>
    public static IReadOnlyList<CheckIn> Standing(IEnumerable<CheckInEvent> events)
    {
        List<CheckIn> standing = [];
        foreach (var change in events)
        {
            switch (change)
            {
                case CheckedIn checkedIn:
                    standing.Add(checkedIn.CheckIn);
                    break;
                case CheckInCorrected corrected:
                    var index = standing.FindIndex(checkIn => checkIn.Id == corrected.CheckInId);
                    if (index >= 0)
                        standing[index] = corrected.After;
                    break;
                case CheckInWithdrawn withdrawn:
                    standing.RemoveAll(checkIn => checkIn.Id == withdrawn.CheckInId);
                    break;
                default:
                    throw new UnreachableException($"{change.GetType().Name} has no arm in {nameof(Standing)}.");
            }
        }

        return standing;
    }

    /// <summary>The check-in that stood at the end of a day, with all that is known of it by now; null when there was none.</summary>
    public static CheckIn? At(DateOnly date, IEnumerable<CheckInEvent> events) => Standing(events).LastOrDefault(checkIn => checkIn.Date <= date);

    /// <summary>The check-in that stands again when one is taken back: the one before it; null = there is none.</summary>
    public static CheckIn? Before(Guid checkInId, IEnumerable<CheckInEvent> events) =>
        Standing(events).TakeWhile(checkIn => checkIn.Id != checkInId).LastOrDefault();
}
