using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Json;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Importing;

/// <summary>A page of the preview: what each figure of the file would do, and why.</summary>
public static class ListImportRows
{
    private const int UsualLimit = 100;
    private const int MostRows = 500;

    public static void Map(IEndpointRouteBuilder imports) => imports
        .MapGet("{id}/rows", Handle)
        .WithName("listImportRows")
        .WithSummary("List the rows of a preview")
        .RequirePermission(Permission.Read);

    /// <param name="reason">Rows with this code.</param>
    /// <param name="search">Rows in whose label, name, period or comment this text occurs.</param>
    /// <param name="after">The ordinal after which the page begins.</param>
    private static async Task<Ok<ImportRowPage>> Handle(
        Guid id, Choice<RowOutcome>? outcome, string? reason, string? search, int? after, int? limit,
        ImportDesk desk, ImportRowStore store, Reader reader, CancellationToken ct)
    {
        if (limit is < 1 or > MostRows)
            throw RefusedException.Field("limit", $"out_of_range:1:{MostRows}");

        var import = await desk.RequirePreviewedAsync(id, ct);
        var most = limit ?? UsualLimit;
        var (rows, total) = await store.PageAsync(id, new RowFilter(outcome?.Value, reason, search), after ?? 0, most, ct);
        var kpis = await DefinitionsAsync(import, rows, reader, ct);
        return TypedResults.Ok(new ImportRowPage(
            [.. rows.Select(row => ViewOf(row, import, row.KpiId is { } kpiId ? kpis.GetValueOrDefault(kpiId) : null))],
            rows.Count == most ? rows[^1].Ordinal : null,
            total));
    }

    /// <summary>The rows name only KPIs that the importer may read.</summary>
    private static async Task<Dictionary<Guid, KpiDefinition>> DefinitionsAsync(StoredImport import, List<StoredRow> rows, Reader reader, CancellationToken ct)
    {
        var ids = rows.Where(row => row is { KpiId: not null, Creates: false }).Select(row => row.KpiId!.Value).Distinct().ToList();
        var definitions = import.CreatedKpis.ToDictionary(draft => draft.Id, draft => draft.Definition);
        if (ids.Count == 0)
            return definitions;

        var read = await reader.ReadAsync(new Needs { Some = [.. ids.Select(kpiId => (Kpi.Category, kpiId))] }, ct);
        foreach (var kpi in read.Facts.All<Kpi>())
            definitions[kpi.Id] = kpi.State.Latest;
        return definitions;
    }

    private static ImportRow ViewOf(StoredRow row, StoredImport import, KpiDefinition? kpi) => new(
        row.Ordinal,
        row.Line,
        row.Column is { } column ? import.Content.Columns[column].Name : null,
        row.Outcome,
        row.Reasons,
        row.Included,
        row.Includable,
        row.Label,
        row.KpiId,
        kpi?.Name ?? row.Name,
        kpi?.Code,
        row.Creates,
        row.PeriodText,
        row.Period,
        row.Segment.Length == 0 ? null : row.Segment,
        row.ValueText.Length == 0 && row.NumeratorText.Length + row.DenominatorText.Length > 0 ? $"{row.NumeratorText} / {row.DenominatorText}" : row.ValueText,
        row.Value,
        row.Numerator,
        row.Denominator,
        row.NotApplicable,
        row.Comment,
        row.OldValue,
        row.OldNumerator,
        row.OldDenominator,
        row.OldNotApplicable,
        kpi?.UnitKind,
        kpi?.UnitSymbol,
        kpi?.Decimals);
}
