using Scorecard.Domain.Scoring;

namespace Scorecard.Api.Infrastructure.Scoring;

/// <summary>A rolled-up score that explains itself.</summary>
/// <param name="Score">0 to the cap; null when no child counts.</param>
/// <param name="Coverage">Share of the weight that has a score of its own, 0 to 1.</param>
public sealed record ScoreView(decimal? Score, decimal? Coverage, ScoreStatus Status, Explanation Explanation)
{
    /// <param name="hides">True for KPIs and objectives whose names and scores the reader may not see: they count, unnamed.</param>
    public static ScoreView Of(RollUpResult result, Func<ExplanationTerm, bool> hides)
    {
        var explanation = result.Explain();
        return new(
            result.Score,
            result.Coverage,
            result.Status,
            explanation with { Terms = [.. explanation.Terms.Select(term => hides(term) ? Unnamed(term) : term)] });
    }

    private static ExplanationTerm Unnamed(ExplanationTerm term) => new(term.Name, Value: null, Weight: term.Weight);
}
