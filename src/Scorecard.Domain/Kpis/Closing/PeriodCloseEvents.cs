using Scorecard.Domain.Time;

namespace Scorecard.Domain.Kpis.Closing;

/// <summary>Everything that can happen to the closing of a unit's periods. The reason of a reopening is in the event's metadata.</summary>
/// <param name="Period">The month, quarter, half or year that was asked for.</param>
/// <param name="Months">The months that this changed, in order.</param>
public abstract record PeriodCloseEvent(Period Period, IReadOnlyList<Period> Months);

/// <param name="Missing">How many values were missing, and accepted as missing.</param>
public sealed record PeriodClosed(Period Period, IReadOnlyList<Period> Months, int Missing) : PeriodCloseEvent(Period, Months);

public sealed record PeriodReopened(Period Period, IReadOnlyList<Period> Months) : PeriodCloseEvent(Period, Months);
