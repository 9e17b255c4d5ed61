using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Kpis.Formulas;

/// <summary>What is wrong with a formula, and where.</summary>
/// <param name="Error">The code, and what it means in English.</param>
/// <param name="Start">Index of the first UTF-16 code unit concerned; the length of the text when something is missing at its end.</param>
/// <param name="Length">In UTF-16 code units; 0 at the end of the text.</param>
/// <param name="Subject">What it is about: the text found, a unit, the path of a circle.</param>
/// <param name="Other">What it was compared with: the other unit, the number of arguments asked for.</param>
/// <param name="Suggestion">What to write in place of the text concerned.</param>
public sealed record FormulaError(DomainError Error, int Start, int Length, string? Subject = null, string? Other = null, string? Suggestion = null);

/// <summary>Why a formula is refused. Every one is found when it is saved, none when it is computed.</summary>
public static class FormulaErrors
{
    public static readonly DomainError Empty = new("calculation.empty", "A formula names at least one KPI.");

    public static readonly DomainError UnexpectedCharacter = new("calculation.unexpected_character", "This character has no place in a formula.");

    public static readonly DomainError ValueExpected = new("calculation.value_expected", "A number, a KPI code or an opening parenthesis is expected here.");

    public static readonly DomainError OperatorExpected = new("calculation.operator_expected", "One of + - × ÷ is expected here.");

    public static readonly DomainError ThousandsSeparator = new("calculation.thousands_separator", "A number is written without thousands separators.");

    public static readonly DomainError ParenthesisOpen = new("calculation.parenthesis_open", "This parenthesis is not closed.");

    public static readonly DomainError ParenthesisUnopened = new("calculation.parenthesis_unopened", "This parenthesis was never opened.");

    public static readonly DomainError ComparisonMisplaced = new("calculation.comparison_misplaced", "A comparison stands only as the first argument of if.");

    public static readonly DomainError ComparisonExpected = new("calculation.comparison_expected", "The first argument of if compares two values.");

    public static readonly DomainError FunctionUnknown = new("calculation.function_unknown", "There is no such function.");

    public static readonly DomainError ArgumentCount = new("calculation.argument_count", "This function takes another number of arguments.");

    public static readonly DomainError KpiExpected = new("calculation.kpi_expected", "The first argument of this function is a KPI code.");

    public static readonly DomainError CountExpected = new("calculation.count_expected", "A whole number in this range is expected here.");

    public static readonly DomainError NumberTooPrecise = new("calculation.number_too_precise", "A number is below 10^15 and has at most 15 significant digits.");

    public static readonly DomainError TooDeep = new("calculation.too_deep", "Parentheses and functions are nested too deeply.");

    public static readonly DomainError TooManyInputs = new("calculation.too_many_inputs", "A formula names at most 50 KPIs.");

    public static readonly DomainError KpiUnknown = new("calculation.kpi_unknown", "There is no KPI with this code.");

    public static readonly DomainError HyphenOrMinus = new("calculation.hyphen_or_minus", "A hyphen without blanks belongs to a code: put blanks around a minus.");

    public static readonly DomainError Circle = new("calculation.circle", "The KPI would be computed from itself.");

    public static readonly DomainError InputCoarser = new("calculation.input_coarser", "An input is measured at least as often as the KPI computed from it.");

    public static readonly DomainError InputEnded = new("calculation.input_ended", "The input is retired or replaced.");

    public static readonly DomainError UnitsDiffer = new("calculation.units_differ", "Values of different units are neither added nor compared.");

    public static readonly DomainError UnitMismatch = new("calculation.unit_mismatch", "The result is in another unit than the KPI's.");

    public static readonly DomainError UsedByOthers = new("kpi.used_by_calculation", "Another KPI is computed from this one.");
}
