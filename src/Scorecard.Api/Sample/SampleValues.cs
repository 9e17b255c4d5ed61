using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Segments;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Sample;

/// <summary>What the owners of the KPIs enter, period by period, and the few figures that had to be corrected.</summary>
internal sealed class SampleValues(IReadOnlyList<KpiSpec> kpis, SampleFigures figures, ScoringRules rules)
{
    private readonly Dictionary<(string Kpi, Period Period, SegmentKey? Segment), RecordedValue> _standing = [];

    public IEnumerable<SampleStep> Steps() => kpis.SelectMany(kpi => Recorded(kpi).Concat(Corrected(kpi)));

    private IEnumerable<SampleStep> Recorded(KpiSpec kpi)
    {
        foreach (var period in SampleFigures.PeriodsOf(kpi))
        {
            var command = kpi.Series.NotApplicable?.GetValueOrDefault(period.ToString()) is { } reason
                ? new RecordValue(period, NotApplicable: true, Comment: reason)
                : kpi.Correction is { } later && later.Period == period.ToString()
                    ? Mistaken(Measured(kpi, period, later.NumeratorPercentFirst), later)
                    : Measured(kpi, period, percent: 100);
            var at = SampleCalendar.RecordedAt(kpi.Code, period);
            yield return Step(kpi, at, command);
            foreach (var (index, (segment, value)) in SampleFigures.ByMember(kpi, period, command.Value ?? 0).Index())
                yield return Step(kpi, at.AddMinutes(index + 1), new RecordValue(period, value, Segment: segment));
        }
    }

    private IEnumerable<SampleStep> Corrected(KpiSpec kpi)
    {
        if (kpi.Correction is { } correction)
        {
            var command = Measured(kpi, Period.Of(correction.Period), percent: 100) with { Reason = correction.Reason };
            yield return Step(kpi, SampleCalendar.During(correction.On, $"correct/{kpi.Code}"), command);
        }
    }

    private static RecordValue Mistaken(RecordValue command, CorrectionSpec later) => later.ValueFirst is { } first ? command with { Value = first } : command;

    private RecordValue Measured(KpiSpec kpi, Period period, decimal percent)
    {
        var (value, numerator, denominator) = figures.Measured(kpi, period);
        return new RecordValue(period, value, numerator is { } above ? decimal.Round(above * percent / 100) : null, denominator);
    }

    private SampleStep Step(KpiSpec kpi, DateTimeOffset at, RecordValue command)
    {
        var id = SampleIds.Kpi(kpi.Code);
        return new(at, SampleIds.Person(kpi.Owner), async (desk, ct) =>
        {
            var recording = Decide(kpi, await desk.StateAsync<Kpi>(id, ct), command, SampleCalendar.DayOf(at));
            await desk.RecordAsync(KpiValues.Category, id, recording, ct, command.Reason);
        });
    }

    /// <summary>As the person would: the figure first, and a comment when it turns out red.</summary>
    private Recording<KpiValueEvent> Decide(KpiSpec kpi, Kpi state, RecordValue command, DateOnly today)
    {
        var standing = _standing.GetValueOrDefault((kpi.Code, command.Period, command.Segment));
        var decision = KpiValues.Record(state, standing, command, rules, RecordingTerms.Open, today);
        if (decision.Error == KpiValueErrors.CommentRequired)
            decision = KpiValues.Record(state, standing, command with { Comment = CommentOn(kpi, command.Period) }, rules, RecordingTerms.Open, today);

        if (decision.Events is [var change])
            _standing[(kpi.Code, command.Period, command.Segment)] = ValueRows.After(standing, change);

        return new(decision, ValueRows.Rows(SampleIds.Kpi(kpi.Code), decision.Events, standing, rules.Calendar));
    }

    private static string CommentOn(KpiSpec kpi, Period period)
    {
        var told = period.Frequency is Frequency.Weekly
            ? Period.Containing(period.FirstDay(FiscalCalendar.CalendarYear), Frequency.Monthly, FiscalCalendar.CalendarYear)
            : period;
        return kpi.RedComments.GetValueOrDefault(told.ToString()) ?? kpi.RedComments["*"];
    }
}
