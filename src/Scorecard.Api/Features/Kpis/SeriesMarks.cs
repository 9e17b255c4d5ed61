using Scorecard.Domain.Kpis;
using Scorecard.Domain.Time;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Kpis;

/// <summary>What a chart marks on its time axis: revisions of an active KPI's definition and targets, and its end.</summary>
internal static class SeriesMarks
{
    public static IEnumerable<SeriesMark> Of(Kpi kpi, IReadOnlyList<Recorded> events)
    {
        var activated = false;
        Dictionary<(Period, MarkKind), SeriesMark> marks = [];
        foreach (var recorded in events)
        {
            activated |= recorded.Change is KpiActivated;
            if (MarkOf(kpi, recorded.Change, activated) is { } mark)
                marks[mark] = new SeriesMark(mark.Period, mark.Kind, recorded.Reason, recorded.RecordedAt);
        }

        return marks.Values.OrderBy(mark => mark.Period).ThenBy(mark => mark.RecordedAt);
    }

    /// <summary>An end that was taken back is not marked.</summary>
    private static (Period Period, MarkKind Kind)? MarkOf(Kpi kpi, object change, bool activated) => change switch
    {
        KpiDefinitionRevised { From: { } from } => (from, MarkKind.Definition),
        KpiTargetsSet set when activated => (set.Targets.Select(entry => entry.From).Concat(set.Removed).Min(), MarkKind.Target),
        KpiReplaced replaced when kpi.EndedFrom == replaced.From && kpi.ReplacedByKpiId == replaced.ByKpiId => (replaced.From, MarkKind.Replacement),
        KpiRetired retired when kpi.EndedFrom == retired.From && kpi.ReplacedByKpiId is null => (retired.From, MarkKind.Retirement),
        _ => null,
    };
}
