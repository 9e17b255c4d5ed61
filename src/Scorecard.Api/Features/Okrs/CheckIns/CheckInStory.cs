using Scorecard.Domain.Okrs;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Okrs.CheckIns;

/// <summary>The check-ins of one key result as they came about: each with what it said before and whether it was taken back.</summary>
internal static class CheckInStory
{
    /// <param name="events">Of the key result, in order.</param>
    public static IReadOnlyList<ToldCheckIn> Of(IEnumerable<Recorded> events)
    {
        List<ToldCheckIn> told = [];
        foreach (var recorded in events)
        {
            switch (recorded.Change)
            {
                case CheckedIn made:
                    told.Add(new ToldCheckIn(made.CheckIn, recorded.RecordedAt, [], IsWithdrawn: false));
                    break;
                case CheckInCorrected corrected:
                    Change(corrected.CheckInId, one => one with { CheckIn = corrected.After, Corrections = [.. one.Corrections, (corrected.Before, recorded)] });
                    break;
                case CheckInWithdrawn withdrawn:
                    Change(withdrawn.CheckInId, one => one with { IsWithdrawn = true });
                    break;
            }
        }

        return told;

        void Change(Guid id, Func<ToldCheckIn, ToldCheckIn> change)
        {
            if (told.FindLastIndex(one => one.CheckIn.Id == id) is >= 0 and var index)
                told[index] = change(told[index]);
        }
    }
}

/// <param name="CheckIn">As last corrected.</param>
/// <param name="Corrections">What it said before each correction, and the correction.</param>
internal sealed record ToldCheckIn(
    CheckIn CheckIn, DateTimeOffset RecordedAt, IReadOnlyList<(CheckIn Before, Recorded Correction)> Corrections, bool IsWithdrawn);
