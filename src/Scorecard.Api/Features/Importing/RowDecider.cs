using System.Globalization;
using Scorecard.Api.Features.Values;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Importing;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Segments;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Time;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Importing;

/// <summary>Says of each figure what confirming would do with it, by the same decision that records a value by hand.</summary>
public sealed class RowDecider(CurrentUser user, ClosedPeriods closed)
{
    /// <summary>What stands for a correction's reason while there is only a preview.</summary>
    private const string SomeReason = "import";

    private readonly Dictionary<(Guid KpiId, Period Period, SegmentKey? Segment), RecordedValue> _standing = [];
    private readonly Dictionary<Guid, UsualRange?> _usual = [];
    private readonly Dictionary<(Guid KpiId, string Period, string Segment), List<StoredRow>> _same = [];
    private ILookup<Guid, decimal> _history = Enumerable.Empty<(Guid, decimal)>().ToLookup(pair => pair.Item1, pair => pair.Item2);

    /// <param name="values">Everything that stands for the KPIs of the file.</param>
    public void Know(IReadOnlyList<StoredValue> values, IReadOnlyDictionary<Guid, Kpi> kpis)
    {
        var calendar = user.Organization.Calendar;
        List<(Guid KpiId, decimal Figure)> history = new(values.Count);
        foreach (var value in values)
        {
            if (!kpis.TryGetValue(value.KpiId, out var kpi))
                continue;

            var standing = ValueRows.Standing(value, kpi.Frequency, calendar);
            _standing[(value.KpiId, standing.Period, standing.Segment)] = standing;
            if (value.Segment.Length == 0 && standing.Figure(kpi.DefinitionAt(standing.Period)) is { } figure)
                history.Add((value.KpiId, figure));
        }

        _history = history.ToLookup(pair => pair.KpiId, pair => pair.Figure);
    }

    public RecordedValue? Standing(Guid kpiId, Period period, SegmentKey? segment) => _standing.GetValueOrDefault((kpiId, period, segment));

    public void Decide(StoredRow row, Kpi kpi)
    {
        if (row is not { KpiId: { } kpiId, Period: { } key })
            return;
        if (!row.Creates && !user.MayRecord(kpi))
        {
            row.Reject(Infrastructure.Errors.Problems.Forbidden);
            return;
        }

        var period = Period.Of(key);
        var organization = user.Organization;
        var command = CommandOf(row, period);
        var standing = Standing(kpiId, period, command.Segment);
        var terms = user.TermsOf(kpi, period, closed);
        var decision = KpiValues.Record(kpi, standing, command, organization.Rules, terms, organization.Today);
        if (decision.Error == KpiValueErrors.CommentRequired)
        {
            row.Uncommented = true;
            row.Because(ImportErrors.NoComment);
            decision = KpiValues.Record(kpi, standing, command with { CommentLater = true }, organization.Rules, terms, organization.Today);
        }

        (row.OldValue, row.OldNumerator, row.OldDenominator) = (standing?.Value, standing?.Numerator, standing?.Denominator);
        (row.OldNotApplicable, row.OldRevision) = (standing?.NotApplicable ?? false, standing?.Revision ?? 0);
        if (decision.Error is { } error)
        {
            row.Reject(error);
            return;
        }

        row.Effect = EffectOf(decision, standing);
        row.Outcome = row.Effect switch
        {
            RowEffect.None => RowOutcome.Unchanged,
            RowEffect.Record => RowOutcome.New,
            RowEffect.Comment or RowEffect.Correct => RowOutcome.Changed,
        };
        row.Included = row.Effect is not RowEffect.None;
        if (row.Effect is not RowEffect.None && terms.Closed)
            MakeSuspicious(row, ImportErrors.PeriodClosed, null);
        if (row.Effect is RowEffect.Record or RowEffect.Correct && row.Segment.Length == 0 && KpiValues.Figure(kpi.DefinitionAt(period), row.Value, row.Numerator, row.Denominator) is { } figure)
            Suspect(row, kpiId, figure);
        Remember(row, kpiId);
    }

    /// <summary>Several lines about the same value: which one holds is for the importer to say, unless they all say the same.</summary>
    public void JudgeDuplicates()
    {
        foreach (var lines in _same.Values.Where(lines => lines.Count > 1))
        {
            var first = lines[0];
            var agree = lines.TrueForAll(line => Figures(line) == Figures(first) && (line.Comment ?? first.Comment) == first.Comment);
            foreach (var (place, line) in lines.Index())
            {
                line.SameAs = first.Ordinal;
                if (agree && place == 0)
                    continue;

                line.Because(ImportErrors.DuplicateLine, (place == 0 ? lines[1] : first).Line.ToString(CultureInfo.InvariantCulture));
                (line.Outcome, line.Included, line.Includable) = (RowOutcome.Suspicious, false, !agree && line.Effect is not RowEffect.None);
                if (agree)
                    line.Effect = RowEffect.None;
            }
        }
    }

    private static Domain.Kpis.Values.RecordValue CommandOf(StoredRow row, Period period) =>
        new(period, row.Value, row.Numerator, row.Denominator, row.NotApplicable, row.Comment, SomeReason, Segment: SegmentKey.TryParse(row.Segment, out var segment) ? segment : null);

    public static RowEffect EffectOf(Decision<KpiValueEvent> decision, RecordedValue? standing) => decision.Events switch
    {
        [] => RowEffect.None,
        [KpiValueCommented] => RowEffect.Comment,
        _ => standing is { IsWithdrawn: false } ? RowEffect.Correct : RowEffect.Record,
    };

    private void Suspect(StoredRow row, Guid kpiId, decimal figure)
    {
        if (!_usual.TryGetValue(kpiId, out var usual))
            _usual[kpiId] = usual = UsualRange.Of([.. _history[kpiId]]);
        if (usual is not { } range || range.Contains(figure))
            return;

        MakeSuspicious(row, ImportErrors.Outlier, RowReason.RangeOf((decimal)range.Low, (decimal)range.High));
    }

    private static void MakeSuspicious(StoredRow row, DomainError why, string? detail)
    {
        row.Because(why, detail);
        (row.Outcome, row.Included, row.Includable) = (RowOutcome.Suspicious, false, true);
    }

    private void Remember(StoredRow row, Guid kpiId)
    {
        var key = (kpiId, row.Period!, row.Segment);
        if (!_same.TryGetValue(key, out var lines))
            _same[key] = lines = new(1);
        lines.Add(row);
    }

    private static (decimal?, decimal?, decimal?, bool) Figures(StoredRow row) => (row.Value, row.Numerator, row.Denominator, row.NotApplicable);
}
