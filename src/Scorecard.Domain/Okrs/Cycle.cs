using System.Diagnostics;
using System.Text.Json.Serialization;
using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Okrs;

public enum CycleKind
{
    /// <summary>A quarter of the fiscal calendar.</summary>
    Quarter,

    /// <summary>A fiscal year.</summary>
    Year,

    /// <summary>Any days, 7 to 1,096 of them.</summary>
    Custom,
}

public enum CycleStatus
{
    /// <summary>Objectives are written and agreed on; nothing is checked in yet.</summary>
    Planning,
    Active,

    /// <summary>Objectives are scored and closed one by one; check-ins still go in.</summary>
    Closing,

    /// <summary>Nothing in it changes any more.</summary>
    Closed,
}

/// <summary>How often a key result is checked in.</summary>
/// <param name="EveryDays">A check-in is due so many days after the last one, 1 to 92.</param>
/// <param name="GraceDays">It is late after so many more days, 0 to 31.</param>
public sealed record CheckInRhythm(int EveryDays, int GraceDays)
{
    public const int MaxEveryDays = 92;

    public const int MaxGraceDays = 31;

    public static CheckInRhythm Default { get; } = new(7, 3);
}

/// <summary>The time for which objectives are set: planning, active, closing, closed.</summary>
/// <param name="Name">Empty = not planned.</param>
/// <param name="LastDay">Included.</param>
/// <param name="ClosingOn">The day on which its closing began; null before it, and where the event does not say.</param>
/// <param name="ClosedOn">The day on which it was closed; null while it is not, and where the event does not say.</param>
public sealed partial record Cycle(
    string Name,
    CycleKind Kind,
    DateOnly FirstDay,
    DateOnly LastDay,
    CheckInRhythm Rhythm,
    CycleStatus Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? ClosingOn = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? ClosedOn = null)
    : IAggregate<Cycle, CycleEvent>
{
    public const int MinCustomDays = 7;

    public const int MaxCustomDays = 1_096;

    public static string Category => "cycle";

    public static Cycle Initial { get; } = new(string.Empty, CycleKind.Quarter, default, default, CheckInRhythm.Default, CycleStatus.Planning);

    [JsonIgnore]
    public bool IsPlanned => Name.Length > 0;

    /// <summary>Its length in days.</summary>
    [JsonIgnore]
    public int Days => LastDay.DayNumber - FirstDay.DayNumber + 1;

    /// <summary>An organization has one cycle of the same days.</summary>
    public static string KeyOf(DateOnly firstDay, DateOnly lastDay) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{firstDay:yyyy-MM-dd}/{lastDay:yyyy-MM-dd}");

    public static Cycle Evolve(Cycle state, CycleEvent change) => change switch
    {
        CyclePlanned planned => new(planned.Name, planned.Kind, planned.FirstDay, planned.LastDay, planned.Rhythm, CycleStatus.Planning),
        CycleRevised revised => state with { Name = revised.Name, FirstDay = revised.FirstDay, LastDay = revised.LastDay, Rhythm = revised.Rhythm },
        CycleStarted => state with { Status = CycleStatus.Active },
        CycleClosingBegun begun => state with { Status = CycleStatus.Closing, ClosingOn = begun.On },
        CycleClosed closed => state with { Status = CycleStatus.Closed, ClosedOn = closed.On },
        CycleReopened reopened => state with
        {
            Status = reopened.To,
            ClosingOn = reopened.To is CycleStatus.Closing ? state.ClosingOn : null,
            ClosedOn = null,
        },
        _ => throw new UnreachableException($"{change.GetType().Name} has no arm in {nameof(Evolve)}."),
    };

    /// <summary>
    /// The cycle that a day is about when none is named: of those that hold the day the active one before others, the shorter before the
    /// longer; between two cycles the one that ended last, before all of them the first. Null when there is none.
    /// </summary>
    public static Guid? Of(DateOnly day, IEnumerable<KeyValuePair<Guid, Cycle>> cycles)
    {
        List<KeyValuePair<Guid, Cycle>> all = [.. cycles];
        var found = all.Where(cycle => cycle.Value.Contains(day))
            .OrderBy(cycle => cycle.Value.Status is CycleStatus.Active ? 0 : 1).ThenBy(cycle => cycle.Value.Days).ThenBy(cycle => cycle.Key)
            .Concat(all.Where(cycle => cycle.Value.LastDay < day).OrderByDescending(cycle => cycle.Value.LastDay).ThenByDescending(cycle => cycle.Key))
            .Concat(all.OrderBy(cycle => cycle.Value.FirstDay).ThenBy(cycle => cycle.Key));
        return found.Select(cycle => (Guid?)cycle.Key).FirstOrDefault();
    }

    /// <summary>As it stood at the end of a day: closing and closed from the days on which it became so, active before.</summary>
    public Cycle At(DateOnly day)
    {
        var open = Status is CycleStatus.Closed && ClosedOn > day ? this with { Status = CycleStatus.Closing, ClosedOn = null } : this;
        return open.Status is CycleStatus.Closing && open.ClosingOn > day ? open with { Status = CycleStatus.Active, ClosingOn = null } : open;
    }

    public bool Contains(DateOnly day) => day >= FirstDay && day <= LastDay;

    /// <summary>How much of the cycle has passed by the end of a day: 0 before the first day, 1 from the last day on.</summary>
    public decimal ElapsedShare(DateOnly day) =>
        day < FirstDay ? 0m : day >= LastDay ? 1m : (day.DayNumber - FirstDay.DayNumber + 1) / (decimal)Days;
}
