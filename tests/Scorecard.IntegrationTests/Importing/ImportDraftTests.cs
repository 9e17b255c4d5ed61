using Scorecard.Api.Features.Importing;
using Scorecard.Domain.Importing;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.Importing;

/// <summary>KPIs that an import creates because a file names them.</summary>
public class ImportDraftTests(ApiFixture api)
{
    [Fact]
    public async Task A_KPI_that_was_created_for_a_label_is_the_one_that_later_files_mean()
    {
        var unit = await api.UnitAsync();
        var http = await api.SignedInAsync(Role.UnitManager, unit);
        var code = $"new-{unit:N}"[..20];
        var source = $"erp {unit}";
        ImportMapping Create(ImportMapping mapping) => mapping with { OwnerUnitId = unit, Kpis = [new(code, LabelAction.Create, null)] };

        var first = await http.PreviewAsync(await http.UploadAsync($"code,period,value\n{code},2026-08,95\n", source), Create);
        var created = await http.ConfirmAsync(first);
        var second = await http.PreviewAsync(await http.UploadAsync($"code,period,value\n{code},2026-08,95\n{code},2026-09,\n", source));
        var unknown = await http.GetAsync<UnknownKpi[]>($"/api/v1/imports/{second.Id}/unknown-kpis");

        Assert.Equal((1, 1), (created.Result!.Recorded, created.Result.KpisCreated));
        Assert.Contains(second.Mapping.Kpis, choice => choice.Label == code && choice.Action == LabelAction.Create);
        Assert.Equal((0, 1, 1, 0), (second.Counts!.New, second.Counts.Unchanged, second.Counts.Blank, second.Counts.NewKpis));
        Assert.Empty(unknown);
    }
}
