namespace Scorecard.Domain.Kpis.Formulas;

/// <summary>A KPI that a formula names.</summary>
/// <param name="Code">As in the formula, with hyphens.</param>
public sealed record KpiInput(string Code, Guid KpiId);

/// <summary>What was found about the formula of a definition.</summary>
/// <param name="Errors">In the order of the text; none = it may be saved.</param>
/// <param name="Inputs">The KPIs it names, as far as they are known.</param>
/// <param name="Unit">What the result is in, see <see cref="FormulaUnit.Text"/>; null when that could not be told.</param>
public sealed record CalculationCheck(Formula? Formula, IReadOnlyList<FormulaError> Errors, IReadOnlyList<KpiInput> Inputs, string? Unit);
