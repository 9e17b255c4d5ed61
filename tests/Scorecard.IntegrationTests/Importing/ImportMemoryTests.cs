using System.Net;
using Scorecard.Api.Features.Importing;
using Scorecard.Domain.Importing;
using Scorecard.Domain.Organizations;
using Scorecard.IntegrationTests.Kpis;
using static Scorecard.IntegrationTests.Kpis.KpiScenarios;

namespace Scorecard.IntegrationTests.Importing;

/// <summary>What somebody chose for labels of a source, and whom it concerns: nobody can redirect the values of others.</summary>
public class ImportMemoryTests(ApiFixture api)
{
    [Fact]
    public async Task A_preview_leaves_nothing_behind()
    {
        var unit = await api.UnitAsync();
        var (one, other, source) = (await KpiAsync(unit), await KpiAsync(unit), $"erp {unit}");
        var file = $"code,period,value\nnothing {unit},2026-08,95\n{one.Code},2026-08,95\n";
        var viewer = await api.SignedInAsync(Role.Viewer, unit);
        await viewer.PreviewAsync(await viewer.UploadAsync(file, source), mapping => mapping with
        {
            Kpis = [new($"nothing {unit}", LabelAction.Use, other.Id), new(one.Code, LabelAction.Use, other.Id)],
        });

        var manager = await api.SignedInAsync(Role.UnitManager, unit);
        var import = await manager.UploadAsync(file, source);

        Assert.Equal(MappingOrigin.Guessed, import.MappingOrigin);
        Assert.Empty(import.Mapping.Kpis);
    }

    [Fact]
    public async Task An_exact_code_is_that_KPI_whatever_was_chosen()
    {
        var unit = await api.UnitAsync();
        var (one, other) = (await KpiAsync(unit), await KpiAsync(unit));
        var http = await api.SignedInAsync(Role.UnitManager, unit);

        foreach (var choice in new LabelChoice[] { new(one.Code, LabelAction.Use, other.Id), new(one.Code, LabelAction.Ignore, null) })
        {
            var previewed = await http.PreviewAsync($"code,period,value\n{one.Code},2026-08,95\n", mapping => mapping with { Kpis = [choice] });
            var unknown = await http.GetAsync<UnknownKpi[]>($"/api/v1/imports/{previewed.Id}/unknown-kpis");

            Assert.Equal(one.Id, (await http.RowsAsync(previewed)).Single().KpiId);
            Assert.Empty(unknown);
        }
    }

    [Fact]
    public async Task A_KPI_that_one_may_not_read_cannot_be_chosen()
    {
        var (mine, others) = (await api.UnitAsync(), await api.UnitAsync());
        var hidden = await KpiAsync(others);
        var http = await api.SignedInAsync(Role.UnitManager, mine);
        var import = await http.UploadAsync("code,period,value\nelsewhere,2026-08,95\n");

        foreach (var id in new[] { hidden.Id, Guid.NewGuid() })
        {
            var refused = await http.PutAsync($"/api/v1/imports/{import.Id}/mapping", import.Mapping with { Kpis = [new("elsewhere", LabelAction.Use, id)] });

            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Equal("not_an_id", (await refused.ErrorsAsync())["kpis[0].kpiId"]);
        }
    }

    [Fact]
    public async Task What_was_remembered_goes_no_further_than_ones_own_rights()
    {
        var (mine, others) = (await api.UnitAsync(), await api.UnitAsync());
        var (kpi, source) = (await KpiAsync(mine), $"erp {mine}");
        var file = $"code,period,value\nelsewhere {mine},2026-08,95\n";
        var manager = await api.SignedInAsync(Role.UnitManager, mine);
        await manager.ConfirmAsync(await manager.PreviewAsync(await manager.UploadAsync(file, source), mapping => mapping with
        {
            OwnerUnitId = mine,
            Kpis = [new($"elsewhere {mine}", LabelAction.Use, kpi.Id), new("new one", LabelAction.Create, null), new("sum", LabelAction.Ignore, null)],
        }));

        var own = await manager.UploadAsync(file, source);
        var stranger = await api.SignedInAsync(Role.UnitManager, others);
        var import = await stranger.UploadAsync(file, source);
        var previewed = await stranger.PreviewAsync(import);

        Assert.Equal(3, own.Mapping.Kpis.Count);
        Assert.Equal(["sum"], import.Mapping.Kpis.Select(choice => choice.Label));
        Assert.Equal(MappingOrigin.Remembered, import.MappingOrigin);
        Assert.Equal(1, previewed.Counts!.Rejected);
    }

    [Fact]
    public async Task The_name_counts_where_nobody_knows_the_code()
    {
        var unit = await api.UnitAsync();
        var definition = Definition(unit) with { Name = $"Punctual parcels {unit}" };
        var id = await api.ActiveAsync(unit, definition: definition);
        var http = await api.SignedInAsync(Role.UnitManager, unit);

        var previewed = await http.PreviewAsync($"KPI 코드,KPI 이름,기간,실적\nX{unit:N},{definition.Name},2026-08,95\n,{definition.Name},2026-09,96\n");
        var rows = await http.RowsAsync(previewed);

        Assert.Equal([ImportColumnRole.KpiCode, ImportColumnRole.KpiName], previewed.Mapping.Columns.Take(2).Select(column => column.Role));
        Assert.Equal([id, id], rows.Select(row => row.KpiId));
        Assert.Equal(2, previewed.Counts!.New);
    }

    [Fact]
    public async Task A_slip_in_a_code_is_offered_as_what_was_meant()
    {
        var unit = await api.UnitAsync();
        var mark = new string([.. unit.ToString("N").Take(12).Select(digit => (char)('g' + (digit % 16)))]);
        var definition = Definition(unit) with { Code = $"sales-{mark}", Name = "매출" };
        var id = await api.ActiveAsync(unit, definition: definition);
        var http = await api.SignedInAsync(Role.UnitManager, unit);

        var previewed = await http.PreviewAsync($"code,period,value\nsale-{mark},2026-08,95\n");
        var unknown = await http.GetAsync<UnknownKpi[]>($"/api/v1/imports/{previewed.Id}/unknown-kpis");

        Assert.Equal(id, unknown.Single().NearMatches[0].KpiId);
    }

    [Fact]
    public async Task The_usual_range_comes_in_figures_and_in_plain_digits()
    {
        var unit = await api.UnitAsync();
        var (_, code) = await KpiAsync(unit);
        var http = await api.SignedInAsync(Role.UnitManager, unit);
        await http.ConfirmAsync(await http.PreviewAsync($"code,period,value\n{string.Concat(Enumerable.Range(1, 8).Select(month => $"{code},2026-{month:D2},12345678{month}\n"))}"));

        var previewed = await http.PreviewAsync($"code,period,value\n{code},2026-09,1\n{code},2026-10,1e5\n");
        var rows = await http.RowsAsync(previewed);
        var reason = rows[0].Reasons.Single(one => one.Code == "import.outlier");
        var csv = await http.GetStringAsync($"/api/v1/imports/{previewed.Id}/preview.csv");

        Assert.InRange(reason.Low!.Value, 100_000_000, 123_456_781);
        Assert.InRange(reason.High!.Value, 123_456_788, 150_000_000);
        Assert.Contains(reason.Detail!, csv, StringComparison.Ordinal);
        Assert.DoesNotContain("E+", csv, StringComparison.Ordinal);
        Assert.Equal(["import.number_unreadable"], rows[1].Reasons.Select(one => one.Code));
    }

    private async Task<(Guid Id, string Code)> KpiAsync(Guid unit)
    {
        var definition = Definition(unit);
        return (await api.ActiveAsync(unit, definition: definition), definition.Code);
    }
}
