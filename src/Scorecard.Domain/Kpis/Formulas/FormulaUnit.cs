namespace Scorecard.Domain.Kpis.Formulas;

/// <summary>
/// What a figure inside a formula is in: powers of money, time, counts and other units. Percentages, ratios and scores are plain
/// numbers that keep their kind until something is multiplied or divided. A constant takes the unit of whatever it is added to.
/// </summary>
/// <param name="Powers">By unit, in order of its key; none is 0.</param>
/// <param name="Kind">Percent, ratio or score while it is one of these; null for a plain number.</param>
/// <param name="IsConstant">Made of numbers only.</param>
internal sealed record FormulaUnit(IReadOnlyDictionary<FormulaUnit.Dimension, int> Powers, UnitKind? Kind, bool IsConstant = false)
{
    /// <summary>Stands for every symbol: what a factor such as 60 or 1000 turns one into is not known.</summary>
    private const string Converted = "*";

    private static readonly Dictionary<string, string> Currencies = new(StringComparer.OrdinalIgnoreCase)
    {
        ["원"] = "KRW",
        ["₩"] = "KRW",
        ["$"] = "USD",
        ["€"] = "EUR",
        ["£"] = "GBP",
        ["엔"] = "JPY",
    };

    public static FormulaUnit Constant { get; } = new(new Dictionary<Dimension, int>(), null, IsConstant: true);

    /// <summary>A plain number that was computed.</summary>
    public static FormulaUnit Number { get; } = new(new Dictionary<Dimension, int>(), null);

    /// <summary>In words of the contract: <c>KRW</c>, <c>count</c>, <c>percent</c>, <c>number</c>, or composed such as <c>KRW/count</c> and <c>KRW·h</c>.</summary>
    public string Text
    {
        get
        {
            if (Powers.Count == 0)
                return Kind is { } kind ? kind.ToString().ToLowerInvariant() : "number";

            string Part(Func<int, bool> side) => string.Join('·', Powers
                .Where(power => side(power.Value))
                .OrderBy(power => power.Key.Kind).ThenBy(power => power.Key.Symbol, StringComparer.Ordinal)
                .Select(power => Math.Abs(power.Value) == 1 ? power.Key.Text : $"{power.Key.Text}^{Math.Abs(power.Value)}"));

            var (above, below) = (Part(power => power > 0), Part(power => power < 0));
            return below.Length == 0 ? above : $"{(above.Length == 0 ? "1" : above)}/{below}";
        }
    }

    /// <param name="currency">The organization's currency, of KPIs in money without a symbol.</param>
    public static FormulaUnit Of(KpiDefinition definition, string currency) => definition.UnitKind switch
    {
        UnitKind.Currency => Single(UnitKind.Currency, Currency(string.IsNullOrWhiteSpace(definition.UnitSymbol) ? currency : definition.UnitSymbol)),
        UnitKind.Duration => Single(UnitKind.Duration, definition.UnitSymbol?.Trim() ?? ""),
        UnitKind.Other => Single(UnitKind.Other, definition.UnitSymbol?.Trim() ?? ""),
        UnitKind.Count => Single(UnitKind.Count, ""),
        UnitKind.Percent or UnitKind.Ratio or UnitKind.Score => new FormulaUnit(new Dictionary<Dimension, int>(), definition.UnitKind),
    };

    /// <summary>The unit of a product (power 1) or quotient (power −1).</summary>
    public FormulaUnit Times(FormulaUnit other, int power)
    {
        if (IsConstant && other.IsConstant)
            return Constant;
        if (other.IsConstant)
            return WithoutSymbols();
        if (IsConstant)
            return new(other.WithoutSymbols().Powers.ToDictionary(entry => entry.Key, entry => entry.Value * power), null);

        var powers = Powers.ToDictionary();
        foreach (var (dimension, exponent) in other.Powers)
        {
            var met = powers.Keys.Where(own => own.Matches(dimension)).Take(1).ToList();
            var key = met is [var found] ? found : dimension;
            powers[key] = powers.GetValueOrDefault(key) + (exponent * power);
            if (powers[key] == 0)
                powers.Remove(key);
        }

        return new(powers, null);
    }

    /// <summary>The unit of a sum or a choice between both; null when they do not go together.</summary>
    public FormulaUnit? Plus(FormulaUnit other)
    {
        if (IsConstant || other.IsConstant)
            return IsConstant ? other : this;
        if (!SamePowers(other))
            return null;
        if (Kind == other.Kind)
            return this;

        return Kind is null || other.Kind is null ? new(Powers, Kind ?? other.Kind) : null;
    }

    /// <summary>Whether a result in this unit may be called by the unit of a KPI. An amount per piece is an amount.</summary>
    public bool Fits(KpiDefinition definition, string currency)
    {
        var pieces = Powers.Where(power => power.Key.Kind is not UnitKind.Count).ToDictionary();
        bool Only(FormulaUnit unit) => pieces.Count == 1 && pieces.Single() is var (dimension, power) && power == 1 && unit.Powers.Keys.Single().Matches(dimension);

        var declared = Of(definition, currency);
        return definition.UnitKind switch
        {
            UnitKind.Currency or UnitKind.Duration => Only(declared),
            UnitKind.Count => pieces.Count == 0 && Kind is null,
            UnitKind.Percent => Powers.Count == 0 && Kind is not UnitKind.Ratio,
            UnitKind.Ratio => Kind is not UnitKind.Percent && (Powers.Count == 0 || Powers.Values.Any(power => power < 0)),
            UnitKind.Score => Powers.Count == 0,
            UnitKind.Other => Only(declared) || pieces.Count != 1 || pieces.Values.Single() != 1,
        };
    }

    private static FormulaUnit Single(UnitKind kind, string symbol) => new(new Dictionary<Dimension, int> { [new(kind, symbol)] = 1 }, null);

    private static string Currency(string symbol) => Currencies.GetValueOrDefault(symbol.Trim(), symbol.Trim().ToUpperInvariant());

    private FormulaUnit WithoutSymbols() => new(
        Powers.GroupBy(power => power.Key.Kind is UnitKind.Currency or UnitKind.Duration ? power.Key with { Symbol = Converted } : power.Key)
            .Select(group => (group.Key, Power: group.Sum(power => power.Value)))
            .Where(power => power.Power != 0)
            .ToDictionary(power => power.Key, power => power.Power),
        null);

    private bool SamePowers(FormulaUnit other) => Powers.Count == other.Powers.Count
        && Powers.All(power => other.Powers.Any(found => found.Key.Matches(power.Key) && found.Value == power.Value));

    /// <summary>One unit of measurement.</summary>
    internal sealed record Dimension(UnitKind Kind, string Symbol)
    {
        public string Text => Symbol is "" or Converted ? Kind.ToString().ToLowerInvariant() : Symbol;

        public bool Matches(Dimension other) => Kind == other.Kind && (Symbol == other.Symbol || Symbol == Converted || other.Symbol == Converted);
    }
}
