using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Importing;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Importing;

/// <summary>What the file calls KPIs and nobody knows, with KPIs of a similar name. Choices about them are part of the mapping.</summary>
public static class ListUnknownKpis
{
    public static void Map(IEndpointRouteBuilder imports) => imports
        .MapGet("{id}/unknown-kpis", Handle)
        .WithName("listUnknownKpis")
        .WithSummary("List labels of the file that no KPI has")
        .RequirePermission(Permission.Read);

    private static async Task<Ok<UnknownKpi[]>> Handle(Guid id, ImportDesk desk, ImportRowStore store, Reader reader, CurrentUser user, CancellationToken ct)
    {
        var import = await desk.RequirePreviewedAsync(id, ct);
        var labels = new KpiLabels((await reader.ReadAsync(new Needs { AllOf = [Kpi.Category] }, ct)).Facts.All<Kpi>(), user);
        var choices = import.Mapping.Kpis.GroupBy(choice => choice.Label, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.Last(), StringComparer.OrdinalIgnoreCase);
        var unknown = await store.UnknownLabelsAsync(id, [.. choices.Keys], ct);
        return TypedResults.Ok<UnknownKpi[]>(
        [
            .. from label in unknown
               where labels.ByCode(label.Label) is null
               let choice = choices.GetValueOrDefault(label.Label)
               where choice is { Action: not LabelAction.Create } || labels.Find(label.Label, label.Name).Kpi is null
               let chosen = choice is { Action: LabelAction.Use, KpiId: { } kpiId } ? labels.ById(kpiId)?.Id : null
               select new UnknownKpi(
                   label.Label, label.Name, label.Rows, label.FirstLine, choice?.Action, chosen, KpiLabels.Best(labels.NearTo(label.Label, label.Name))),
        ]);
    }
}
