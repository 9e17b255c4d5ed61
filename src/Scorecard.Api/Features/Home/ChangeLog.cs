using Scorecard.Api.Features.Okrs;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.History;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Corrections;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Strategy;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Home;

/// <summary>The latest events about what one person may see.</summary>
public sealed class ChangeLog(Reader reader, PostgresEventStore store, People people, OkrAccess okrs, OwnPaySubjects pay, CurrentUser user)
{
    private const int PageSize = 500;

    /// <summary>Pages of the log that are looked through for what the reader may see.</summary>
    private const int MaxPages = 10;

    /// <param name="until">As known at this moment; null = now.</param>
    /// <param name="exceptBy">Whose own doings are left out; null = nobody's.</param>
    public async Task<IReadOnlyList<ChangeEntry>> ReadAsync(
        DateTimeOffset since, DateTimeOffset? until, int limit, Guid? exceptBy, CancellationToken ct)
    {
        var reading = reader.ReadAsync(new Needs { AllOf = [Kpi.Category, BalancedScorecard.Category, Correction.Category] }, ct);
        var naming = people.AllAsync(user.OrgId, ct);
        await Task.WhenAll(reading, naming);
        var names = await naming;
        var subjects = new ChangeSubjects(await reading, names, user);

        List<(Recorded Recorded, ChangedSubject Subject)> found = [];
        var (toldCorrections, toldOkrs) = (new ToldCorrections(), new ToldOkrs(user.PersonId));
        LogPlace? before = null;
        for (var page = 0; page < MaxPages && found.Count < limit; page++)
        {
            var events = await store.ReadLogAsync(
                user.OrgId, new LogFilter { From = since, To = until, Before = before, NewestFirst = true, Limit = PageSize }, ct);
            List<Recorded> told = [.. events.Where(recorded => toldCorrections.Tells(recorded) && toldOkrs.Tells(recorded) && recorded.ActorId != exceptBy)];
            var okrSubjects = await OkrChangeSubjects.ReadAsync(reader, okrs, told, ct);
            var statements = await pay.ReadAsync(told, ct);
            found.AddRange(
                from recorded in told
                let subject = subjects.Of(recorded.Stream) ?? okrSubjects?.Of(recorded.Stream) ?? statements.Of(recorded)
                where subject is not null
                select (recorded, subject));
            if (events.Count < PageSize)
                break;
            before = events[^1].Place;
        }

        var shown = found.Take(limit).ToList();
        var figures = await FiguresAsync(shown, ct);
        return [.. shown.Select(change => Entry(change.Recorded, change.Subject, figures, names))];
    }

    /// <summary>The rows of the values that were recorded, and of those before them: one round trip for all of them.</summary>
    private async Task<ILookup<(Guid KpiId, DateOnly PeriodStart, string Segment), StoredValue>> FiguresAsync(
        IReadOnlyList<(Recorded Recorded, ChangedSubject Subject)> shown, CancellationToken ct)
    {
        List<(Guid KpiId, DateOnly Day)> asked =
        [
            .. shown.Where(change => change.Recorded.Change is KpiValueEvent)
                .Select(change => (change.Subject.Id, ((KpiValueEvent)change.Recorded.Change).Period.FirstDay(user.Organization.Calendar))),
        ];
        IReadOnlyList<StoredValue> values = asked is []
            ? []
            : (await reader.ReadAsync(
                new Needs
                {
                    ValuesOf = [.. asked.Select(value => value.KpiId).Distinct()],
                    ValuesFrom = asked.Min(value => value.Day),
                    ValuesTo = asked.Max(value => value.Day),
                    ValueHistory = true,
                },
                ct)).Facts.Values;
        return values.ToLookup(value => (value.KpiId, value.PeriodStart, value.Segment));
    }

    private ChangeEntry Entry(
        Recorded recorded,
        ChangedSubject subject,
        ILookup<(Guid KpiId, DateOnly PeriodStart, string Segment), StoredValue> figures,
        IReadOnlyDictionary<Guid, PersonData> names)
    {
        var told = recorded.Change switch
        {
            KpiValueEvent value => Told(value, recorded, subject, figures),
            CorrectionEvent when subject is { Kpi: { } kpi, Correction: { } correction } => CorrectionTeller.Tell(kpi, correction),
            CheckInEvent checkIn when subject.Measure is { } measure => ChangeTeller.Tell(checkIn, measure),
            _ => ChangeTeller.Tell(recorded.Change),
        };
        var definition = subject.Kpi?.Latest;
        return new ChangeEntry(
            $"{recorded.Stream.Kind}/{recorded.Stream.Id}/{recorded.Version}",
            recorded.Type,
            recorded.RecordedAt,
            names.RefOf(recorded.ActorId),
            subject.Kind,
            subject.Id,
            recorded.Change is KpiValueEvent { Segment: { } segment } about
                ? $"{subject.Name} ({SegmentNames.Of(segment, subject.Kpi!.DefinitionAt(about.Period))})"
                : subject.Name,
            told.Period ?? subject.Period,
            told.Before,
            told.After,
            definition?.UnitKind,
            definition is null ? subject.Measure?.UnitSymbol : definition.UnitSymbol,
            definition is null ? subject.Measure?.Decimals : definition.Decimals,
            recorded.Change is CorrectionApproved ? subject.Correction?.Reason : recorded.Reason,
            recorded.Change is CorrectionApproved ? names.RefOf(subject.Correction?.ProposedBy) : null,
            subject.ObjectiveId,
            subject.Measure?.Kind);
    }

    private Told Told(KpiValueEvent change, Recorded recorded, ChangedSubject subject, ILookup<(Guid KpiId, DateOnly PeriodStart, string Segment), StoredValue> figures)
    {
        var period = change.Period;
        var rows = figures[(subject.Id, period.FirstDay(user.Organization.Calendar), change.Segment?.ToString() ?? "")].OrderBy(row => row.RecordedAt).ToList();
        var at = rows.FindIndex(row => row.Position == recorded.Position);
        var definition = subject.Kpi!.DefinitionAt(period);
        decimal? Figure(int index) =>
            rows.ElementAtOrDefault(index) is { } row ? KpiValues.Figure(definition, row.Value, row.Numerator, row.Denominator) : null;

        return new Told(period, at > 0 ? Figure(at - 1) : null, at < 0 ? null : Figure(at));
    }
}
