namespace Scorecard.Domain.Time;

/// <summary>How often a KPI is measured. Ordered from the shortest period to the longest.</summary>
public enum Frequency
{
    Daily,
    Weekly,
    Monthly,
    Quarterly,
    HalfYearly,
    Yearly,
}
