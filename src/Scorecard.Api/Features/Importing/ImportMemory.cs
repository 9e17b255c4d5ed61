using Scorecard.Api.Features.Values;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Importing;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Importing;

/// <summary>
/// How files of a source were read, for whoever brings the next one. Only who confirms an import, and so records values, leaves
/// anything here; and nobody gets from here what is beyond their own rights.
/// </summary>
public sealed class ImportMemory(ImportStore store, Reader reader, CurrentUser user)
{
    public async Task RememberAsync(StoredImport import, CancellationToken ct) =>
        await store.RememberAsync(user.OrgId, import.Source, ImportInspection.Remember(import.Content, await PermittedAsync(import.Mapping, ct)), ct);

    /// <summary>Null when nothing is remembered, or it does not fit the columns.</summary>
    public async Task<ImportMapping?> RecallAsync(string source, ImportMapping guessed, IReadOnlyList<ColumnProfile> columns, CancellationToken ct) =>
        await store.RememberedAsync(user.OrgId, source, ct) is { } remembered && ImportInspection.Recall(remembered, guessed, columns) is { } recalled
            ? await PermittedAsync(recalled, ct)
            : null;

    /// <summary>The place of a choice whose KPI the caller may not read, or that does not exist.</summary>
    public async Task<int?> UnreadableAsync(ImportMapping mapping, CancellationToken ct)
    {
        if (!mapping.Kpis.Any(choice => choice.Action is LabelAction.Use))
            return null;

        var labels = new KpiLabels(await KpisAsync(ct), user);
        return mapping.Kpis.Index().Where(one => one.Item is { Action: LabelAction.Use, KpiId: { } id } && labels.ById(id) is null).Select(one => (int?)one.Index).FirstOrDefault();
    }

    /// <summary>Without choices for KPIs that the caller may not record, and without drafts where the caller may not define any.</summary>
    private async Task<ImportMapping> PermittedAsync(ImportMapping mapping, CancellationToken ct)
    {
        var permitted = mapping;
        if (mapping.OwnerUnitId is { } unitId && !user.May(Permission.DefineKpis, unitId))
        {
            permitted = mapping with
            {
                OwnerUnitId = null,
                UnknownKpis = UnknownKpis.Refuse,
                Kpis = [.. mapping.Kpis.Where(choice => choice.Action is not LabelAction.Create)],
            };
        }

        if (!permitted.Kpis.Any(choice => choice.Action is LabelAction.Use))
            return permitted;

        var recordable = (await KpisAsync(ct)).Where(kpi => user.MayRecord(kpi.State)).Select(kpi => kpi.Id).ToHashSet();
        return permitted with { Kpis = [.. permitted.Kpis.Where(choice => choice.Action is not LabelAction.Use || (choice.KpiId is { } id && recordable.Contains(id)))] };
    }

    private async Task<IEnumerable<Stored<Kpi>>> KpisAsync(CancellationToken ct) =>
        (await reader.ReadAsync(new Needs { AllOf = [Kpi.Category] }, ct)).Facts.All<Kpi>();
}
