using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Kpis.Formulas;

/// <summary>
/// Checks formulas against the KPIs they name, so that whatever is saved can be computed. All functions are given every KPI of the
/// organization; one that the writer may not see is to him as if it were not there.
/// </summary>
/// <param name="kpis">Every KPI.</param>
/// <param name="mayRead">Whether the writer may see a KPI.</param>
/// <param name="currency">The organization's, of KPIs in money that name no other.</param>
public sealed class Calculations(IReadOnlyDictionary<Guid, Kpi> kpis, Func<Guid, bool> mayRead, string currency)
{
    /// <summary>Checks the formula of a definition; of one without a formula there is nothing to check.</summary>
    /// <param name="id">The KPI that is defined or revised; an unused id for one that is only being written.</param>
    public CalculationCheck? Check(Guid id, KpiDefinition definition)
    {
        if (definition.Calculation is not { } text)
            return null;

        var (formula, error) = Formula.Parse(text);
        if (formula is null)
            return new CalculationCheck(null, [error!], [], Unit: null);

        var found = Resolve(id, definition, formula);
        List<KpiInput> inputs = [.. found.Where(pair => pair.Value is not null).Select(pair => new KpiInput(pair.Key, pair.Value!.Value))];
        List<FormulaError> errors = [.. formula.References.Select(reference => Misfit(id, definition, reference, found[reference.Code])).OfType<FormulaError>()];
        if (errors.Count > 0)
            return new CalculationCheck(formula, errors, inputs, Unit: null);

        if (inputs.Select(input => Circle(id, input)).OfType<IReadOnlyList<Guid>>().FirstOrDefault() is { } circle)
        {
            var at = formula.References.First(reference => found[reference.Code] == circle[1]);
            return new CalculationCheck(formula, [new(FormulaErrors.Circle, at.Start, at.Length, string.Join(" → ", circle.Select(step => CodeOf(step, id, definition))))], inputs, Unit: null);
        }

        var graph = new CalculationGraph(kpis);
        if (inputs.Exists(input => graph.Depth(input.KpiId) >= CalculationGraph.MaxDepth))
            return new CalculationCheck(formula, [new(FormulaErrors.TooDeep, 0, text.Length)], inputs, Unit: null);

        var unit = FormulaUnits.Of(formula.Root, reference => FormulaUnit.Of(kpis[found[reference.Code]!.Value].Latest, currency), errors);
        if (unit is not null && !unit.Fits(definition, currency))
            errors.Add(new(FormulaErrors.UnitMismatch, 0, text.Length, unit.Text, FormulaUnit.Of(definition, currency).Text));
        return new CalculationCheck(formula, errors, inputs, unit?.Text);
    }

    /// <summary>
    /// Why a KPI that others are computed from cannot be revised like this, or null: it must stay in a unit that their formulas can
    /// use, and be measured as often as they are.
    /// </summary>
    public DomainError? RevisionRefusal(Guid id, KpiDefinition definition)
    {
        if (!kpis.TryGetValue(id, out var kpi))
            return null;

        var revised = new Calculations(
            kpis.ToDictionary(entry => entry.Key, entry => entry.Key == id ? Revised(kpi, definition) : entry.Value), _ => true, currency);
        var all = new Calculations(kpis, _ => true, currency);
        return UsersOf(id).Any(user => all.Check(user, kpis[user].Latest) is { Errors: [] } && revised.Check(user, kpis[user].Latest) is { Errors: not [] })
            ? FormulaErrors.UsedByOthers
            : null;
    }

    /// <summary>Why a KPI cannot be ended, or null: those computed from it are to be revised first.</summary>
    /// <param name="successorId">The KPI that takes its place, in the formulas too; null when it is retired.</param>
    public DomainError? EndRefusal(Guid id, Guid? successorId)
    {
        var users = UsersOf(id);
        if (users.Count == 0 || !kpis.TryGetValue(id, out var kpi))
            return null;
        if (successorId is not { } other || !kpis.TryGetValue(other, out var successor))
            return FormulaErrors.UsedByOthers;

        var graph = new CalculationGraph(kpis);
        var sameUnit = FormulaUnit.Of(kpi.Latest, currency).Text == FormulaUnit.Of(successor.Latest, currency).Text;
        return sameUnit && users.All(user => successor.Frequency <= kpis[user].Frequency && graph.Path(other, user) is null) ? null : FormulaErrors.UsedByOthers;
    }

    /// <summary>The KPIs in use whose formula names this one.</summary>
    public IReadOnlyList<Guid> UsersOf(Guid id) =>
    [
        .. kpis.Where(entry => entry.Value is { IsDefined: true, EndedFrom: null } && entry.Value.Revisions[^1].InputIds.Contains(id)).Select(entry => entry.Key),
    ];

    private static Kpi Revised(Kpi kpi, KpiDefinition definition) =>
        kpi with { Revisions = [.. kpi.Revisions.SkipLast(1), kpi.Revisions[^1] with { Definition = definition }] };

    private Dictionary<string, Guid?> Resolve(Guid id, KpiDefinition definition, Formula formula)
    {
        Dictionary<string, Guid> byCode = new(StringComparer.Ordinal);
        foreach (var (kpiId, kpi) in kpis)
        {
            foreach (var input in kpiId == id ? kpi.Revisions.SelectMany(revision => revision.Inputs ?? []) : [])
                byCode.TryAdd(input.Code, input.KpiId); // what it was called when the formula was saved
        }

        foreach (var (kpiId, kpi) in kpis.Where(entry => entry.Value.IsDefined && mayRead(entry.Key)))
        {
            foreach (var code in kpi.Codes)
                byCode[code] = kpiId;
        }

        byCode[definition.Code] = id;
        return formula.References.Select(reference => reference.Code).Distinct()
            .ToDictionary(code => code, code => byCode.TryGetValue(code, out var kpiId) ? kpiId : (Guid?)null);
    }

    private FormulaError? Misfit(Guid id, KpiDefinition definition, ReferenceNode reference, Guid? found)
    {
        // A window begins with the name of its function, but it is the code in it that is wrong.
        var (start, length) = Place(definition.Calculation!, reference);
        if (found is not { } kpiId)
            return Unknown(definition, reference.Code, start, length);
        if (kpiId == id)
            return new(FormulaErrors.Circle, start, length, $"{definition.Code} → {definition.Code}");

        var input = kpis[kpiId];
        if (input.Frequency > definition.Frequency)
            return new(FormulaErrors.InputCoarser, start, length, reference.Code);

        var named = kpis.GetValueOrDefault(id)?.Revisions.Any(revision => revision.InputIds.Contains(kpiId)) ?? false;
        return input.EndedFrom is null || named
            ? null
            : new(FormulaErrors.InputEnded, start, length, reference.Code, Suggestion: input.ReplacedByKpiId is { } successor && mayRead(successor) ? kpis[successor].Latest.Code : null);
    }

    private FormulaError Unknown(KpiDefinition definition, string code, int start, int length)
    {
        var codes = kpis.Where(entry => entry.Value.IsDefined && mayRead(entry.Key)).Select(entry => entry.Value.Latest).ToList();
        var parts = code.Split('-');
        var written = definition.Calculation!.Substring(start, length);
        for (var left = 1; left < parts.Length; left++)
        {
            var (first, second) = (string.Join('-', parts[..left]), string.Join('-', parts[left..]));
            if (IsOperand(first) && IsOperand(second))
                return new(FormulaErrors.HyphenOrMinus, start, length, written, Suggestion: $"{first} - {second}");
        }

        return new(
            FormulaErrors.KpiUnknown,
            start,
            length,
            written,
            Suggestion: codes.Find(kpi => string.Equals(kpi.Name, written, StringComparison.CurrentCultureIgnoreCase))?.Code ?? Nearest.Of(code, codes.Select(kpi => kpi.Code)));

        bool IsOperand(string word) => word.All(char.IsAsciiDigit) || codes.Exists(kpi => kpi.Code == word);
    }

    private static (int Start, int Length) Place(string text, ReferenceNode reference)
    {
        if (reference.Window is FormulaWindow.Same)
            return (reference.Start, reference.Length);

        var open = text.AsSpan(reference.Start).IndexOfAny('(', '（') + reference.Start + 1;
        while (char.IsWhiteSpace(text[open]))
            open++;
        return (open, reference.Code.Length);
    }

    private IReadOnlyList<Guid>? Circle(Guid id, KpiInput input) =>
        new CalculationGraph(kpis).Path(input.KpiId, id) is { } back ? [id, .. back] : null;

    private string CodeOf(Guid kpiId, Guid id, KpiDefinition definition)
    {
        if (kpiId == id)
            return definition.Code;

        return mayRead(kpiId) ? kpis[kpiId].Latest.Code : "…";
    }
}
