using System.Net;
using Scorecard.Api.Features.Audit;
using Scorecard.Api.Features.Importing;
using Scorecard.Api.Features.Values;
using Scorecard.Domain.Importing;
using Scorecard.Domain.Organizations;
using Scorecard.IntegrationTests.Kpis;
using static Scorecard.IntegrationTests.Kpis.KpiScenarios;

namespace Scorecard.IntegrationTests.Importing;

public class ImportTests(ApiFixture api)
{
    [Fact]
    public async Task A_file_is_uploaded_mapped_previewed_and_confirmed()
    {
        var (http, unit) = await ContributorAsync();
        var (id, code) = await KpiAsync(unit);

        var uploaded = await http.UploadAsync($"code,period,value\n{code},2026-08,95\n{code},2026년 9월,\"1,096.5\"\n{code},26.10,97\n");
        var previewed = await http.PreviewAsync(uploaded);
        var before = await api.ReasonsAsync(id);
        var confirmed = await http.ConfirmAsync(previewed);

        Assert.Equal((ImportStatus.Mapping, 3), (uploaded.Status, uploaded.RowCount));
        Assert.Equal([ImportColumnRole.KpiCode, ImportColumnRole.Period, ImportColumnRole.Value], uploaded.Mapping.Columns.Select(column => column.Role));
        Assert.Equal((ImportStatus.Previewed, 3, 3), (previewed.Status, previewed.Counts!.New, previewed.Counts.Recordings));
        Assert.Empty(before);
        Assert.Equal((ImportStatus.Confirmed, 3, 0), (confirmed.Status, confirmed.Result!.Recorded, confirmed.Result.Corrected));
        Assert.Equal(["2026-08 95", "2026-09 1096.5", "2026-10 97"], await api.ReasonsAsync(id));
    }

    [Fact]
    public async Task The_audit_log_knows_from_where_it_was_confirmed()
    {
        var (http, unit) = await ContributorAsync();
        http.DefaultRequestHeaders.UserAgent.ParseAdd("Import-Test/1.0");
        var (_, code) = await KpiAsync(unit);
        var import = await http.ConfirmAsync(await http.PreviewAsync($"code,period,value\n{code},2026-08,95\n{code},2026-09,96\n"));
        var auditor = await api.SignedInAsync(Role.Auditor);

        var imported = Assert.Single((await auditor.GetAsync<AuditPage>($"/api/v1/audit/events?subjectId={import.Id}")).Events);
        var together = (await auditor.GetAsync<AuditPage>($"/api/v1/audit/events?correlationId={imported.CorrelationId}")).Events;

        Assert.Equal(["kpi-value-recorded", "kpi-value-recorded", "values-imported"], together.Select(entry => entry.Type).Order());
        Assert.All(together, entry => Assert.Equal("Import-Test/1.0", entry.UserAgent));
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        var (http, unit) = await ContributorAsync();
        var (id, code) = await KpiAsync(unit);
        var file = $"code,period,value\n{code},2026-08,95\n{code},2026-09,96\n";
        await http.ConfirmAsync(await http.PreviewAsync(file));

        var again = await http.UploadAsync(file);
        var previewed = await http.PreviewAsync(again);
        var refused = await http.PostAsync($"/api/v1/imports/{previewed.Id}/confirmations", new ConfirmImportRequest(null));

        Assert.NotNull(again.Earlier);
        Assert.Equal((0, 0, 2), (previewed.Counts!.New, previewed.Counts.Changed, previewed.Counts.Unchanged));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "import.nothing_to_do"), (refused.StatusCode, await refused.CodeAsync()));
        Assert.Equal(2, (await api.ReasonsAsync(id)).Count());
    }

    [Fact]
    public async Task A_correction_shows_old_and_new_and_carries_its_reason()
    {
        var (http, unit) = await ContributorAsync();
        var (id, code) = await KpiAsync(unit);
        await http.ConfirmAsync(await http.PreviewAsync($"code,period,value\n{code},2026-08,95\n"));

        var previewed = await http.PreviewAsync($"code,period,value\n{code},2026-08,97\n{code},2026-09,98\n");
        var rows = await http.RowsAsync(previewed, "&outcome=changed");
        var unexplained = await http.PostAsync($"/api/v1/imports/{previewed.Id}/confirmations", new ConfirmImportRequest(" "));
        var confirmed = await http.ConfirmAsync(previewed, "Late invoices");

        Assert.Equal((2, 95m, 97m), (rows[0].Line, rows[0].OldValue, rows[0].Value));
        Assert.Equal("import.reason_required", await unexplained.CodeAsync());
        Assert.Equal((1, 1), (confirmed.Result!.Recorded, confirmed.Result.Corrected));
        Assert.Equal(["2026-08 95", "2026-08 97 Late invoices", "2026-09 98 Late invoices"], await api.ReasonsAsync(id));
    }

    [Fact]
    public async Task What_cannot_be_recorded_is_rejected_with_line_and_reason()
    {
        var (http, unit) = await ContributorAsync();
        var (_, code) = await KpiAsync(unit);
        var (_, foreign) = await KpiAsync(await api.UnitAsync());

        var previewed = await http.PreviewAsync(
            $"""
            code,period,value
            {code},2026-08,12x
            {code},not a period,95
            {code},2026-12,95
            {code},2026-Q3,95
            {foreign},2026-08,95
            ,2026-08,95
            {code},2026-09,
            {code},2026-10,95
            """);

        var rows = await http.RowsAsync(previewed);
        Assert.Equal(
            [
                "2 Rejected import.number_unreadable",
                "3 Rejected import.period_unreadable",
                "4 Rejected value.period_in_future",
                "5 Rejected value.period_mismatch",
                "6 Rejected import.kpi_unknown",
                "7 Rejected import.kpi_missing",
                "8 Blank ",
                "9 New ",
            ],
            rows.Select(row => $"{row.Line} {row.Outcome} {string.Join(' ', row.Reasons.Select(reason => reason.Code))}"));
        Assert.Equal((1, 6, 1), (previewed.Counts!.New, previewed.Counts.Rejected, previewed.Counts.Blank));
    }

    [Fact]
    public async Task Somebody_elses_import_is_not_found()
    {
        var (http, unit) = await ContributorAsync();
        var (_, code) = await KpiAsync(unit);
        var import = await http.PreviewAsync($"code,period,value\n{code},2026-08,95\n");
        var other = await api.SignedInAsync(Role.Administrator);

        var read = await other.GetAsync($"/api/v1/imports/{import.Id}");
        var confirm = await other.PostAsync($"/api/v1/imports/{import.Id}/confirmations", new ConfirmImportRequest(null));
        var discard = await other.DeleteAsync($"/api/v1/imports/{import.Id}");

        Assert.All([read, confirm, discard], answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        Assert.Equal("import.not_found", await read.CodeAsync());
    }

    [Fact]
    public async Task Values_of_KPIs_one_may_only_read_are_rejected()
    {
        var unit = await api.UnitAsync();
        var http = await api.SignedInAsync(Role.Viewer, unit);
        var (_, code) = await KpiAsync(unit);

        var previewed = await http.PreviewAsync($"code,period,value\n{code},2026-08,95\n");

        Assert.Equal(["access.denied"], (await http.RowsAsync(previewed))[0].Reasons.Select(reason => reason.Code));
    }

    [Fact]
    public async Task When_values_changed_meanwhile_nothing_is_recorded_and_the_preview_is_made_again()
    {
        var (http, unit) = await ContributorAsync();
        var (id, code) = await KpiAsync(unit);
        var previewed = await http.PreviewAsync($"code,period,value\n{code},2026-08,95\n{code},2026-09,96\n");
        await http.PutAsync($"/api/v1/kpis/{id}/values/2026-08", new RecordValueRequest(90m, null, null, false, "Strike", null, null));

        var overtaken = await http.ConfirmAsync(previewed);

        Assert.Equal((ImportStatus.Previewed, "import.overtaken"), (overtaken.Status, overtaken.Failure!.Code));
        Assert.Equal([2], overtaken.Failure.Lines);
        Assert.Equal((1, 1), (overtaken.Counts!.New, overtaken.Counts.Changed));
        Assert.Single(await api.ReasonsAsync(id));
    }

    [Fact]
    public async Task Of_two_confirmations_one_records()
    {
        var (http, unit) = await ContributorAsync();
        var (id, code) = await KpiAsync(unit);
        var previewed = await http.PreviewAsync($"code,period,value\n{code},2026-08,95\n{code},2026-09,96\n");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => http.PostAsync($"/api/v1/imports/{previewed.Id}/confirmations", new ConfirmImportRequest(null))));
        var confirmed = await http.SettledAsync(previewed.Id);
        var again = await http.ConfirmAsync(previewed);

        Assert.Equal((ImportStatus.Confirmed, ImportStatus.Confirmed), (confirmed.Status, again.Status));
        Assert.Equal(2, (await api.ReasonsAsync(id)).Count());
    }

    [Fact]
    public async Task What_was_imported_is_listed_from_the_log()
    {
        var (http, unit) = await ContributorAsync();
        var (_, code) = await KpiAsync(unit);
        var confirmed = await http.ConfirmAsync(await http.PreviewAsync($"code,period,value\n{code},2026-08,95\n"), "First load");
        var open = await http.UploadAsync($"code,period,value\n{code},2026-09,95\n");

        var list = await http.GetAsync<ImportList>("/api/v1/imports");
        var others = await (await api.SignedInAsync(Role.Contributor, unit)).GetAsync<ImportList>("/api/v1/imports");
        var auditors = await (await api.SignedInAsync(Role.Auditor)).GetAsync<ImportList>("/api/v1/imports");

        Assert.Equal([open.Id], list.Unfinished.Select(import => import.Id));
        Assert.Equal((confirmed.Id, "First load", 1), (list.Done[0].Id, list.Done[0].Reason, list.Done[0].Recorded));
        Assert.Empty(others.Done);
        Assert.Contains(auditors.Done, import => import.Id == confirmed.Id);
    }

    [Fact]
    public async Task A_red_result_without_a_comment_is_taken_and_told()
    {
        var (http, unit) = await ContributorAsync();
        var (id, code) = await KpiAsync(unit);

        var previewed = await http.PreviewAsync($"code,period,value,comment\n{code},2026-08,10,\n{code},2026-09,10,Strike\n");
        var rows = await http.RowsAsync(previewed);
        await http.ConfirmAsync(previewed);

        Assert.Equal((2, 1), (previewed.Counts!.New, previewed.Counts.Uncommented));
        Assert.Equal(["import.no_comment"], rows[0].Reasons.Select(reason => reason.Code));
        Assert.Equal(2, (await api.ReasonsAsync(id)).Count());
    }

    private async Task<(HttpClient Http, Guid Unit)> ContributorAsync()
    {
        var unit = await api.UnitAsync();
        return (await api.SignedInAsync(Role.Contributor, unit), unit);
    }

    private async Task<(Guid Id, string Code)> KpiAsync(Guid unit)
    {
        var definition = Definition(unit);
        return (await api.ActiveAsync(unit, definition: definition), definition.Code);
    }
}
