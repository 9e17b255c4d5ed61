using System.Diagnostics;
using System.Text.Json.Serialization;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Rewards;

/// <summary>Everything that can happen to one person's part in one plan.</summary>
public abstract record ParticipantEvent;

/// <summary>All segments at once: what is not among them no longer stands.</summary>
public sealed record ParticipationSet(Guid PlanId, Guid PersonId, IReadOnlyList<ParticipationSegment> Segments) : ParticipantEvent;

/// <param name="Percent">Null takes it back to 100.</param>
public sealed record ParticipantModified(Guid ModifierId, Period Period, decimal? Percent) : ParticipantEvent;

/// <summary>A factor set by hand for one period.</summary>
public sealed record SetModifier(Guid ModifierId, Period Period, decimal Percent);

/// <summary>One person's part in one plan.</summary>
public sealed record Participant(Guid PlanId, Guid PersonId, IReadOnlyList<ParticipationSegment> Segments, IReadOnlyList<SetModifier> Modifiers)
    : IAggregate<Participant, ParticipantEvent>
{
    public const int MaxSegments = 100;

    public static string Category => "participant";

    public static Participant Initial { get; } = new(Guid.Empty, Guid.Empty, [], []);

    [JsonIgnore]
    public bool Exists => PlanId != Guid.Empty;

    /// <summary>The name that makes a person take part in a plan once.</summary>
    public static string KeyOf(Guid planId, Guid personId) => $"{planId:D}/{personId:D}";

    public static Participant Evolve(Participant state, ParticipantEvent change) => change switch
    {
        ParticipationSet set => state with { PlanId = set.PlanId, PersonId = set.PersonId, Segments = set.Segments },
        ParticipantModified modified => state with
        {
            Modifiers =
            [
                .. state.Modifiers.Where(one => (one.ModifierId, one.Period) != (modified.ModifierId, modified.Period)),
                .. modified.Percent is { } percent ? new[] { new SetModifier(modified.ModifierId, modified.Period, percent) } : [],
            ],
        },
        _ => throw new UnreachableException($"{change.GetType().Name} has no arm in {nameof(Evolve)}."),
    };

    /// <summary>What was set by hand for a period, in percent by modifier.</summary>
    public IReadOnlyDictionary<Guid, decimal> ModifiersIn(Period period) =>
        Modifiers.Where(one => one.Period == period).ToDictionary(one => one.ModifierId, one => one.Percent);

    public Decision<ParticipantEvent> Set(Guid planId, Guid personId, IReadOnlyList<ParticipationSegment> segments)
    {
        List<ParticipationSegment> sorted = [.. segments.OrderBy(segment => segment.From)];
        if (sorted.Count > MaxSegments)
            return RewardErrors.ParticipationTooLong;
        if (Participation.Check(sorted) is { } refused)
            return refused;

        return Exists && Segments.SequenceEqual(sorted) ? [] : [new ParticipationSet(planId, personId, sorted)];
    }

    /// <param name="rules">The rules that pay the period.</param>
    public Decision<ParticipantEvent> Modify(PayRules rules, Guid modifierId, Period period, decimal? percent)
    {
        if (!Exists)
            return RewardErrors.ParticipantNotFound;
        if (percent is { } given && new PayCalculation(rules).Check(new Dictionary<Guid, decimal> { [modifierId] = given }) is { } refused)
            return refused;

        var standing = Modifiers.FirstOrDefault(one => (one.ModifierId, one.Period) == (modifierId, period))?.Percent;
        return standing == percent ? [] : [new ParticipantModified(modifierId, period, percent)];
    }
}
