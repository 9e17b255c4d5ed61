using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Kpis.Formulas;

/// <summary>How a computed value came about.</summary>
/// <param name="Formula">The text of the formula.</param>
/// <param name="Terms">Each KPI it names, with the figure that was used.</param>
public sealed record CalculationTrace(string Formula, IReadOnlyList<ExplanationTerm> Terms);
