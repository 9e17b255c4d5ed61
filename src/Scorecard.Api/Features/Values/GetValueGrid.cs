using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Json;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Values;

/// <summary>The KPIs of one frequency with their values over a range of periods, as a table to type into.</summary>
public static class GetValueGrid
{
    public const int MaxPeriods = 120;

    private const int DefaultPeriods = 12;

    public static void Map(IEndpointRouteBuilder values) => values
        .MapGet("values", Handle)
        .WithName("getValueGrid")
        .WithSummary("Values of many KPIs over a range of periods")
        .RequirePermission(Permission.Read);

    private static async Task<Ok<ValueGrid>> Handle(
        Guid? unitId, Choice<Frequency> frequency, Period? from, Period? to, DateTimeOffset? knownAt, Reader reader, InputReader inputs, CurrentUser user, CancellationToken ct)
    {
        var states = await reader.ReadAsync(new AsOfQuery(to, knownAt, Span: null), new Needs { AllOf = [Kpi.Category, .. CellMarks.Kinds] }, ct);
        var organization = states.Organization;
        var last = to ?? Period.Containing(organization.Today, frequency.Value, organization.Calendar);
        var periods = Range(from, last, frequency.Value);
        var units = (unitId is { } unit ? organization.Tree.Subtree(unit) : organization.Units.Select(found => found.Id)).ToHashSet();
        List<Stored<Kpi>> kpis =
        [
            .. states.Facts.All<Kpi>()
                .Where(kpi => kpi.State.Frequency == frequency.Value && kpi.State.IsInUse(periods[0]))
                .Where(kpi => units.Contains(kpi.State.Latest.OwnerUnitId))
                .Where(kpi => user.May(Permission.Read, kpi.State.Latest.OwnerUnitId) || user.MayRecord(kpi.State))
                .OrderBy(kpi => kpi.State.Latest.Name, StringComparer.Ordinal)
                .ThenBy(kpi => kpi.State.Latest.Code, StringComparer.Ordinal),
        ];

        var values = await reader.ReadAsync(
            new AsOfQuery(to, knownAt, Span: null),
            new Needs
            {
                ValuesOf = [.. kpis.Select(kpi => kpi.Id)],
                ValuesFrom = periods[0].FirstDay(organization.Calendar),
                ValuesTo = last.FirstDay(organization.Calendar),
            },
            ct);
        var completed = await inputs.CompleteAsync(
            new AsOfQuery(to, knownAt, Span: null),
            kpis,
            values.Facts.Values,
            periods[0].FirstDay(organization.Calendar),
            last.LastDay(organization.Calendar),
            ct,
            states.Facts.All<Kpi>());
        var marks = new CellMarks(states.Facts, organization.Calendar);
        var book = SeriesBooks.Of(organization, completed.Kpis, completed.Values);
        return TypedResults.Ok(new ValueGrid(
            states.AsOf with { Date = last.ToString() },
            frequency.Value,
            periods,
            [.. kpis.Select(kpi => ValueGridRow.Of(kpi, book.ReaderOf(kpi.Id)!, book.SeriesOf(kpi.Id), periods, marks, user))]));
    }

    private static List<Period> Range(Period? from, Period last, Frequency frequency)
    {
        if (last.Frequency != frequency)
            throw RefusedException.Field("to", "invalid");

        var first = from ?? last.Latest(DefaultPeriods)[0];
        if (first.Frequency != frequency || first > last)
            throw RefusedException.Field("from", "invalid");
        if (first.DistanceTo(last) >= MaxPeriods)
            throw RefusedException.Field("from", $"too_many:{MaxPeriods}");

        return [.. first.To(last)];
    }
}

/// <param name="Periods">The columns, in order.</param>
/// <param name="Rows">By name.</param>
public sealed record ValueGrid(AsOfView AsOf, Frequency Frequency, IReadOnlyList<Period> Periods, IReadOnlyList<ValueGridRow> Rows);

/// <param name="CanRecord">Whether the reader may record values of this KPI.</param>
/// <param name="CanWriteClosed">Whether the reader may record in closed periods, with a reason.</param>
/// <param name="NeedsApproval">Whether what the reader corrects has to be approved.</param>
/// <param name="Cells">One for each period from the first on; none for the periods from which the KPI was retired or replaced.</param>
/// <param name="Segments">Of a KPI with dimensions a row for each segment in force in any of the periods.</param>
public sealed record ValueGridRow(
    Guid KpiId,
    int Version,
    string Code,
    string Name,
    UnitKind UnitKind,
    string? UnitSymbol,
    int Decimals,
    Direction Direction,
    Aggregation Aggregation,
    Guid OwnerUnitId,
    Guid? OwnerPersonId,
    bool CanRecord,
    bool CanWriteClosed,
    bool NeedsApproval,
    IReadOnlyList<ValueCell> Cells,
    IReadOnlyList<SegmentValueRow>? Segments = null)
{
    internal static ValueGridRow Of(Stored<Kpi> kpi, KpiReader reader, ValueSeries values, IReadOnlyList<Period> periods, CellMarks marks, CurrentUser user)
    {
        var definition = kpi.State.Latest;
        var terms = user.TermsOf(kpi.State, periods[0], marks.ClosedPeriods);
        return new ValueGridRow(
            kpi.Id,
            kpi.Version,
            definition.Code,
            definition.Name,
            definition.UnitKind,
            definition.UnitSymbol,
            definition.Decimals,
            definition.Direction,
            definition.Aggregation,
            definition.OwnerUnitId,
            definition.OwnerPersonId,
            user.MayRecord(kpi.State),
            terms.MayWriteClosed,
            terms.NeedsApproval,
            [.. periods.TakeWhile(kpi.State.IsInUse).Select(period => ValueCell.Of(reader.Read(period), values.At(period), marks.Of(kpi, period)))],
            SegmentValueRow.Of(kpi, values, [.. periods.TakeWhile(kpi.State.IsInUse)], marks));
    }
}

/// <param name="Reason">Why a computed value is not there.</param>
/// <param name="Value">The figure; of a ratio recorded in parts what they make.</param>
/// <param name="Revision">0 = no value recorded, 1 = as first recorded, 2 and more = corrected.</param>
/// <param name="Closed">The unit has closed the period.</param>
/// <param name="Pending">A correction that waits for an approval.</param>
/// <param name="Origin">Where the figure comes from.</param>
public sealed record ValueCell(
    Period Period,
    decimal? Value,
    decimal? Numerator,
    decimal? Denominator,
    bool NotApplicable,
    string? Comment,
    int Revision,
    decimal? Target,
    decimal? Score,
    ScoreStatus Status,
    string? Reason,
    bool Closed,
    PendingCorrection? Pending,
    ValueOrigin Origin = ValueOrigin.Recorded)
{
    internal static ValueCell Of(KpiReading reading, RecordedValue? standing, CellMark mark) => new(
        reading.Period,
        reading.Value,
        standing?.Numerator,
        standing?.Denominator,
        standing?.NotApplicable ?? false,
        standing?.Comment,
        standing?.Revision ?? 0,
        reading.Target,
        reading.Score,
        reading.Status,
        standing?.Reason,
        mark.Closed,
        mark.Pending,
        standing?.Origin ?? ValueOrigin.Recorded);
}
