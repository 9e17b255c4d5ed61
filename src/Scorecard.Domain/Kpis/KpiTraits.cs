using System.Diagnostics.CodeAnalysis;

namespace Scorecard.Domain.Kpis;

/// <summary>For whom a KPI is: the strategy, running the business, or one function.</summary>
public enum KpiLevel
{
    Strategic,
    Operational,
    Functional,
}

/// <summary>Whether a KPI moves before the result (leading) or tells the result (lagging).</summary>
public enum KpiTiming
{
    Leading,
    Lagging,
}

[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "Short and long are terms, not types, here.")]
public enum KpiHorizon
{
    Short,
    Medium,
    Long,
}

public enum KpiNature
{
    Quantitative,
    Qualitative,
}

/// <summary>What a figure counts. A duration and any other unit name their symbol.</summary>
public enum UnitKind
{
    Count,
    Percent,
    Currency,
    Ratio,
    Score,
    Duration,
    Other,
}

/// <summary>Draft until activated, then in use until retired or replaced by another KPI.</summary>
public enum KpiLifecycle
{
    Draft,
    Active,
    Replaced,
    Retired,
}
