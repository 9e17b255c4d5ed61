using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Scorecard.Api.Features.Audit;
using Scorecard.Api.Features.Integrity;
using Scorecard.Domain.Organizations;
using Scorecard.IntegrationTests.Kpis;

namespace Scorecard.IntegrationTests.Audit;

public class AuditExportTests(ApiFixture api)
{
    [Fact]
    public async Task Json_lines_hold_all_it_takes_to_recompute_every_hash_without_this_program()
    {
        await using var own = new ApiFixture();
        var administrator = await own.SignedInAsync(Role.Administrator);
        var kpiId = await administrator.DefineAsync(KpiScenarios.Definition(own.RootUnitId), KpiScenarios.Target("2026-01", 10));
        await administrator.DefineAsync(KpiScenarios.Definition(own.RootUnitId) with { Name = "매출 \"순\" \\ 증가\n둘째 줄" });

        var lines = (await administrator.GetStringAsync("/api/v1/audit/events.jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        var heads = new Dictionary<(string, string), (int Version, string Hash)>();
        foreach (var line in lines.Select(line => JsonElement.Parse(line)))
        {
            var stream = (Text(line, "kind"), Text(line, "streamId"));
            var before = heads.GetValueOrDefault(stream);
            Assert.Equal(before.Version + 1, line.GetProperty("version").GetInt32());
            Assert.Equal(before.Hash, line.GetProperty("previousHash").GetString());
            Assert.Equal(Text(line, "hash"), Recomputed(line));
            heads[stream] = (before.Version + 1, Text(line, "hash"));
        }

        Assert.Equal(2, heads[("kpi", kpiId.ToString())].Version);
        Assert.Equal(lines.Length, (await administrator.GetAsync<IntegrityView>("/api/v1/integrity")).Events);
    }

    [Fact]
    public async Task The_report_names_the_end_of_every_chain_and_one_fingerprint_of_them_all()
    {
        await using var own = new ApiFixture();
        var administrator = await own.SignedInAsync(Role.Administrator);

        var report = await administrator.GetAsync<IntegrityReport>("/api/v1/integrity/report");

        Assert.True(report.Verification is { Ok: true, Broken: null });
        Assert.Equal((own.OrgId, "Test"), (report.OrgId, report.OrganizationName));
        Assert.Equal(report.Verification.Streams, report.Heads.Count);
        Assert.Equal(report.Verification.Events, report.Heads.Sum(head => head.Version));
        var text = string.Concat(report.Heads.Select(head => $"{head.StreamKind} {head.StreamId} {head.Version} {head.Hash}\n"));
        Assert.Equal(report.Fingerprint, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
        Assert.Contains(await AccessAsync(administrator), access => access is { Act: "exported" } && access.Detail["what"] == "integrity-report");
    }

    [Fact]
    public async Task The_csv_holds_what_the_search_finds_and_no_formula()
    {
        var unitId = await api.UnitAsync();
        var manager = await api.SignedInAsync(Role.UnitManager, unitId);
        var kpiId = await manager.DefineAsync(KpiScenarios.Definition(unitId) with { Name = "=HYPERLINK(\"http://x\")" });
        var auditor = await api.SignedInAsync(Role.Auditor);

        var response = await auditor.GetAsync($"/api/v1/audit/events.csv?subjectId={kpiId}");
        var csv = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync());

        Assert.Equal(new MediaTypeHeaderValue("text/csv", "utf-8"), response.Content.Headers.ContentType);
        Assert.Equal("audit-events.csv", response.Content.Headers.ContentDisposition?.FileName);
        var lines = csv.TrimEnd().Split("\r\n");
        Assert.StartsWith("\uFEFFposition,recorded_at,actor_id,actor,kind,", lines[0], StringComparison.Ordinal);
        Assert.Equal(2, lines.Length);
        Assert.Contains(",\"'=HYPERLINK(\"\"http://x\"\")\",", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_is_recorded_with_its_filters()
    {
        var (auditor, auditorId, _) = await api.PersonAsync(Role.Auditor);
        await auditor.GetStringAsync("/api/v1/audit/events.csv?type=kpi-defined&text=nothing");

        var access = (await auditor.GetAsync<AccessPage>($"/api/v1/audit/access?personId={auditorId}&act=exported")).Accesses;

        var exported = Assert.Single(access);
        Assert.Equal(("audit-events", "csv", "kpi-defined", "nothing"), (exported.Detail["what"], exported.Detail["format"], exported.Detail["type"], exported.Detail["text"]));
        Assert.False(exported.Detail.ContainsKey("from"));
        Assert.Contains("audit-events", await auditor.GetStringAsync($"/api/v1/audit/access.csv?personId={auditorId}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_recorded_does_not_leave()
    {
        await using var own = new ApiFixture();
        var administrator = await own.SignedInAsync(Role.Administrator);
        await own.ExecuteAsync("alter table audit_access rename to audit_access_gone");

        var response = await administrator.GetAsync("/api/v1/audit/events.csv");

        Assert.Equal(500, (int)response.StatusCode);
    }

    private static async Task<IReadOnlyList<AccessEntry>> AccessAsync(HttpClient http) => (await http.GetAsync<AccessPage>("/api/v1/audit/access")).Accesses;

    private static string Text(JsonElement line, string member) => line.GetProperty(member).GetString()!;

    /// <summary>As operations.md describes it.</summary>
    private static string Recomputed(JsonElement line)
    {
        var data = Text(line, "data");
        var text = string.Join(
            '\n',
            Text(line, "orgId"),
            Text(line, "kind"),
            Text(line, "streamId"),
            line.GetProperty("version").GetInt32(),
            Text(line, "type"),
            line.GetProperty("endsAppend").GetBoolean() ? 1 : 0,
            Text(line, "actorId"),
            Text(line, "correlationId"),
            line.GetProperty("recordedAt").GetInt64(),
            Encoding.UTF8.GetByteCount(data),
            data) + (line.GetProperty("reason").GetString() is { } reason ? "\n" + reason : "");
        var previous = line.GetProperty("previousHash").GetString() is { } hash ? Convert.FromHexString(hash) : [];
        return Convert.ToHexStringLower(SHA256.HashData([.. previous, .. Encoding.UTF8.GetBytes(text)]));
    }
}
