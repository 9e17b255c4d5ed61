using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Scorecard.Api.Features.Integrity;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Organizations;
using Scorecard.EventStore;
using Scorecard.IntegrationTests.Kpis;

namespace Scorecard.IntegrationTests.Integrity;

public class IntegrityTests(ApiFixture api)
{
    private const string Integrity = "/api/v1/integrity";

    [Fact]
    public async Task A_clean_log_verifies_and_the_report_is_remembered()
    {
        var auditor = await api.SignedInAsync(Role.Auditor);

        var verification = await (await auditor.PostAsync(Integrity + "/verifications", null)).ReadAsync<VerificationView>();
        var integrity = await auditor.GetAsync<IntegrityView>(Integrity);

        Assert.True(verification is { Ok: true, Broken: null, Events: > 0, Streams: > 0 });
        Assert.True(integrity.Events >= verification.Events && integrity.Streams >= verification.Streams);
        Assert.True(integrity.LastVerification is { Ok: true } last && last.StartedAt >= verification.StartedAt.AddMilliseconds(-1));
    }

    [Fact]
    public async Task A_tampered_event_is_named_by_the_page_by_its_stream_and_by_the_command()
    {
        await using var own = new ApiFixture(); // its log stays broken
        var administrator = await own.SignedInAsync(Role.Administrator);
        var kpiId = await administrator.DefineAsync(KpiScenarios.Definition(own.RootUnitId), KpiScenarios.Target("2026-01", 10));
        await ExecuteAsync(own, $"update events set data = replace(data::text, '10', '1')::json where kind = 'kpi' and stream_id = '{kpiId}' and version = 2");

        var verification = await (await administrator.PostAsync(Integrity + "/verifications", null)).ReadAsync<VerificationView>();
        var proof = await administrator.GetAsync<StreamProof>($"{Integrity}/streams/kpi/{kpiId}");
        var output = new StringWriter();
        var exit = await VerifyCommand.RunAsync(ConnectionStringOf(own), output, TestContext.Current.CancellationToken);

        Assert.False(verification.Ok);
        Assert.Equal(
            (Kpi.Category, kpiId, 2, "kpi-targets-set", ChainFault.Altered),
            (verification.Broken!.StreamKind, verification.Broken.StreamId, verification.Broken.Version, verification.Broken.Type, verification.Broken.Reason));
        Assert.Equal(verification.Broken, (await administrator.GetAsync<IntegrityView>(Integrity)).LastVerification!.Broken);
        Assert.False(proof.Ok);
        Assert.Equal(verification.Broken, proof.Broken);
        Assert.Equal([true, false], proof.Events.Select(stored => stored.Ok));
        Assert.Equal(proof.Events[1].Position, verification.Broken.Position);
        Assert.Equal(1, exit);
        Assert.StartsWith(
            $"Broken: 1 of {verification.Streams} streams; first kpi {kpiId} at version 2, position {verification.Broken.Position} ", output.ToString());
    }

    [Fact]
    public async Task Events_missing_at_the_end_are_noticed()
    {
        await using var own = new ApiFixture();
        var administrator = await own.SignedInAsync(Role.Administrator);
        var kpiId = await administrator.DefineAsync(KpiScenarios.Definition(own.RootUnitId), KpiScenarios.Target("2026-01", 10));
        await ExecuteAsync(own, $"delete from events where kind = 'kpi' and stream_id = '{kpiId}' and version = 2");

        var proof = await administrator.GetAsync<StreamProof>($"{Integrity}/streams/kpi/{kpiId}");

        Assert.False(proof.Ok);
        Assert.True(Assert.Single(proof.Events).Ok);
        Assert.Equal((2, ChainFault.EndMissing, null, null), (proof.Broken!.Version, proof.Broken.Reason, proof.Broken.Type, proof.Broken.RecordedAt));
    }

    [Fact]
    public async Task The_command_says_in_one_line_that_every_chain_holds()
    {
        await using var own = new ApiFixture();
        await own.UnitAsync();
        var output = new StringWriter();

        var exit = await VerifyCommand.RunAsync(ConnectionStringOf(own), output, TestContext.Current.CancellationToken);

        Assert.Equal(0, exit);
        Assert.Equal("Intact: 5 events in 4 streams.", output.ToString().TrimEnd());
    }

    [Fact]
    public async Task The_command_fails_in_one_line_without_a_database()
    {
        var output = new StringWriter();

        var exit = await VerifyCommand.RunAsync("Host=127.0.0.1;Port=1;Timeout=2", output, TestContext.Current.CancellationToken);

        Assert.Equal(1, exit);
        Assert.StartsWith("Not verified: ", output.ToString());
        Assert.Single(output.ToString().TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Whoever_may_read_a_KPI_may_see_its_events_with_names()
    {
        var unitId = await api.UnitAsync();
        var (manager, managerId, name) = await api.PersonAsync(Role.UnitManager, unitId);
        var kpiId = await manager.DefineAsync(KpiScenarios.Definition(unitId));
        var viewer = await api.SignedInAsync(Role.Viewer, unitId);

        var proof = await viewer.GetAsync<StreamProof>($"{Integrity}/streams/kpi/{kpiId}");

        var defined = Assert.Single(proof.Events);
        Assert.True(proof.Ok);
        Assert.True(defined.Ok);
        Assert.Equal((1, "kpi-defined", managerId, name), (defined.Version, defined.Type, defined.By!.Id, defined.By.Name));
        Assert.Equal(64, defined.Hash.Length);
        Assert.Contains("\"Revenue\"", defined.Data);
    }

    [Fact]
    public async Task A_stranger_is_told_that_there_is_no_such_stream()
    {
        var unitId = await api.UnitAsync();
        var kpiId = await api.ActiveAsync(unitId);
        var stranger = await api.SignedInAsync(Role.Leadership, await api.UnitAsync());

        foreach (var path in (string[])[$"kpi/{kpiId}", $"{KpiValues.Category}/{kpiId}", $"unit/{unitId}", $"organization/{api.OrgId}", $"person/{api.AdministratorId}"])
        {
            var response = await stranger.GetAsync($"{Integrity}/streams/{path}");
            Assert.Equal((HttpStatusCode.NotFound, "stream.not_found"), (response.StatusCode, await response.CodeAsync()));
        }
    }

    [Fact]
    public async Task An_auditor_sees_every_stream_and_is_told_when_there_is_none()
    {
        var auditor = await api.SignedInAsync(Role.Auditor);

        Assert.True((await auditor.GetAsync<StreamProof>($"{Integrity}/streams/person/{api.AdministratorId}")).Ok);
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.GetAsync($"{Integrity}/streams/kpi/{Guid.CreateVersion7()}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.GetAsync($"{Integrity}/streams/nonsense/{api.AdministratorId}")).StatusCode);
    }

    [Fact]
    public async Task Only_who_may_read_the_whole_log_verifies_it()
    {
        var viewer = await api.SignedInAsync(Role.Viewer);
        var auditorOfAUnit = await api.SignedInAsync(Role.Auditor, await api.UnitAsync());

        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.PostAsync(Integrity + "/verifications", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await auditorOfAUnit.PostAsync(Integrity + "/verifications", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await auditorOfAUnit.GetAsync(Integrity)).StatusCode);
    }

    private static string ConnectionStringOf(ApiFixture own) => own.Services.GetRequiredService<IConfiguration>().GetConnectionString("Scorecard")!;

    private static async Task ExecuteAsync(ApiFixture own, string sql)
    {
        await using var command = own.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }
}
