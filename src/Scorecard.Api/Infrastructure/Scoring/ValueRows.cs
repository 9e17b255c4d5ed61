using System.Diagnostics;
using Scorecard.Domain.Kpis.Segments;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Time;
using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.Scoring;

/// <summary>Between the events about a value, what stands for its period, and the rows of the values table.</summary>
public static class ValueRows
{
    /// <summary>What a row says of its period.</summary>
    public static RecordedValue Standing(StoredValue row, Frequency frequency, FiscalCalendar calendar) => new(
        Period.Containing(row.PeriodStart, frequency, calendar),
        row.Value,
        row.Numerator,
        row.Denominator,
        row.NotApplicable,
        row.Comment,
        row.Revision,
        row.RecordedAt,
        row.Segment.Length == 0 ? null : SegmentKey.Parse(row.Segment).Required);

    /// <summary>What stands after one more event.</summary>
    public static RecordedValue After(RecordedValue? standing, KpiValueEvent change) => change switch
    {
        KpiValueRecorded recorded => new(change.Period, recorded.Value, recorded.Numerator, recorded.Denominator, NotApplicable: false, recorded.Comment, Next(standing), Segment: change.Segment),
        KpiValueCorrected corrected => new(change.Period, corrected.Value, corrected.Numerator, corrected.Denominator, NotApplicable: false, corrected.Comment, Next(standing), Segment: change.Segment),
        KpiValueMarkedNotApplicable marked => new(change.Period, null, null, null, NotApplicable: true, marked.Comment, Next(standing), Segment: change.Segment),
        KpiValueWithdrawn => new(change.Period, null, null, null, NotApplicable: false, Comment: null, Next(standing), Segment: change.Segment),
        KpiValueCommented commented => standing! with { Comment = commented.Comment },
        _ => throw new UnreachableException($"{change.GetType().Name} leaves nothing standing."),
    };

    /// <summary>The row that goes with an event.</summary>
    /// <param name="after">What stands after it.</param>
    /// <param name="eventIndex">The event's place in its append.</param>
    public static ValueChange Row(Guid kpiId, KpiValueEvent change, RecordedValue after, FiscalCalendar calendar, int eventIndex = 0) => new(
        kpiId,
        change.Period.FirstDay(calendar),
        change.Segment?.ToString() ?? "",
        after.Value,
        after.Numerator,
        after.Denominator,
        after.NotApplicable,
        eventIndex,
        after.Comment,
        KeepsRevision: change is KpiValueCommented);

    /// <summary>The rows that go with the events of one period.</summary>
    public static IReadOnlyList<ValueChange> Rows(Guid kpiId, IReadOnlyList<KpiValueEvent> changes, RecordedValue? standing, FiscalCalendar calendar)
    {
        List<ValueChange> rows = [];
        foreach (var change in changes)
        {
            standing = After(standing, change);
            rows.Add(Row(kpiId, change, standing, calendar, rows.Count));
        }

        return rows;
    }

    private static int Next(RecordedValue? standing) => (standing?.Revision ?? 0) + 1;
}
