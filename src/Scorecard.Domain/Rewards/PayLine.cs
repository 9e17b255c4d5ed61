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

/// <summary>One participant's pay for one period, with every step (domain.md, section 7).</summary>
/// <param name="Factor">After combination, gates, modifiers, cap; null while held.</param>
/// <param name="Unrounded">Null while held.</param>
/// <param name="Held">Codes of what is missing; while there are any the run cannot be approved.</param>
public sealed record PayLine(
    IReadOnlyList<FactorStep> Factors,
    Fraction? Combined,
    IReadOnlyList<GateStep> Gates,
    IReadOnlyList<ModifierStep> Modifiers,
    Fraction? Factor,
    IReadOnlyList<AmountStep> Amounts,
    Fraction? Unrounded,
    IReadOnlyList<string> Held);
