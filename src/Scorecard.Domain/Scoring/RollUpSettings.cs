using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Scoring;

/// <summary>What a roll-up does with a child that has no score.</summary>
public enum MissingPolicy
{
    /// <summary>It does not count; the weights of the others fill up.</summary>
    Exclude,

    /// <summary>It counts with 0, unless it is not due yet.</summary>
    Zero,

    /// <summary>Its last score counts while it is recent enough.</summary>
    Carry,
}

/// <summary>How the scores of children make the score of their parent.</summary>
/// <param name="CarryPeriods">With <see cref="MissingPolicy.Carry"/>, how many periods old the last score may be; 1 to 36.</param>
/// <param name="CapChildrenAt100">True when nobody's surplus may make up for another's shortfall.</param>
public sealed record RollUpSettings(
    MissingPolicy Missing = ScoringDefaults.Missing,
    int? CarryPeriods = null,
    bool CapChildrenAt100 = ScoringDefaults.CapChildrenAt100)
{
    public static readonly RollUpSettings Default = new();

    /// <summary>The number of periods in force.</summary>
    internal int Carried => CarryPeriods ?? ScoringDefaults.CarryPeriods;

    /// <summary>Null when the settings can be kept, else <c>scoring.carry_out_of_range</c>.</summary>
    public DomainError? Check() =>
        Missing is MissingPolicy.Carry && Carried is < 1 or > ScoringDefaults.MaxCarryPeriods
            ? ScoringErrors.CarryOutOfRange
            : null;
}
