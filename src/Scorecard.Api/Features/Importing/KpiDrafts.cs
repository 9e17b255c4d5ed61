using System.Security.Cryptography;
using System.Text;
using Scorecard.Domain.Importing;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scoring;

namespace Scorecard.Api.Features.Importing;

/// <summary>KPIs that the file names and nobody knows, as drafts with what the file says of them.</summary>
/// <param name="taken">Codes that are in use.</param>
public sealed class KpiDrafts(Guid importId, Guid personId, ImportMapping mapping, HashSet<string> taken)
{
    private readonly Dictionary<string, CreatedKpi> _byLabel = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyCollection<CreatedKpi> All => _byLabel.Values;

    /// <param name="cells">The first row that names it.</param>
    public (CreatedKpi? Kpi, DomainError? Error) Of(string label, string? name, IReadOnlyList<string> cells)
    {
        if (_byLabel.TryGetValue(label, out var known))
            return (known, null);

        string? Cell(ImportColumnRole role, int most) =>
            mapping.Of(role) is { } column && column.Index < cells.Count && cells[column.Index].Trim() is { Length: > 0 } text ? text[..Math.Min(text.Length, most)] : null;

        var title = name ?? label;
        var (unit, symbol) = UnitOf(Cell(ImportColumnRole.Unit, TextLimits.Symbol));
        var definition = new KpiDefinition(
            CodeOf(label),
            title[..Math.Min(title.Length, TextLimits.Name)],
            Cell(ImportColumnRole.Description, TextLimits.Description),
            unit,
            symbol,
            int.TryParse(Cell(ImportColumnRole.Decimals, 3), out var decimals) ? Math.Clamp(decimals, 0, KpiDefinition.MaxDecimals) : unit is UnitKind.Percent ? 1 : 0,
            DirectionOf(Cell(ImportColumnRole.Direction, 20)),
            KpiLevel.Operational,
            KpiTiming.Lagging,
            KpiHorizon.Short,
            KpiNature.Quantitative,
            Cell(ImportColumnRole.Category, TextLimits.Label),
            Perspective: null,
            mapping.Frequency,
            mapping.Of(ImportColumnRole.Numerator) is not null && mapping.Of(ImportColumnRole.Value) is null
                ? Aggregation.Ratio
                : unit is UnitKind.Percent or UnitKind.Ratio ? Aggregation.Average : Aggregation.Sum,
            RatioFactor: mapping.Of(ImportColumnRole.Numerator) is not null && mapping.Of(ImportColumnRole.Value) is null && unit is UnitKind.Percent ? 100 : null,
            mapping.OwnerUnitId!.Value,
            personId,
            DataSource: null,
            DataPath: null,
            Formula: null,
            Baseline: null,
            Benchmark: null,
            BenchmarkSource: null,
            ParentKpiId: null,
            ScaleSettings.Default);
        var id = IdOf(label);
        if (Kpi.Initial.Define(definition, [], new KpiFacts(id, HasValues: false, [])).Error is { } error)
            return (null, error);

        var created = new CreatedKpi(id, label, definition);
        taken.Add(definition.Code);
        _byLabel.Add(label, created);
        return (created, null);
    }

    /// <summary>The label itself where it can be a code; else what is left of it, or a number made from it, so that it is the same at every preview.</summary>
    private string CodeOf(string label)
    {
        var plain = string.Join('-', label.ToLowerInvariant().Split([.. label.ToLowerInvariant().Where(c => !char.IsAsciiLetterOrDigit(c)).Distinct()], StringSplitOptions.RemoveEmptyEntries));
        var stem = plain.Length > 56 ? plain[..56].TrimEnd('-') : plain;
        var isWhole = stem.Length >= 2 && label.All(char.IsAscii);
        if (!isWhole)
            stem = stem.Length >= 2 ? $"{stem[..Math.Min(stem.Length, 48)].TrimEnd('-')}-{Mark(label)}" : $"kpi-{Mark(label)}";
        var code = stem;
        for (var i = 2; taken.Contains(code); i++)
            code = $"{stem}-{i}";
        return code;
    }

    private Guid IdOf(string label) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{importId:N}/{label.ToLowerInvariant()}")).AsSpan(0, 16));

    private static string Mark(string label) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(label)).AsSpan(0, 4));

    private static (UnitKind Kind, string? Symbol) UnitOf(string? unit) => unit?.ToLowerInvariant() switch
    {
        null or "-" or "n/a" => (UnitKind.Count, null),
        "%" or "percent" or "퍼센트" or "백분율" => (UnitKind.Percent, null),
        "건" or "개" or "명" or "회" or "count" or "number" => (UnitKind.Count, unit),
        "원" or "천원" or "백만원" or "억원" or "krw" or "usd" or "eur" or "$" or "₩" or "€" => (UnitKind.Currency, unit),
        "점" or "score" or "points" => (UnitKind.Score, unit),
        "배" or "ratio" => (UnitKind.Ratio, unit),
        "일" or "시간" or "분" or "초" or "days" or "hours" or "minutes" or "seconds" => (UnitKind.Duration, unit),
        _ => (UnitKind.Other, unit),
    };

    private static Direction DirectionOf(string? direction) => direction?.ToLowerInvariant() switch
    {
        "d" or "down" or "decrease" or "lower" or "감소" or "하향" or "하락" or "낮을수록" => Direction.Decrease,
        "n" or "none" or "없음" => Direction.None,
        _ => Direction.Increase,
    };
}
