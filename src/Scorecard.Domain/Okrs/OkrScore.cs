namespace Scorecard.Domain.Okrs;

/// <summary>Final scores, 0 to 1.</summary>
public static class OkrScore
{
    public const int Decimals = 2;

    public static bool IsScore(decimal score) => score is >= 0 and <= 1 && decimal.Round(score, Decimals) == score;

    /// <summary>The weighted mean of the scores of key results, not rounded; null without key results, or when a score is missing.</summary>
    public static decimal? Of(IEnumerable<KeyResult> keyResults, IReadOnlyList<KeyResultScore> scores)
    {
        var (sum, weights) = (0m, 0m);
        foreach (var keyResult in keyResults)
        {
            if (scores.FirstOrDefault(score => score.KeyResultId == keyResult.Id) is not { } given)
                return null;

            sum += keyResult.Content.Weight * given.Score;
            weights += keyResult.Content.Weight;
        }

        return weights > 0 ? Math.Clamp(sum / weights, 0m, 1m) : null;
    }

    /// <summary>The score that is expected: a committed objective reaches 1.0, an aspirational one 0.7.</summary>
    public static decimal Expected(Ambition ambition) => ambition switch
    {
        Ambition.Committed => 1.0m,
        Ambition.Aspirational => 0.7m,
    };

    /// <summary>The colour of a score after rounding half-up to one decimal: 0 to 0.3 red, 0.4 to 0.6 amber, 0.7 to 1 green.</summary>
    public static ScoreBand Band(decimal score) => decimal.Round(score, 1, MidpointRounding.AwayFromZero) switch
    {
        <= 0.3m => ScoreBand.Red,
        <= 0.6m => ScoreBand.Amber,
        _ => ScoreBand.Green,
    };
}
