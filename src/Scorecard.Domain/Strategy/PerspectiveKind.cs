namespace Scorecard.Domain.Strategy;

/// <summary>The four perspectives of the balanced scorecard, and whatever an organization adds.</summary>
public enum PerspectiveKind
{
    Financial,
    Customer,
    Internal,
    Learning,
    Other,
}
