using Scorecard.Domain.Time;

namespace Scorecard.Domain.Kpis;

/// <summary>
/// One step of a KPI's target schedule, in force from its period until the next entry. A null target means
/// "no target from here".
/// <para>
/// Increase and decrease aim at the target itself, with an optional floor (score 0) and stretch (score = cap).
/// Band, yes/no and custom KPIs have their whole shape in the scale of the definition: there an entry only says
/// from which period that shape is scored. Its target must be given (by convention the middle of the band, 1 for
/// yes, the value that scores 100), is not used in scoring, and floor and stretch stay empty.
/// </para>
/// </summary>
public sealed record TargetEntry(Period From, decimal? Target, decimal? Floor = null, decimal? Stretch = null);
