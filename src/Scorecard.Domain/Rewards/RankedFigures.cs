using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Rewards;

/// <summary>
/// The figure that participants rank by: the exact attainment or score of one measure, or all measures combined as the plan combines them.
/// Gates, cap, pool and proration are left out: they say what a result pays, and a cap would make everybody above it equal. Whoever
/// worked in several units has the mean of their figures by days. A figure that is missing counts as the plan's rule says; where that
/// rule is to hold there is no figure, and whoever has none does not rank.
/// </summary>
public static class RankedFigures
{
    /// <summary>What an award goes by: where all measures are combined, times the participant's own modifiers, the part of the result that is one's own.</summary>
    /// <param name="factorsOf">What everybody in a unit shares.</param>
    public static Fraction? OfAward(PayRules rules, AwardRanking ranking, RunParticipant participant, Func<Guid, PayFactors> factorsOf) =>
        Of(participant, unit => Figure(factorsOf(unit), ranking.MeasureId)) is { } figure
            ? ranking.MeasureId is null ? rules.Modifiers.Aggregate(figure, (product, modifier) => product * participant.Modifiers.GetValueOrDefault(modifier.Id, 100m) / 100) : figure
            : null;

    /// <summary>What everybody may know: without modifiers, which somebody set for one person by hand.</summary>
    /// <param name="measureId">Null = all measures combined.</param>
    public static Fraction? OfEverybody(Guid? measureId, RunParticipant participant, Func<Guid, PayFactors> factorsOf) =>
        Of(participant, unit => Figure(factorsOf(unit), measureId));

    /// <param name="measureId">Null = all measures combined.</param>
    /// <returns>Of a measure a percentage, combined a share; null while it is held.</returns>
    public static Fraction? Figure(PayFactors factors, Guid? measureId) =>
        measureId is { } id ? factors.Measures.First(step => step.MeasureId == id).Percent : factors.Combined;

    private static Fraction? Of(RunParticipant participant, Func<Guid, Fraction?> figureOf)
    {
        var (sum, days) = (Fraction.Zero, 0);
        foreach (var part in participant.Parts)
        {
            if (figureOf(part.Segment.UnitId) is not { } figure)
                return null;

            sum += figure * part.Days;
            days += part.Days;
        }

        return days == 0 ? null : sum / days;
    }
}
