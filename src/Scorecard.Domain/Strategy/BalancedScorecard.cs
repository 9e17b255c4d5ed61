using System.Diagnostics;
using System.Text.Json.Serialization;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Strategy;

/// <summary>
/// The balanced scorecard of one unit and fiscal year: perspectives, objectives, the KPIs under them, the links of the
/// strategy map. Structure and weights are dated by month, so a weight changed today leaves last quarter as it was.
/// </summary>
/// <param name="FirstMonth">First month of the fiscal year; null = not created.</param>
/// <param name="Versions">In order of time, the first from <paramref name="FirstMonth"/>.</param>
/// <param name="Layout">Positions on the strategy map, as far as somebody has moved objectives.</param>
public sealed partial record BalancedScorecard(
    Guid UnitId,
    int FiscalYear,
    string Name,
    Period? FirstMonth,
    IReadOnlyList<StructureVersion> Versions,
    IReadOnlyList<MapPosition> Layout)
    : IAggregate<BalancedScorecard, ScorecardEvent>
{
    public const int MaxPerspectives = 8;

    public const int MaxObjectives = 100;

    public const int MaxKpisOfObjective = 50;

    public const decimal MaxWeight = 1000m;

    public const int WeightDecimals = 4;

    public static string Category => "scorecard";

    public static BalancedScorecard Initial { get; } = new(Guid.Empty, FiscalYear: 0, string.Empty, FirstMonth: null, [], []);

    [JsonIgnore]
    public bool IsCreated => FirstMonth is not null;

    /// <summary>A unit has one scorecard for each fiscal year.</summary>
    public static string KeyOf(Guid unitId, int fiscalYear) => $"{unitId:D}:{fiscalYear:D4}";

    public static bool IsWeight(decimal weight) => weight is >= 0 and <= MaxWeight && decimal.Round(weight, WeightDecimals) == weight;

    public static BalancedScorecard Evolve(BalancedScorecard state, ScorecardEvent change) => change switch
    {
        ScorecardCreated created => new(
            created.UnitId,
            created.FiscalYear,
            created.Name,
            created.FirstMonth,
            [new StructureVersion(created.FirstMonth, created.Perspectives, created.Links, created.RollUp)],
            []),
        ScorecardRenamed renamed => state with { Name = renamed.Name },
        ScorecardMapLaidOut laidOut => state with { Layout = laidOut.Positions },
        StructureChanged changed => state with { Versions = StructureEdit.Apply(state.Versions, changed) },
        _ => throw new UnreachableException($"{change.GetType().Name} has no arm in {nameof(Evolve)}."),
    };

    /// <summary>The structure in force in a month; before the fiscal year its first.</summary>
    public StructureVersion StructureAt(Period month)
    {
        for (var index = Versions.Count - 1; index > 0; index--)
        {
            if (Versions[index].From <= month)
                return Versions[index];
        }

        return Versions[0];
    }

    /// <summary>The structure in force on a day: that of its month.</summary>
    public StructureVersion StructureAt(DateOnly day) => StructureAt(Period.Containing(day, Frequency.Monthly, FiscalCalendar.CalendarYear));
}
