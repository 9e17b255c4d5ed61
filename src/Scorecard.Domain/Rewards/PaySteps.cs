using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Rewards;

/// <summary>What was measured for a measure: an exact ratio, so that nothing is lost before the rounding.</summary>
/// <param name="Percent">In percent; null where there is none.</param>
/// <param name="Reason">Why there is none.</param>
public sealed record MeasuredInput(Fraction? Percent, string? Reason = null);

/// <summary>Whether a gate's condition held; null where that is not known.</summary>
public sealed record GateInput(bool? Held);

/// <summary>One factor of a line, as it was reckoned.</summary>
/// <param name="Percent">What was measured, or what a missing input counted as; null while it holds the line.</param>
/// <param name="Factor">A share; null while the line is held.</param>
public sealed record FactorStep(Guid MeasureId, Fraction? Percent, Fraction? Factor, bool Missing);

/// <summary>What a gate did to the factor.</summary>
public sealed record GateStep(Guid GateId, bool? Held, Fraction Before, Fraction After);

/// <param name="Percent">As set, or 100.</param>
public sealed record ModifierStep(Guid ModifierId, decimal Percent, Fraction After);

/// <summary>A segment's share of the amount: target amount × factor × proration.</summary>
public sealed record AmountStep(ProratedSegment Part, Fraction Amount);

/// <summary>What everybody in a unit shares: measures, their combination, gates (domain.md, section 7, steps 2 to 5).</summary>
/// <param name="Combined">Null while held.</param>
/// <param name="Factor">After the gates; null while held.</param>
/// <param name="Held">Codes of what is missing; while there are any the run cannot be approved.</param>
public sealed record PayFactors(
    IReadOnlyList<FactorStep> Measures, Fraction? Combined, IReadOnlyList<GateStep> Gates, Fraction? Factor, IReadOnlyList<string> Held);

/// <summary>What is a participant's own: modifiers, cap, amounts (steps 6 to 8).</summary>
/// <param name="Factor">After modifiers and cap; null while held.</param>
/// <param name="Unrounded">Null while held.</param>
public sealed record PayShare(IReadOnlyList<ModifierStep> Modifiers, Fraction? Factor, IReadOnlyList<AmountStep> Amounts, Fraction? Unrounded)
{
    public static PayShare Nothing { get; } = new([], Factor: null, [], Unrounded: null);
}
