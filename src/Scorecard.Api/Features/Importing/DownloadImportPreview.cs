using System.Runtime.CompilerServices;
using Scorecard.Api.Infrastructure.Json;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Tabular;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Importing;

/// <summary>
/// The preview as a CSV in a long layout, whatever the file had: what is wrong can be mended there and uploaded again, for its headers
/// map by themselves.
/// </summary>
public static class DownloadImportPreview
{
    private static readonly string[] Heading = ["line", "outcome", "reason", "kpi code", "kpi name", "period", "segment", "value", "numerator", "denominator", "comment", "old value"];

    public static void Map(IEndpointRouteBuilder imports) => imports
        .MapGet("{id}/preview.csv", Handle)
        .WithName("downloadImportPreview")
        .WithSummary("Download the preview as CSV")
        .Streams()
        .RequirePermission(Permission.Read);

    private static async Task<IResult> Handle(Guid id, Choice<RowOutcome>? outcome, ImportDesk desk, ImportRowStore store, CancellationToken ct)
    {
        var import = await desk.RequirePreviewedAsync(id, ct);
        return new CsvFile($"{Path.GetFileNameWithoutExtension(import.FileName)}-preview.csv", Heading, LinesAsync(id, outcome?.Value, store, ct));
    }

    private static async IAsyncEnumerable<CsvCell[]> LinesAsync(Guid id, RowOutcome? outcome, ImportRowStore store, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in store.AllAsync(id, new RowFilter(outcome), ct))
        {
            yield return
            [
                row.Line,
                EnumNames.Of(row.Outcome),
                string.Join(' ', row.Reasons.Select(reason => reason.Detail is null ? reason.Code : $"{reason.Code} ({reason.Detail})")),
                row.Label,
                row.Name,
                row.Period ?? row.PeriodText,
                row.Segment,
                Figure(row.Value, row.NotApplicable ? "n/a" : row.ValueText),
                Figure(row.Numerator, row.NumeratorText),
                Figure(row.Denominator, row.DenominatorText),
                row.Comment,
                row.OldNotApplicable ? "n/a" : (CsvCell)row.OldValue,
            ];
        }
    }

    /// <summary>A figure that was read as a number with a point; one that was not as the file has it.</summary>
    private static CsvCell Figure(decimal? figure, string text) => figure is null ? text : figure;
}
