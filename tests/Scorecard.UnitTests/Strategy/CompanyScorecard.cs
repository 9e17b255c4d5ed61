using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.UnitTests.Strategy;

/// <summary>A scorecard of 2026 with two perspectives and an objective in each.</summary>
internal static class CompanyScorecard
{
    public static readonly Guid Id = Numbered(0x100);

    public static readonly Guid Company = Numbered(0xA0);

    public static readonly Guid Financial = Numbered(0x10);

    public static readonly Guid Customer = Numbered(0x11);

    public static readonly Guid Growth = Numbered(0x20);

    public static readonly Guid Loyalty = Numbered(0x21);

    public static readonly Guid Revenue = Numbered(0x30);

    public static readonly Guid Churn = Numbered(0x31);

    public static readonly ObjectiveDetails GrowthDetails = new("Grow profitably", null, null, 100m, null);

    public static readonly ObjectiveDetails LoyaltyDetails = new("Keep customers", null, null, 100m, null);

    public static readonly Period January = Period.Of("2026-01");

    public static readonly Period March = Period.Of("2026-03");

    public static readonly Period July = Period.Of("2026-07");

    public static readonly ScorecardCreated Created = new(
        Company,
        2026,
        "Company 2026",
        January,
        [
            new Perspective(Financial, PerspectiveKind.Financial, "Financial", 60m, [new StrategicObjective(Growth, GrowthDetails, [], [])]),
            new Perspective(Customer, PerspectiveKind.Customer, "Customer", 40m, [new StrategicObjective(Loyalty, LoyaltyDetails, [], [])]),
        ],
        [],
        RollUpSettings.Default);

    public static Guid Numbered(int number) => new($"0192f000-0000-7000-8000-{number:x12}");

    public static BalancedScorecard After(params ScorecardEvent[] history) =>
        history.Prepend(Created).Aggregate(BalancedScorecard.Initial, BalancedScorecard.Evolve);
}
