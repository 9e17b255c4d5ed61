using System.Net;
using Scorecard.Api.Features.Audit;
using Scorecard.Domain.Organizations;
using Scorecard.IntegrationTests.Kpis;

namespace Scorecard.IntegrationTests.Audit;

public class AuditEventTests(ApiFixture api)
{
    private const string Events = "/api/v1/audit/events";

    [Fact]
    public async Task An_entry_says_who_did_what_to_what_when_why_and_from_where()
    {
        var unitId = await api.UnitAsync();
        var (manager, managerId, name) = await api.PersonAsync(Role.UnitManager, unitId);
        manager.DefaultRequestHeaders.UserAgent.ParseAdd("Audit-Test/1.0");
        var kpiId = await manager.DefineAsync(KpiScenarios.Definition(unitId));
        var auditor = await api.SignedInAsync(Role.Auditor);

        var entry = Assert.Single((await auditor.GetAsync<AuditPage>($"{Events}?subjectId={kpiId}")).Events);

        Assert.Equal(("kpi-defined", 1, managerId, name), (entry.Type, entry.Version, entry.ActorId, entry.By?.Name));
        Assert.Equal(("kpi", kpiId, "Revenue"), (entry.Subject.Kind, entry.Subject.Id, entry.Subject.Name));
        Assert.Equal("Audit-Test/1.0", entry.UserAgent);
        Assert.Contains("\"Revenue\"", entry.Data, StringComparison.Ordinal);
        Assert.Equal(64, entry.Hash.Length);
    }

    [Fact]
    public async Task Each_filter_narrows_the_search()
    {
        var unitId = await api.UnitAsync();
        var below = await api.UnitAsync(unitId);
        var (manager, managerId, _) = await api.PersonAsync(Role.UnitManager, unitId);
        var (other, _, _) = await api.PersonAsync(Role.UnitManager, unitId);
        var word = $"이상한낱말{Guid.CreateVersion7():N}";
        var kpiId = await manager.DefineAsync(KpiScenarios.Definition(below) with { Name = word });
        var second = await other.DefineAsync(KpiScenarios.Definition(unitId));
        var auditor = await api.SignedInAsync(Role.Auditor);

        var entry = Assert.Single(await AllAsync(auditor, $"subjectId={kpiId}"));

        async Task<List<Guid>> Found(string query) => [.. (await AllAsync(auditor, query)).Select(found => found.Subject.Id).Distinct()];
        Assert.Equal([kpiId], await Found($"actorId={managerId}"));
        Assert.Equal([kpiId], await Found($"text={word}"));
        Assert.Equal([kpiId], await Found($"text={kpiId}"));
        Assert.Equal([kpiId], await Found($"correlationId={entry.CorrelationId}"));
        Assert.Equal([kpiId], await Found($"unitId={below}&kind=kpi"));
        Assert.Equal(new[] { kpiId, second }.Order(), (await Found($"unitId={unitId}&type=kpi-defined")).Order());
        Assert.Contains(managerId, await Found($"unitId={unitId}&kind=person"));
        Assert.Equal([kpiId], await Found($"subjectId={kpiId}&from={At(entry.RecordedAt)}&to={At(entry.RecordedAt.AddMicroseconds(1))}"));
        Assert.Empty(await Found($"subjectId={kpiId}&to={At(entry.RecordedAt)}"));
        Assert.Empty(await Found($"subjectId={kpiId}&type=kpi-activated"));
        Assert.Empty(await Found($"subjectId={kpiId}&unitId={await api.UnitAsync()}"));
        Assert.Empty(await Found("text=100%25_nothing"));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repetition_while_events_arrive()
    {
        var unitId = await api.UnitAsync();
        var manager = await api.SignedInAsync(Role.UnitManager, unitId);
        List<Guid> kpis = [];
        for (var i = 0; i < 7; i++)
            kpis.Add(await manager.DefineAsync(KpiScenarios.Definition(unitId)));
        var auditor = await api.SignedInAsync(Role.Auditor);

        List<AuditEntry> found = [];
        string? next = null;
        do
        {
            var page = await auditor.GetAsync<AuditPage>($"{Events}?unitId={unitId}&type=kpi-defined&limit=3{(next is null ? "" : $"&after={next}")}");
            found.AddRange(page.Events);
            next = page.Next;
            await manager.DefineAsync(KpiScenarios.Definition(unitId));
        }
        while (next is not null);

        Assert.Equal(Enumerable.Reverse(kpis), found.Select(entry => entry.Subject.Id));
        Assert.Equal(found.OrderByDescending(entry => entry.RecordedAt).Select(entry => entry.Position), found.Select(entry => entry.Position));
    }

    [Fact]
    public async Task Only_administrators_and_auditors_of_the_top_unit_see_it()
    {
        foreach (var role in Enum.GetValues<Role>().Where(role => role is not (Role.Administrator or Role.Auditor)))
        {
            var http = await api.SignedInAsync(role);
            foreach (var path in (string[])["events", "events.csv", "events.jsonl", "access", "access.csv"])
                Assert.Equal((role, HttpStatusCode.Forbidden), (role, (await http.GetAsync($"/api/v1/audit/{path}")).StatusCode));
        }

        var ofAUnit = await api.SignedInAsync(Role.Auditor, await api.UnitAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await ofAUnit.GetAsync(Events)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await api.SignedInAsync(Role.Administrator)).GetAsync(Events)).StatusCode);
    }

    [Theory]
    [InlineData("after=x", "after", "invalid")]
    [InlineData("after=9999999999999999999-1", "after", "invalid")]
    [InlineData("limit=0", "limit", "out_of_range:1:200")]
    [InlineData("limit=201", "limit", "out_of_range:1:200")]
    [InlineData("from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z", "to", "before_from")]
    [InlineData("from=yesterday", "from", "not_an_instant")]
    [InlineData("actorId=me", "actorId", "not_an_id")]
    public async Task A_search_that_makes_no_sense_is_refused(string query, string field, string code)
    {
        var auditor = await api.SignedInAsync(Role.Auditor);

        var response = await auditor.GetAsync($"{Events}?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(code, (await response.ErrorsAsync())[field]);
    }

    [Fact]
    public async Task Somebody_whose_name_was_erased_is_still_told_apart()
    {
        var unitId = await api.UnitAsync();
        var (manager, managerId, _) = await api.PersonAsync(Role.UnitManager, unitId);
        var kpiId = await manager.DefineAsync(KpiScenarios.Definition(unitId));
        await api.ExecuteAsync($"delete from people where id = '{managerId}'");
        var auditor = await api.SignedInAsync(Role.Auditor);

        var entry = Assert.Single(await AllAsync(auditor, $"subjectId={kpiId}"));

        Assert.Null(entry.By);
        Assert.Equal(managerId, entry.ActorId);
    }

    private static async Task<List<AuditEntry>> AllAsync(HttpClient http, string query)
    {
        List<AuditEntry> all = [];
        string? next = null;
        do
        {
            var page = await http.GetAsync<AuditPage>($"{Events}?{query}&limit=200{(next is null ? "" : $"&after={next}")}");
            all.AddRange(page.Events);
            next = page.Next;
        }
        while (next is not null);

        return all;
    }

    private static string At(DateTimeOffset moment) => Uri.EscapeDataString(moment.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'"));
}
