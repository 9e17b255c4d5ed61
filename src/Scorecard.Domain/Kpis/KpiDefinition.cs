using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis.Segments;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Kpis;

/// <summary>What a KPI measures, how it is read over time, and who answers for it.</summary>
/// <param name="Code">Business key, see <see cref="IsCode"/>; no two KPIs of an organization share one.</param>
/// <param name="Decimals">How many decimals are shown, 0 to <see cref="MaxDecimals"/>. Values are kept as they were given.</param>
/// <param name="RatioFactor">Factor of a ratio, 100 for percent; null = 1.</param>
/// <param name="Baseline">Where the KPI started: the default floor of its scale, and the zero of its progress.</param>
/// <param name="Formula">How the figure comes about, in words for people.</param>
/// <param name="ParentKpiId">The KPI that this one explains in the KPI tree.</param>
/// <param name="Segments">The dimensions that its values may be told apart by; null = none.</param>
/// <param name="Calculation">A formula over other KPIs that computes the values, see <see cref="Formulas.Formula"/>; null = they are recorded.</param>
public sealed partial record KpiDefinition(
    string Code,
    string Name,
    string? Description,
    UnitKind UnitKind,
    string? UnitSymbol,
    int Decimals,
    Direction Direction,
    KpiLevel Level,
    KpiTiming Timing,
    KpiHorizon Horizon,
    KpiNature Nature,
    string? Category,
    PerspectiveKind? Perspective,
    Frequency Frequency,
    Aggregation Aggregation,
    decimal? RatioFactor,
    Guid OwnerUnitId,
    Guid? OwnerPersonId,
    string? DataSource,
    string? DataPath,
    string? Formula,
    decimal? Baseline,
    decimal? Benchmark,
    string? BenchmarkSource,
    Guid? ParentKpiId,
    ScaleSettings Scale,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Segmentation? Segments = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Calculation = null)
{
    public const int MaxDecimals = 6;

    /// <summary>Lower-case letters, digits and hyphens, 2 to 64 characters, starting with a letter or digit.</summary>
    public static bool IsCode(string code) => CodePattern().IsMatch(code);

    /// <summary>What figures are in: the symbol, or else the kind of unit as a code such as "percent".</summary>
    public string Unit() => string.IsNullOrWhiteSpace(UnitSymbol) ? UnitKind.ToString().ToLowerInvariant() : UnitSymbol;

    /// <summary>What the definition contradicts in itself, or null. Lengths and ranges of single fields are checked at the edge.</summary>
    internal DomainError? Contradiction()
    {
        if (!IsCode(Code))
            return KpiErrors.CodeInvalid;
        if (string.IsNullOrWhiteSpace(Name))
            return KpiErrors.NameRequired;
        if (UnitKind is UnitKind.Duration or UnitKind.Other && string.IsNullOrWhiteSpace(UnitSymbol))
            return KpiErrors.UnitSymbolRequired;
        if (Decimals is < 0 or > MaxDecimals)
            return KpiErrors.DecimalsOutOfRange;
        if (RatioFactor is { } factor && (Aggregation is not Aggregation.Ratio || factor is <= 0 or > ScoringDefaults.MaxRatioFactor))
            return KpiErrors.RatioFactorInvalid;

        if (Calculation is not null && Segments is not null)
            return KpiErrors.CalculatedWithSegments;

        return FigureRefused() ?? SettingsRefused() ?? Segments?.Contradiction(this);
    }

    private DomainError? FigureRefused() => Scale.Points
        .SelectMany(point => (decimal?[])[point.Value, point.Score])
        .Concat([Baseline, Benchmark, RatioFactor, Scale.BandLow, Scale.BandHigh, Scale.LowerFloor, Scale.UpperFloor, Scale.Cap, Scale.GreenAt, Scale.AmberAt])
        .Select(figure => figure is { } given ? Quantity.Check(given) : null)
        .FirstOrDefault(error => error is not null);

    private DomainError? SettingsRefused()
    {
        if (Scale.Cap is < ScoringDefaults.MinCap or > ScoringDefaults.MaxCap)
            return ScoringErrors.CapOutOfRange;
        if (!Scale.ThresholdsAreInOrder)
            return ScoringErrors.ThresholdsOutOfOrder;

        return Scale.GraceDays is < 0 or > ScoringDefaults.MaxGraceDays ? ScoringErrors.GraceOutOfRange : null;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{1,63}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex CodePattern();
}
