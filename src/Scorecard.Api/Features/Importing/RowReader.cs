using Scorecard.Api.Infrastructure.Tabular;
using Scorecard.Domain.Importing;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Importing;

/// <summary>A figure that was read, and the KPI that it is of; null when there is none.</summary>
public sealed record ReadRow(StoredRow Row, Kpi? Kpi);

/// <summary>
/// Turns rows of the file into figures of KPIs: everything that needs no look at what stands. What cannot be read is rejected with
/// its reason.
/// </summary>
public sealed class RowReader(ImportMapping mapping, IReadOnlyList<string> headers, KpiLabels labels, KpiDrafts drafts, FiscalCalendar calendar)
{
    private readonly ImportRows _rows = new(mapping, headers);
    private readonly Dictionary<(string Label, string? Name), Target> _targets = [];
    private readonly Dictionary<string, Result<PeriodSpelling>> _periods = [];
    private readonly Dictionary<string, string> _texts = []; // labels and periods repeat from row to row: each is kept once
    private readonly SegmentCells _segments = new(mapping);
    private readonly Dictionary<string, LabelChoice> _choices = Choices(mapping);

    private int _ordinal;

    private sealed record Target(Guid? KpiId, Kpi? Kpi, bool Creates, bool Ignored, DomainError? Error, bool IsSimilar);

    public IEnumerable<ReadRow> Read(TableRow source)
    {
        foreach (var entry in _rows.Of(source.Line, source.Cells))
        {
            var row = new StoredRow
            {
                Ordinal = ++_ordinal,
                Line = entry.Line,
                Column = entry.Column,
                Label = Once(Storable(entry.Label, TextLimits.Path)),
                Name = entry.Name is null ? null : Once(Storable(entry.Name, TextLimits.Path)),
                PeriodText = Once(Storable(entry.Period.Trim(), 100)),
                Segment = Once(Storable(string.Join(", ", entry.Segment.Split(ImportRows.Separator, StringSplitOptions.RemoveEmptyEntries)), TextLimits.Path)),
                ValueText = Storable(entry.Value.Trim(), 100),
                NumeratorText = Storable(entry.Numerator.Trim(), 100),
                DenominatorText = Storable(entry.Denominator.Trim(), 100),
            };
            yield return new(row, Fill(row, entry, source.Cells));
        }
    }

    private Kpi? Fill(StoredRow row, ImportEntry entry, string[] cells)
    {
        var (value, numerator, denominator) = (
            NumberText.Read(entry.Value, entry.Style), NumberText.Read(entry.Numerator, entry.NumeratorStyle), NumberText.Read(entry.Denominator, entry.DenominatorStyle));
        if (value.Kind is CellKind.Blank && numerator.Kind is CellKind.Blank && denominator.Kind is CellKind.Blank)
        {
            row.Outcome = RowOutcome.Blank;
            return null;
        }

        var comment = entry.Comment.Trim();
        row.Comment = comment.Length == 0 ? null : Storable(Unguarded(comment), TextLimits.Description);
        if (row.Label.Length == 0)
        {
            row.Reject(ImportErrors.KpiMissing);
            return null;
        }

        if (!_targets.TryGetValue((row.Label, row.Name), out var target))
            _targets[(row.Label, row.Name)] = target = TargetOf(row.Label, row.Name, cells);
        (row.KpiId, row.Creates) = (target.KpiId, target.Creates);
        if (target.Ignored)
            row.Outcome = RowOutcome.Ignored;
        else if (target.Error is { } error)
            row.Outcome = target.IsSimilar ? Similar(row, error) : row.Because(error);
        if (target.Kpi is not { } kpi || target.Ignored)
            return null;

        if (Period(row, entry, kpi) is not { } period)
            return null;

        row.Period = Once(period.ToString());
        if (_segments.Of(entry.Segment, kpi.DefinitionAt(period)) is not { } segment)
        {
            row.Reject(KpiValueErrors.SegmentUnknown);
            return null;
        }

        row.Segment = segment;
        if (new[] { value, numerator, denominator }.Any(figure => figure.Kind is CellKind.Unreadable))
        {
            row.Reject(ImportErrors.NumberUnreadable);
            return null;
        }

        if (comment.Length > TextLimits.Description)
        {
            row.Reject(ImportErrors.CommentTooLong);
            return null;
        }

        SetFigures(row, kpi.DefinitionAt(period), value, numerator, denominator);
        if (target.Creates)
            row.Because(ImportErrors.KpiCreated);
        return kpi;
    }

    /// <summary>A ratio takes its parts where the line has both; of any other KPI they say nothing.</summary>
    private static void SetFigures(StoredRow row, KpiDefinition definition, NumberReading value, NumberReading numerator, NumberReading denominator)
    {
        if (new[] { value, numerator, denominator }.Any(figure => figure.Kind is CellKind.NotApplicable))
        {
            row.NotApplicable = true;
            return;
        }

        var hasParts = numerator.Kind is CellKind.Number && denominator.Kind is CellKind.Number;
        if (value.Kind is CellKind.Number && !(definition.Aggregation is Domain.Scoring.Aggregation.Ratio && hasParts))
        {
            row.Value = Scaled(value, definition);
            return;
        }

        row.Numerator = numerator.Kind is CellKind.Number ? numerator.Value : null;
        row.Denominator = denominator.Kind is CellKind.Number ? denominator.Value : null;
    }

    /// <summary>45% is 45 of a KPI in percent and 0.45 of any other.</summary>
    private static decimal Scaled(NumberReading figure, KpiDefinition definition) =>
        figure.IsPercent && definition.UnitKind is not UnitKind.Percent ? figure.Value / 100 : figure.Value;

    private Period? Period(StoredRow row, ImportEntry entry, Kpi kpi)
    {
        if (entry.PeriodIsKey)
        {
            if (Domain.Time.Period.Parse(entry.Period).Succeeded(out var key, out var fault))
                return key;
            row.Reject(fault);
            return null;
        }

        if (!_periods.TryGetValue(entry.Period, out var reading))
            _periods[entry.Period] = reading = PeriodText.Read(entry.Period, mapping.DateOrder);
        if (!reading.Succeeded(out var spelling, out var error) || !spelling.In(kpi.Frequency, calendar, mapping.YearOfPeriods).Succeeded(out var period, out error))
        {
            row.Reject(error);
            return null;
        }

        return period;
    }

    /// <summary>
    /// The KPI with this code, whatever was chosen before; or else what was chosen for the label, the KPI with this name, or the one
    /// that the line names beside a code that nobody knows.
    /// </summary>
    private Target TargetOf(string label, string? name, string[] cells)
    {
        if (labels.ByCode(label) is { } coded)
            return new(coded.Id, coded.State, Creates: false, Ignored: false, null, IsSimilar: false);

        var (found, error) = labels.Find(label, name);
        if (_choices.TryGetValue(label, out var choice))
        {
            switch (choice.Action)
            {
                case LabelAction.Ignore:
                    return new(null, null, Creates: false, Ignored: true, null, IsSimilar: false);
                case LabelAction.Use when labels.ById(choice.KpiId ?? default) is { } chosen:
                    return new(chosen.Id, chosen.State, Creates: false, Ignored: false, null, IsSimilar: false);
                // Once a KPI of this name exists, also from an earlier file, its values go there instead of into another draft.
                case LabelAction.Create when found is null:
                    return Created(label, name, cells);
            }
        }

        if (found is not null)
            return new(found.Id, found.State, Creates: false, Ignored: false, null, IsSimilar: false);
        if (error is not null)
            return new(null, null, Creates: false, Ignored: false, error, IsSimilar: false);

        var near = labels.NearTo(label, name).Count > 0;
        if (near)
            return new(null, null, Creates: false, Ignored: false, ImportErrors.KpiSimilar, IsSimilar: true);

        return mapping.UnknownKpis is UnknownKpis.Create
            ? Created(label, name, cells)
            : new(null, null, Creates: false, Ignored: false, ImportErrors.KpiUnknown, IsSimilar: false);
    }

    private Target Created(string label, string? name, string[] cells)
    {
        var (created, error) = drafts.Of(label, name, cells);
        return created is null
            ? new(null, null, Creates: false, Ignored: false, error, IsSimilar: false)
            : new(created.Id, Kpi.Evolve(Kpi.Initial, new KpiDefined(created.Definition)), Creates: true, Ignored: false, null, IsSimilar: false);
    }

    private static RowOutcome Similar(StoredRow row, DomainError error)
    {
        row.Because(error);
        return RowOutcome.Suspicious;
    }

    private string Once(string text)
    {
        if (_texts.TryGetValue(text, out var kept))
            return kept;

        if (_texts.Count < 100_000)
            _texts[text] = text;
        return text;
    }

    /// <summary>Without characters that cannot be kept, and no longer than it is looked at.</summary>
    private static string Storable(string text, int most)
    {
        var cut = text.Length > most ? text[..most] : text;
        return Infrastructure.Json.TextRules.IsStorable(cut)
            ? cut
            : string.Concat(cut.Where(c => !char.IsSurrogate(c) && (!char.IsControl(c) || c is '\t' or '\n' or '\r')));
    }

    /// <summary>Takes the apostrophe off again that keeps a spreadsheet from running a text as a formula.</summary>
    private static string Unguarded(string text) => text is ['\'', '=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? text[1..] : text;

    private static Dictionary<string, LabelChoice> Choices(ImportMapping mapping)
    {
        Dictionary<string, LabelChoice> choices = new(StringComparer.OrdinalIgnoreCase);
        foreach (var choice in mapping.Kpis)
            choices[choice.Label] = choice;
        return choices;
    }
}
