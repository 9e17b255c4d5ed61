namespace Scorecard.Domain.Scoring;

/// <summary>How the attainment of a KPI is reckoned where lower is better; chosen per KPI.</summary>
public enum AttainmentMode
{
    /// <summary>2 − actual ÷ target: 12 of 10 is 80 %.</summary>
    TwoMinusRatio,

    /// <summary>target ÷ actual: 12 of 10 is 83.33… %.</summary>
    TargetOverActual,
}
