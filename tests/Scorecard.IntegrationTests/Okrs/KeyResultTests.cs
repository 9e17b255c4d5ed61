using System.Net;
using Scorecard.Api.Features.Okrs;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;
using Scorecard.IntegrationTests.Kpis;

namespace Scorecard.IntegrationTests.Okrs;

public class KeyResultTests(ApiFixture api)
{
    [Fact]
    public async Task A_key_result_is_added_changed_ordered_archived_and_restored()
    {
        var objective = await api.DraftedAsync();
        var first = await objective.AddAsync(OkrScenarios.Measured("First"));
        var second = await objective.AddAsync(OkrScenarios.Measured("Second", weight: 3m));
        var path = $"{objective.Path}/key-results/{first}";

        await (await objective.Http.PostAsync($"{path}/revisions", new ReviseKeyResultRequest(OkrScenarios.Measured("Renamed", 10m, 90m), 3))).ReadAsync<CommandAccepted>();
        await (await objective.Http.PostAsync($"{objective.Path}/key-result-order", new OrderKeyResultsRequest([second, first], 4))).ReadAsync<CommandAccepted>();
        var ordered = await objective.ViewAsync();
        var incomplete = await objective.Http.PostAsync($"{objective.Path}/key-result-order", new OrderKeyResultsRequest([second], 5));
        await (await objective.Http.PostAsync($"{path}/archivings", new ReasonRequest(5))).ReadAsync<CommandAccepted>();
        var archived = await objective.ViewAsync();
        await (await objective.Http.PostAsync($"{path}/restorations", new VersionRequest(6))).ReadAsync<CommandAccepted>();

        Assert.Equal(["Second", "Renamed"], ordered.KeyResults.Select(keyResult => keyResult.Title));
        Assert.Equal((10m, 90m), (ordered.KeyResults[1].Measure.Start, ordered.KeyResults[1].Measure.Target));
        Assert.Equal("key_result.order_incomplete", await incomplete.CodeAsync());
        Assert.Equal([false, true], archived.KeyResults.Select(keyResult => keyResult.Archived));
        Assert.DoesNotContain((await objective.ViewAsync()).KeyResults, keyResult => keyResult.Archived);
    }

    [Fact]
    public async Task What_cannot_be_measured_is_refused()
    {
        var objective = await api.DraftedAsync();
        var content = OkrScenarios.Measured();

        async Task<string?> CodeAsync(KeyResultInput input, int version = 1) =>
            await (await objective.Http.PutAsync($"{objective.Path}/key-results/{Guid.CreateVersion7()}", new AddKeyResultRequest(input, version))).CodeAsync();

        Assert.Equal("key_result.start_equals_target", await CodeAsync(OkrScenarios.Measured(start: 20m)));
        Assert.Equal("key_result.target_required", await CodeAsync(content with { Measure = content.Measure with { Target = null } }));
        Assert.Equal("key_result.kpi_required", await CodeAsync(content with { Measure = content.Measure with { Kind = MeasureKind.Kpi } }));
        Assert.Equal("key_result.measure_incoherent", await CodeAsync(content with { Measure = content.Measure with { Zones = new("a", "b", "c") } }));
        Assert.Equal("kpi.not_found", await CodeAsync(content with { Measure = content.Measure with { Kind = MeasureKind.Kpi, KpiId = Guid.CreateVersion7() } }));
        Assert.Equal("person.not_found", await CodeAsync(content with { OwnerPersonId = Guid.CreateVersion7() }));
        Assert.Equal("version.conflict", await CodeAsync(content, version: 7));
        var malformed = await objective.Http.PutAsync(
            $"{objective.Path}/key-results/{Guid.CreateVersion7()}",
            new AddKeyResultRequest(content with { Title = "", Measure = content.Measure with { Decimals = 9 } }, 1));
        Assert.Equal(("required", "out_of_range:0:6"), ((await malformed.ErrorsAsync())["content.title"], (await malformed.ErrorsAsync())["content.measure.decimals"]));
    }

    [Fact]
    public async Task How_an_agreed_one_is_measured_changes_with_a_reason_only()
    {
        var objective = await api.DraftedAsync();
        var keyResultId = await objective.AgreeAsync();
        var path = $"{objective.Path}/key-results/{keyResultId}/revisions";
        var version = await objective.VersionAsync();

        var silent = await objective.Http.PostAsync(path, new ReviseKeyResultRequest(OkrScenarios.Measured(target: 30m), version));
        await (await objective.Http.PostAsync(path, new ReviseKeyResultRequest(OkrScenarios.Measured(target: 30m), version, "Too bold"))).ReadAsync<CommandAccepted>();
        var last = await objective.Http.PostAsync($"{objective.Path}/key-results/{keyResultId}/archivings", new ReasonRequest(version + 1));

        Assert.Equal("key_result.reason_required", await silent.CodeAsync());
        Assert.Equal("objective.key_result_needed", await last.CodeAsync());
    }

    [Fact]
    public async Task Nobody_checks_in_before_the_cycle_has_started()
    {
        var objective = await api.DraftedAsync(await api.PlannedCycleAsync());
        await objective.AddAsync(OkrScenarios.Measured());

        Assert.False((await objective.ViewAsync()).KeyResults[0].CanCheckIn);
    }

    [Fact]
    public async Task The_id_of_a_key_result_belongs_to_one_objective()
    {
        var first = await api.DraftedAsync();
        var second = await api.DraftedAsync();
        var keyResultId = await first.AddAsync(OkrScenarios.Measured());

        var taken = await second.Http.PutAsync($"{second.Path}/key-results/{keyResultId}", new AddKeyResultRequest(OkrScenarios.Measured(), 1));

        Assert.Equal((HttpStatusCode.Conflict, "key_result.taken"), (taken.StatusCode, await taken.CodeAsync()));
    }

    [Fact]
    public async Task The_check_in_of_the_day_asked_for_counts()
    {
        var objective = await api.DraftedAsync();
        var keyResultId = await objective.AgreeAsync();
        await CheckInAsync(objective, keyResultId, new DateOnly(2026, 10, 20), 35m, 8m);
        await CheckInAsync(objective, keyResultId, new DateOnly(2026, 11, 10), 25m, 2m);

        var now = await objective.ViewAsync();
        var october = await objective.ViewAsync("?date=2026-10");
        var september = await objective.ViewAsync("?date=2026-09");

        Assert.Equal((25m, 0.75m, 2m, OkrStatus.OffTrack), Of(now));
        Assert.Equal((2, 0.75m), (now.KeyResults[0].ProgressVersion, now.Reading.Progress));
        Assert.Equal(objective.OwnerId, now.KeyResults[0].Latest!.By!.Id);
        Assert.Equal((35m, 0.25m, 8m), (october.KeyResults[0].Reading.Current, october.KeyResults[0].Reading.Progress, october.KeyResults[0].Reading.Confidence));
        Assert.Null(september.KeyResults[0].Latest);
        Assert.Null(september.Reading.Pace);
    }

    [Fact]
    public async Task A_KPI_moves_a_key_result_and_is_named_to_those_who_may_read_it()
    {
        var objective = await api.DraftedAsync();
        var below = await api.SignedInAsync(Role.Viewer, await api.UnitAsync(objective.UnitId));
        var kpiId = await objective.Http.DefineAsync(KpiScenarios.Definition(objective.UnitId));
        await objective.Http.RecordAsync(kpiId, "2026-10", 60m);
        var content = new KeyResultInput(
            "Revenue", null, new MeasureView(MeasureKind.Kpi, "만원", 0, 40m, 80m, [], null, kpiId, KpiReach.Latest), 1m, null);
        var keyResultId = await objective.AddAsync(content);

        var own = (await objective.ViewAsync()).KeyResults[0];
        var foreign = (await below.GetAsync<OkrObjectiveDetail>(objective.Path)).KeyResults[0];

        Assert.Equal((60m, 0.5m, kpiId, false), (own.Reading.Current, own.Reading.Progress, own.Kpi?.Id, own.KpiHidden));
        Assert.Equal((60m, 0.5m, null, true), (foreign.Reading.Current, foreign.Reading.Progress, foreign.Kpi, foreign.KpiHidden));
        Assert.Null(foreign.Measure.KpiId);
        Assert.DoesNotContain(foreign.Reading.Explanation.Terms, term => term.KpiId is not null);

        var kept = content with { Title = "Renamed", Measure = content.Measure with { KpiId = null } };
        await (await objective.Http.PostAsync($"{objective.Path}/key-results/{keyResultId}/revisions", new ReviseKeyResultRequest(kept, 2))).ReadAsync<CommandAccepted>();
        Assert.Equal(("Renamed", kpiId), ((await objective.ViewAsync()).KeyResults[0].Title, (await objective.ViewAsync()).KeyResults[0].Kpi!.Id));
    }

    private static (decimal?, decimal?, decimal?, OkrStatus) Of(OkrObjectiveDetail view)
    {
        var reading = view.KeyResults[0].Reading;
        return (reading.Current, reading.Progress, reading.Confidence, reading.Status);
    }

    private async Task CheckInAsync(DraftedObjective objective, Guid keyResultId, DateOnly day, decimal value, decimal confidence)
    {
        var checkIn = new CheckIn(Guid.CreateVersion7(), day, objective.OwnerId, value, Confidence: confidence);
        await api.RunAsync(async commands =>
        {
            var first = await commands.CreateAsync<KeyResultProgress, CheckInEvent>(keyResultId, _ => [new CheckedIn(objective.Id, checkIn)], default);
            return first is Outcome.Done
                ? first
                : await commands.ChangeAsync<KeyResultProgress, CheckInEvent>(keyResultId, 1, _ => [new CheckedIn(objective.Id, checkIn)], default);
        });
    }
}
