using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Scoring;

/// <summary>What a roll-up does with a child that has no score.</summary>
public enum MissingChild
{
    /// <summary>It does not count; the weights of the others fill up.</summary>
    Exclude,

    /// <summary>It counts with 0.</summary>
    Zero,

    /// <summary>Its last score counts while it is recent enough.</summary>
    Carry,
}

/// <param name="Periods">With <see cref="MissingChild.Carry"/>, how many periods old the last score may be; 1 to 36.</param>
public sealed record MissingPolicy(MissingChild Child, int Periods = 0)
{
    public static readonly MissingPolicy Exclude = new(MissingChild.Exclude);

    public static readonly MissingPolicy Zero = new(MissingChild.Zero);

    public static readonly MissingPolicy Default = Exclude;

    public static MissingPolicy Carry(int periods = ScoringDefaults.CarryPeriods) => new(MissingChild.Carry, periods);

    /// <summary>The refusal of a policy that cannot be kept: <c>scoring.carry_out_of_range</c>; null when it is sound.</summary>
    public DomainError? Check() =>
        Child is MissingChild.Carry && Periods is < 1 or > ScoringDefaults.MaxCarryPeriods
            ? ScoringErrors.CarryOutOfRange
            : null;
}
