using Scorecard.Api.Infrastructure.OpenApi;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Infrastructure.Scoring;

/// <summary>One KPI for one business date, with the explanations of its figures.</summary>
/// <param name="Period">The period read; value and target are aggregated to it.</param>
/// <param name="Attainment">A share, 1.15 = 115 %; null where it is undefined.</param>
/// <param name="Progress">The way from the baseline to the target, as a share.</param>
/// <param name="Present">Periods of the KPI's frequency that have a value.</param>
/// <param name="Expected">Periods of the KPI's frequency that should have one.</param>
/// <param name="Unweighted">A ratio entered without its parts: the plain average stands in.</param>
/// <param name="Revision">0 = no value, 1 = as first recorded, 2 and more = corrected.</param>
[ContractName("KpiReading")]
public sealed record KpiReadingView(
    Period Period,
    decimal? Value,
    decimal? Target,
    decimal? Floor,
    decimal? Stretch,
    decimal? Score,
    decimal? Attainment,
    decimal? Progress,
    ScoreStatus Status,
    int Present,
    int Expected,
    bool Unweighted,
    bool NotApplicable,
    DateTimeOffset? RecordedAt,
    int Revision,
    Explanation ScoreExplanation,
    Explanation ValueExplanation)
{
    /// <param name="hides">True for inputs that the reader may not see: they are named without figures.</param>
    public static KpiReadingView Of(KpiReading reading, Func<ExplanationTerm, bool> hides) => new(
        reading.Period,
        reading.Value,
        reading.Target,
        reading.Floor,
        reading.Stretch,
        reading.Score,
        reading.Attainment.Value,
        reading.Progress.Value,
        reading.Status,
        reading.Present,
        reading.Expected,
        reading.Unweighted,
        reading.NotApplicable,
        reading.RecordedAt,
        reading.Revision,
        reading.ExplainScore(),
        Seen(reading.ExplainValue(), hides));

    private static Explanation Seen(Explanation explanation, Func<ExplanationTerm, bool> hides) =>
        explanation with { Terms = [.. explanation.Terms.Select(term => hides(term) ? new ExplanationTerm(term.Name, Value: null, Period: term.Period) : term)] };
}
