using System.Text.Json.Serialization;

namespace Scorecard.Domain.Okrs;

public enum MeasureKind
{
    /// <summary>A figure that moves from a start to a target, up or down.</summary>
    Metric,

    /// <summary>Steps that are done or not, each with a weight.</summary>
    Milestones,

    /// <summary>Commit, target and stretch described in words; the value is the progress itself.</summary>
    Zones,

    /// <summary>A figure that is read from a KPI and never checked in.</summary>
    Kpi,
}

/// <summary>Which figure of a KPI moves a key result.</summary>
public enum KpiReach
{
    /// <summary>The value of the latest period.</summary>
    Latest,

    /// <summary>The KPI's own aggregation over the cycle to date.</summary>
    OverCycle,
}

/// <param name="Weight">Relative to the other milestones, above 0.</param>
public sealed record Milestone(Guid Id, string Name, decimal Weight);

/// <summary>What counts as 0.3, as 0.7 and as 1.0.</summary>
public sealed record ZoneTexts(string Commit, string Target, string Stretch);

/// <summary>How a key result is measured. What a kind does not use is null.</summary>
/// <param name="Decimals">How many decimals are shown, 0 to 6.</param>
/// <param name="Start">Of a metric or a KPI.</param>
/// <param name="Target">Of a metric or a KPI; never equal to the start, below it where less is better.</param>
/// <param name="Milestones">Of milestones, 1 to 20.</param>
/// <param name="Reach">Of a KPI.</param>
public sealed record Measure(
    MeasureKind Kind,
    int Decimals = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? UnitSymbol = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Start = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Target = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Milestone>? Milestones = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ZoneTexts? Zones = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? KpiId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] KpiReach? Reach = null)
{
    public const int MaxMilestones = 20;

    public const int MaxDecimals = 6;

    public static Measure OfMetric(decimal start, decimal target, string? unitSymbol = null, int decimals = 0) =>
        new(MeasureKind.Metric, decimals, unitSymbol, start, target);

    public static Measure OfMilestones(params IReadOnlyList<Milestone> milestones) => new(MeasureKind.Milestones, Milestones: milestones);

    public static Measure OfZones(string commit, string target, string stretch) =>
        new(MeasureKind.Zones, Decimals: 1, Zones: new ZoneTexts(commit, target, stretch));

    public static Measure OfKpi(Guid kpiId, decimal start, decimal target, KpiReach reach = KpiReach.Latest, string? unitSymbol = null, int decimals = 0) =>
        new(MeasureKind.Kpi, decimals, unitSymbol, start, target, KpiId: kpiId, Reach: reach);

    public bool Equals(Measure? other) =>
        other is not null
        && (Kind, Decimals, UnitSymbol, Start, Target) == (other.Kind, other.Decimals, other.UnitSymbol, other.Start, other.Target)
        && (Zones, KpiId, Reach) == (other.Zones, other.KpiId, other.Reach)
        && (Milestones ?? []).SequenceEqual(other.Milestones ?? []);

    public override int GetHashCode() => HashCode.Combine(Kind, UnitSymbol, Start, Target, Zones, KpiId, Milestones?.Count);
}
