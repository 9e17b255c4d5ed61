using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Features.Values;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.History;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Kpis;

/// <summary>A KPI's figures, targets and scores over time, with what was corrected and revised.</summary>
public static class GetKpiSeries
{
    public const int MaxPoints = 1_000;

    private const int DefaultPoints = 24;

    public static void Map(IEndpointRouteBuilder kpis) => kpis
        .MapGet("{id}/series", Handle)
        .WithName("getKpiSeries")
        .WithSummary("A KPI's figures over time")
        .RequirePermission(Permission.Read);

    /// <param name="from">The first period of the KPI's frequency that starts in or after this one's start; 24 periods when absent.</param>
    /// <param name="to">Up to the end of this period; the present one when absent.</param>
    private static async Task<Ok<KpiSeries>> Handle(
        Guid id, Period? from, Period? to, DateTimeOffset? knownAt, Reader reader, InputReader inputs, PostgresEventStore store, People people, CurrentUser user, CancellationToken ct)
    {
        var reading = reader.ReadAsync(
            new AsOfQuery(to, knownAt, Span: null), new Needs { AllOf = CellMarks.Kinds, Some = [(Kpi.Category, id)], ValuesOf = [id], ValueHistory = true }, ct);
        var definitions = store.ReadStreamAsync(new StreamId(user.OrgId, Kpi.Category, id), knownAt?.ToUniversalTime(), ct);
        var recordings = store.ReadStreamAsync(new StreamId(user.OrgId, KpiValues.Category, id), knownAt?.ToUniversalTime(), ct);
        var names = people.AllAsync(user.OrgId, ct);
        await Task.WhenAll(reading, definitions, recordings, names);

        var read = await reading;
        var kpi = read.Facts.Find<Kpi>(id) ?? throw RefusedException.NotFound(Kpi.Category);
        user.Require(Permission.Read, kpi.State.Latest.OwnerUnitId, Kpi.Category);
        var periods = Range(from, to, kpi.State.Frequency, read.Organization);
        var completed = await inputs.CompleteAsync(
            new AsOfQuery(to, knownAt, Span: null), [kpi], [.. read.Facts.Values.Where(value => value.SupersededAt is null)], from: null, to: null, ct);
        return TypedResults.Ok(new KpiSeries(
            id,
            kpi.State.Frequency,
            Points(kpi, completed, periods, read, (await recordings).ToDictionary(recorded => recorded.Position), await names),
            [.. SeriesMarks.Of(kpi.State, await definitions).Where(mark => mark.Period >= periods[0] && mark.Period <= periods[^1])]));
    }

    internal static List<Period> Range(Period? from, Period? to, Frequency frequency, OrganizationContext organization)
    {
        var calendar = organization.Calendar;
        var last = to is { } until
            ? until.AtEnd(frequency, calendar)
            : Period.Containing(organization.Today, frequency, calendar);
        var first = from is { } start
            ? start.AtStart(frequency, calendar)
            : last.Latest(DefaultPoints)[0];
        if (first > last)
            throw RefusedException.Field("from", "invalid");
        if (first.DistanceTo(last) >= MaxPoints)
            throw RefusedException.Field("from", $"too_many:{MaxPoints}");

        return [.. first.To(last)];
    }

    private static List<SeriesPoint> Points(
        Stored<Kpi> kpi, CompletedKpis completed, List<Period> periods, Snapshot read, Dictionary<long, Recorded> events, IReadOnlyDictionary<Guid, PersonData> people)
    {
        var calendar = read.Organization.Calendar;
        var rows = read.Facts.Values
            .Where(value => value.Segment.Length == 0)
            .Select(value => (Row: value, Standing: ValueRows.Standing(value, kpi.State.Frequency, calendar)))
            .ToLookup(pair => pair.Standing.Period);
        var book = SeriesBooks.Of(read.Organization, completed.Kpis, completed.Values);
        var marks = new CellMarks(read.Facts, calendar);
        var (values, reader) = (book.SeriesOf(kpi.Id), book.ReaderOf(kpi.Id)!);

        ValueVersion Version((StoredValue Row, RecordedValue Standing) earlier) => new(
            earlier.Standing.Revision,
            earlier.Standing.Figure(kpi.State.DefinitionAt(earlier.Standing.Period)),
            earlier.Standing.Numerator,
            earlier.Standing.Denominator,
            earlier.Standing.NotApplicable,
            earlier.Standing.Comment,
            events.GetValueOrDefault(earlier.Row.Position)?.Reason,
            earlier.Row.RecordedAt,
            people.RefOf(events.GetValueOrDefault(earlier.Row.Position)?.ActorId));

        SeriesPoint Point(Period period)
        {
            var reading = reader.Read(period);
            var standing = values.At(period);
            var mark = marks.Of(kpi, period);
            var earlier = rows[period].Where(pair => standing is { Origin: not ValueOrigin.Calculated } && pair.Standing.Revision < standing.Revision)
                .GroupBy(pair => pair.Standing.Revision).OrderBy(revision => revision.Key).Select(revision => revision.Last()); // with its last comment
            return new SeriesPoint(
                period,
                period.FirstDay(calendar),
                period.LastDay(calendar),
                reading.Value,
                standing?.Numerator,
                standing?.Denominator,
                standing?.NotApplicable ?? false,
                standing?.Comment,
                reading.Target,
                reading.Floor,
                reading.Stretch,
                reading.Score,
                reading.Attainment.Value,
                reading.Status,
                standing?.Revision ?? 0,
                standing?.RecordedAt,
                [.. earlier.Select(Version)],
                mark.Closed,
                mark.Pending,
                standing?.Origin ?? ValueOrigin.Recorded,
                standing?.Reason);
        }

        return [.. periods.Select(Point)];
    }
}
