namespace Scorecard.Domain.Kpis;

/// <summary>How much time a reading covers.</summary>
public enum Span
{
    /// <summary>The period asked for.</summary>
    Period,

    /// <summary>From the start of the fiscal year to the end of the period asked for.</summary>
    YearToDate,
}
