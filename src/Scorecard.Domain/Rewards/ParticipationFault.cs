using Scorecard.Domain.Kernel;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Rewards;

/// <summary>What a line of a list of participants consists of.</summary>
public enum ParticipationField
{
    Person,
    Unit,
    From,
    To,
    TargetAmount,
}

/// <summary>One thing that is wrong with a line.</summary>
/// <param name="Field">Null where it is the line as a whole.</param>
/// <param name="With">The segment that it cannot stand beside; null where there is none.</param>
/// <param name="WithLine">The line of the list that says that segment; null for one that stands already.</param>
public sealed record ParticipationFault(ParticipationField? Field, DomainError Error, ParticipationSegment? With = null, int? WithLine = null)
{
    /// <summary>What can be said of days and amounts by themselves, as far as they are known.</summary>
    public static IReadOnlyList<ParticipationFault> Of(DateOnly? from, DateOnly? to, decimal? amount) =>
    [
        .. from is { } first && to is { } last && Participation.IsBackwards(first, last)
            ? new[] { new ParticipationFault(ParticipationField.To, RewardErrors.ParticipationBackwards) }
            : [],
        .. Years(ParticipationField.From, from),
        .. Years(ParticipationField.To, to),
        .. amount is { } target && !Participation.MayBeTarget(target) ? new[] { new ParticipationFault(ParticipationField.TargetAmount, RewardErrors.TargetAmount) } : [],
    ];

    private static IEnumerable<ParticipationFault> Years(ParticipationField field, DateOnly? day) =>
        day is { } known && !Period.Supports(known) ? [new(field, RewardErrors.ParticipationYears)] : [];
}
