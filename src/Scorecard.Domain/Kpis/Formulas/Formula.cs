using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Kpis.Formulas;

/// <summary>A formula of a well-formed shape. Which KPIs its codes name, and whether they fit, <see cref="Calculations"/> says.</summary>
public sealed class Formula
{
    /// <summary>In UTF-16 code units.</summary>
    public const int MaxLength = TextLimits.Description;

    /// <summary>How many periods back a formula may look.</summary>
    public const int MaxWindow = 366;

    public const int MaxInputs = 50;

    private Formula(string text, FormulaNode root)
    {
        Text = text;
        Root = root;
        References = [.. root.All().OfType<ReferenceNode>()];
        Reach = References.Select(reference => reference.Window switch
        {
            FormulaWindow.Same => 0,
            FormulaWindow.Previous => reference.Periods,
            FormulaWindow.Sum or FormulaWindow.Average => reference.Periods - 1,
        }).DefaultIfEmpty().Max();
    }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    public FormulaNode Root { get; }

    /// <summary>Every place where a KPI is named, in order.</summary>
    public IReadOnlyList<ReferenceNode> References { get; }

    /// <summary>How many periods before the one computed the formula looks at.</summary>
    public int Reach { get; }

    /// <summary>The formula, or the first thing that is wrong with it.</summary>
    public static (Formula? Formula, FormulaError? Error) Parse(string text)
    {
        var (root, error) = FormulaParser.Parse(text);
        if (root is null)
            return (null, error);

        var formula = new Formula(text, root);
        return formula.References.Select(reference => reference.Code).Distinct().Count() switch
        {
            0 => (null, new FormulaError(FormulaErrors.Empty, 0, text.Length)),
            > MaxInputs => (null, new FormulaError(FormulaErrors.TooManyInputs, 0, text.Length)),
            _ => (formula, null),
        };
    }
}
