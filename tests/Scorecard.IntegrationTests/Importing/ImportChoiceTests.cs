using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Scorecard.Api.Features.Importing;
using Scorecard.Api.Features.Kpis;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Domain.Importing;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Scoring;
using Scorecard.IntegrationTests.Kpis;
using static Scorecard.IntegrationTests.Kpis.KpiScenarios;

namespace Scorecard.IntegrationTests.Importing;

/// <summary>What a person decides between preview and confirmation, and what a mapping can say.</summary>
public class ImportChoiceTests(ApiFixture api)
{
    [Fact]
    public async Task An_outlier_is_left_out_until_it_is_taken_in()
    {
        var (http, unit) = await ManagerAsync();
        var (id, code) = await KpiAsync(unit);
        var months = string.Concat(Enumerable.Range(1, 8).Select(month => $"{code},2026-{month:D2},{100 + month}\n"));
        await http.ConfirmAsync(await http.PreviewAsync($"code,period,value\n{months}"));

        var previewed = await http.PreviewAsync($"code,period,value\n{code},2026-09,10900\n{code},2026-10,110\n");
        var suspicious = await http.RowsAsync(previewed, "&outcome=suspicious");
        var taken = await http.ChooseAsync(previewed, included: true, suspicious[0].Ordinal);
        var left = await http.ChooseAsync(previewed, included: false);
        var confirmed = await http.ConfirmAsync(left);

        Assert.Equal((1, 1, 1), (previewed.Counts!.New, previewed.Counts.Suspicious, previewed.Counts.Recordings));
        Assert.Equal(["import.outlier"], suspicious[0].Reasons.Select(reason => reason.Code));
        Assert.Equal((2, 1), (taken.Counts!.Recordings, left.Counts!.Recordings));
        Assert.Equal((1, 1), (confirmed.Result!.Recorded, confirmed.Result.LeftOut));
        Assert.Equal("2026-10 110", (await api.ReasonsAsync(id)).Last());
    }

    [Fact]
    public async Task Of_lines_about_the_same_value_one_can_be_taken_in()
    {
        var (http, unit) = await ManagerAsync();
        var (id, code) = await KpiAsync(unit);

        var previewed = await http.PreviewAsync($"code,period,value\n{code},2026-08,95\n{code},2026-08,96\n{code},2026-09,97\n{code},2026-09,97\n");
        var rows = await http.RowsAsync(previewed);
        await http.ChooseAsync(previewed, included: true, rows[0].Ordinal);
        var second = await http.ChooseAsync(previewed, included: true, rows[1].Ordinal);
        await http.ConfirmAsync(second);

        Assert.Equal(["Suspicious 3", "Suspicious 2", "New ", "Suspicious 4"], rows.Select(row => $"{row.Outcome} {row.Reasons.FirstOrDefault(reason => reason.Code == "import.duplicate_line")?.Detail}"));
        Assert.Equal([true, true, false, false], rows.Select(row => row.Includable));
        Assert.Equal(2, second.Counts!.Recordings);
        Assert.Equal(["2026-08 96", "2026-09 97"], await api.ReasonsAsync(id));
    }

    [Fact]
    public async Task An_unknown_name_is_mapped_by_hand_and_remembered()
    {
        var (http, unit) = await ManagerAsync();
        var (id, _) = await KpiAsync(unit, $"Parcels on time {unit}");
        var source = $"erp {unit}";
        var file = $"kpi,period,value\nParcels on tyme {unit},2026-08,95\nSomething else {Guid.NewGuid()},2026-08,1\n";
        var import = await http.UploadAsync(file, source);
        var previewed = await http.PreviewAsync(import);
        var unknown = await http.GetAsync<UnknownKpi[]>($"/api/v1/imports/{import.Id}/unknown-kpis");
        var rows = await http.RowsAsync(previewed);

        var mapped = await http.PreviewAsync(import, mapping => mapping with
        {
            Kpis = [new(unknown[0].Label, LabelAction.Use, id), new(unknown[1].Label, LabelAction.Ignore, null)],
        });
        await http.ConfirmAsync(mapped);
        var next = await http.UploadAsync(file.Replace("2026-08", "2026-09", StringComparison.Ordinal), source);
        var again = await http.PreviewAsync(next);

        Assert.Equal(["import.kpi_similar"], rows[0].Reasons.Select(reason => reason.Code));
        Assert.Equal((RowOutcome.Suspicious, false), (rows[0].Outcome, rows[0].Includable));
        Assert.Equal(id, unknown[0].NearMatches[0].KpiId);
        Assert.Equal((1, 1), (mapped.Counts!.New, mapped.Counts.Ignored));
        Assert.Equal(MappingOrigin.Remembered, next.MappingOrigin);
        Assert.Equal((1, 1), (again.Counts!.New, again.Counts.Ignored));
        Assert.Equal(["2026-08 95"], await api.ReasonsAsync(id));
    }

    [Fact]
    public async Task Unknown_KPIs_are_created_as_drafts_with_what_the_file_says_of_them()
    {
        var (http, unit) = await ManagerAsync();
        var mark = Guid.NewGuid().ToString("N")[..8];
        var file = $"code,kpi,unit,direction,decimals,period,value\n{mark}-1,Xylophone {mark},%,D,2,2026-08,95.5\n{mark}-1,Xylophone {mark},%,D,2,2026-09,96\n{mark}-2,Quagmire {mark},days,U,0,2026-08,3\n";

        var previewed = await http.PreviewAsync(file, mapping => mapping with { UnknownKpis = UnknownKpis.Create, OwnerUnitId = unit });
        var confirmed = await http.ConfirmAsync(previewed);
        var kpis = (await http.GetAsync<KpiListItem[]>($"/api/v1/kpis?unitId={unit}")).OrderBy(kpi => kpi.Code).ToList();

        Assert.Equal((3, 2), (previewed.Counts!.New, previewed.Counts.NewKpis));
        Assert.Equal((3, 2), (confirmed.Result!.Recorded, confirmed.Result.KpisCreated));
        Assert.Equal([$"{mark}-1", $"{mark}-2"], kpis.Select(kpi => kpi.Code));
        var detail = await http.GetAsync<KpiDetail>($"/api/v1/kpis/{kpis[0].Id}");
        Assert.Equal((UnitKind.Percent, Direction.Decrease, 2, KpiLifecycle.Draft), (detail.Definition.UnitKind, detail.Definition.Direction, detail.Definition.Decimals, detail.Lifecycle));
    }

    [Fact]
    public async Task Creating_KPIs_needs_the_right_to_define_them()
    {
        var (_, unit) = await ManagerAsync();
        var http = await api.SignedInAsync(Role.Contributor, unit);
        var import = await http.UploadAsync("kpi,period,value\nNew one,2026-08,95\n");

        var refused = await http.PutAsync($"/api/v1/imports/{import.Id}/mapping", import.Mapping with { UnknownKpis = UnknownKpis.Create, OwnerUnitId = unit });
        var nowhere = await http.PutAsync($"/api/v1/imports/{import.Id}/mapping", import.Mapping with { UnknownKpis = UnknownKpis.Create });

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("required", (await nowhere.ErrorsAsync())["ownerUnitId"]);
    }

    [Fact]
    public async Task A_wide_table_gives_several_values_a_line()
    {
        var (http, unit) = await ManagerAsync();
        var ((one, first), (_, second)) = (await KpiAsync(unit), await KpiAsync(unit));

        var previewed = await http.PreviewAsync($"KPI,2026년 8월,2026-09,Oct 2026\n{first},95,96,\n{second},95,x,97\n");
        var rows = await http.RowsAsync(previewed);
        await http.ConfirmAsync(previewed);

        Assert.Equal(
            ["2 2026년 8월 New", "2 2026-09 New", "2 Oct 2026 Blank", "3 2026년 8월 New", "3 2026-09 Rejected", "3 Oct 2026 New"],
            rows.Select(row => $"{row.Line} {row.Column} {row.Outcome}"));
        Assert.Equal(["2026-08 95", "2026-09 96"], await api.ReasonsAsync(one));
    }

    [Fact]
    public async Task A_ratio_comes_in_its_parts()
    {
        var (http, unit) = await ManagerAsync();
        var definition = Definition(unit, aggregation: Aggregation.Ratio) with { UnitKind = UnitKind.Percent, RatioFactor = 100 };
        var id = await api.ActiveAsync(unit, definition: definition);

        var previewed = await http.PreviewAsync($"code,period,numerator,denominator\n{definition.Code},2026-08,97,100\n{definition.Code},2026-09,97,0\n{definition.Code},2026-10,97,\n");
        var rows = await http.RowsAsync(previewed);
        await http.ConfirmAsync(previewed);

        Assert.Equal(["", "value.denominator_zero", "value.parts_incomplete"], rows.Select(row => string.Join(' ', row.Reasons.Select(reason => reason.Code).Except(["import.no_comment"]))));
        Assert.Equal((97m, 100m), (rows[0].Numerator, rows[0].Denominator));
        Assert.Single(await api.ReasonsAsync(id));
    }

    [Fact]
    public async Task A_percent_sign_means_hundredths_only_where_the_KPI_is_not_in_percent()
    {
        var (http, unit) = await ManagerAsync();
        var percent = Definition(unit) with { UnitKind = UnitKind.Percent, UnitSymbol = null };
        var ratio = Definition(unit) with { UnitKind = UnitKind.Ratio, UnitSymbol = null };
        await api.ActiveAsync(unit, definition: percent);
        await api.ActiveAsync(unit, definition: ratio);

        var rows = await http.RowsAsync(await http.PreviewAsync($"code,period,value\n{percent.Code},2026-08,45%\n{ratio.Code},2026-08,45%\n"));

        Assert.Equal([45m, 0.45m], rows.Select(row => row.Value));
    }

    [Fact]
    public async Task What_is_downloaded_is_mended_and_uploaded_again()
    {
        var (http, unit) = await ManagerAsync();
        var (id, code) = await KpiAsync(unit);
        var previewed = await http.PreviewAsync($"code,period,value,comment\n{code},2026-08,-95,\"=cmd|'/c calc'!A0\"\n{code},2026-09,9x,+1\n");

        var csv = await http.GetStringAsync($"/api/v1/imports/{previewed.Id}/preview.csv");
        var mended = await http.UploadAsync(csv.TrimStart('\uFEFF').Replace("9x", "97", StringComparison.Ordinal));
        var again = await http.PreviewAsync(mended);
        var rows = await http.RowsAsync(again);
        await http.ConfirmAsync(again);

        Assert.Contains(",-95,", csv, StringComparison.Ordinal);
        Assert.Contains("'=cmd|", csv, StringComparison.Ordinal);
        Assert.Contains("import.number_unreadable", csv, StringComparison.Ordinal);
        Assert.Equal(2, again.Counts!.New);
        Assert.Equal("=cmd|'/c calc'!A0", rows[0].Comment);
        Assert.Equal(2, (await api.ReasonsAsync(id)).Count());
    }

    [Fact]
    public async Task Rows_are_paged_filtered_and_searched()
    {
        var (http, unit) = await ManagerAsync();
        var (_, code) = await KpiAsync(unit);
        var previewed = await http.PreviewAsync($"code,period,value\n{string.Concat(Enumerable.Range(1, 10).Select(month => $"{code},2026-{month:D2},95\n"))}50%_off,2026-01,1\n");

        var first = await http.GetAsync<ImportRowPage>($"/api/v1/imports/{previewed.Id}/rows?limit=8");
        var rest = await http.GetAsync<ImportRowPage>($"/api/v1/imports/{previewed.Id}/rows?limit=8&after={first.Next}");
        var searched = await http.GetAsync<ImportRowPage>($"/api/v1/imports/{previewed.Id}/rows?search={Uri.EscapeDataString("%_OFF")}");
        var rejected = await http.GetAsync<ImportRowPage>($"/api/v1/imports/{previewed.Id}/rows?outcome=rejected&reason=import.kpi_unknown");

        Assert.Equal((8, 11, 3, null), (first.Rows.Count, first.Total, rest.Rows.Count, rest.Next));
        Assert.Equal([12], searched.Rows.Select(row => row.Line));
        Assert.Equal((1, 12), (rejected.Total, rejected.Rows[0].Line));
    }

    [Fact]
    public async Task A_job_whose_process_died_is_shown_as_interrupted_and_can_be_started_again()
    {
        var (http, unit) = await ManagerAsync();
        var (id, code) = await KpiAsync(unit);
        var previewed = await http.PreviewAsync($"code,period,value\n{code},2026-08,95\n");
        await ExecuteAsync("update imports set status = 'confirming', job = gen_random_uuid(), job_beat_at = now() - interval '1 minute' where id = $1", previewed.Id);

        var interrupted = await http.GetAsync<ImportView>($"/api/v1/imports/{previewed.Id}");
        var before = await api.ReasonsAsync(id);
        var confirmed = await http.ConfirmAsync(previewed);

        Assert.Equal(ImportStatus.Interrupted, interrupted.Status);
        Assert.Empty(before);
        Assert.Equal((ImportStatus.Confirmed, 1), (confirmed.Status, (await api.ReasonsAsync(id)).Count()));
    }

    [Fact]
    public async Task A_confirmation_that_got_through_before_its_process_died_is_seen_in_the_log()
    {
        var (http, unit) = await ManagerAsync();
        var (_, code) = await KpiAsync(unit);
        var confirmed = await http.ConfirmAsync(await http.PreviewAsync($"code,period,value\n{code},2026-08,95\n"));
        await ExecuteAsync("update imports set status = 'confirming', result = null, job = gen_random_uuid(), job_beat_at = now() - interval '1 minute' where id = $1", confirmed.Id);

        var settled = await http.GetAsync<ImportView>($"/api/v1/imports/{confirmed.Id}");

        Assert.Equal((ImportStatus.Confirmed, confirmed.Result), (settled.Status, settled.Result));
    }

    [Fact]
    public async Task A_cancelled_job_writes_nothing()
    {
        var (http, unit) = await ManagerAsync();
        var (id, code) = await KpiAsync(unit);
        var import = await http.UploadAsync($"code,period,value\n{string.Concat(Enumerable.Range(0, 60_000).Select(line => $"{code},2026-08,{line}\n"))}");
        await (await http.PutAsync($"/api/v1/imports/{import.Id}/mapping", import.Mapping)).ReadAsync<ImportView>();

        await (await http.PostAsync($"/api/v1/imports/{import.Id}/cancellations", content: null)).ReadAsync<ImportView>();
        var cancelled = await http.SettledAsync(import.Id);

        Assert.Equal((ImportStatus.Mapping, null, null), (cancelled.Status, cancelled.Counts, cancelled.Failure));
        Assert.Empty(await api.ReasonsAsync(id));
    }

    [Fact]
    public async Task What_nobody_touched_for_a_day_is_gone()
    {
        var (http, _) = await ManagerAsync();
        var import = await http.UploadAsync("code,period,value\na1,2026-08,95\n");
        await ExecuteAsync("update imports set touched_at = now() - interval '25 hours' where id = $1", import.Id);

        var gone = await http.GetAsync($"/api/v1/imports/{import.Id}");
        await api.Services.GetServices<IChore>().OfType<ImportPurge>().Single().RunAsync(default);
        var left = await ExecuteAsync("select count(*) from import_chunks where import_id = $1", import.Id);

        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Equal(0L, left);
    }

    [Fact]
    public async Task A_discarded_import_is_gone()
    {
        var (http, _) = await ManagerAsync();
        var import = await http.UploadAsync("code,period,value\na1,2026-08,95\n");

        var discarded = await http.DeleteAsync($"/api/v1/imports/{import.Id}");
        var gone = await http.GetAsync($"/api/v1/imports/{import.Id}");

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (discarded.StatusCode, gone.StatusCode));
    }

    private async Task<object?> ExecuteAsync(string sql, Guid id)
    {
        await using var command = api.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        command.Parameters.AddWithValue(id);
        return await command.ExecuteScalarAsync();
    }

    private async Task<(HttpClient Http, Guid Unit)> ManagerAsync()
    {
        var unit = await api.UnitAsync();
        return (await api.SignedInAsync(Role.UnitManager, unit), unit);
    }

    private async Task<(Guid Id, string Code)> KpiAsync(Guid unit, string? name = null)
    {
        var definition = Definition(unit);
        return (await api.ActiveAsync(unit, definition: name is null ? definition : definition with { Name = name }), definition.Code);
    }
}
