using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Corrections;
using Scorecard.Domain.Kpis.Values;
using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.History;

/// <summary>Tells every event of a correction by what it is about: the period, and the figure before and after.</summary>
internal static class CorrectionTeller
{
    public static Told Tell(Kpi kpi, CorrectionProposed correction)
    {
        var definition = kpi.DefinitionAt(correction.Period);
        decimal? Figure(ValueFigures figures) => KpiValues.Figure(definition, figures.Value, figures.Numerator, figures.Denominator);
        return new Told(correction.Period, Figure(correction.Before), Figure(correction.After))
        {
            Details = correction.Segment is { } segment ? [new TimelineDetail("segment", Before: null, SegmentNames.Of(segment, definition))] : [],
            Topics = [TimelineTopic.Correction],
        };
    }

    /// <param name="stream">The events of one correction of the KPI, in order.</param>
    public static IEnumerable<TimelineEntry> Entries(Kpi kpi, IEnumerable<Recorded> stream, IReadOnlyDictionary<Guid, PersonData> people)
    {
        CorrectionProposed? proposal = null;
        foreach (var recorded in stream)
        {
            proposal = recorded.Change as CorrectionProposed ?? proposal;
            yield return TimelineEntry.Of(recorded, people, Tell(kpi, proposal!));
        }
    }
}
