using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Api.Features.Audit;
using Scorecard.Api.Features.Closing;
using Scorecard.Api.Features.Corrections;
using Scorecard.Api.Features.Home;
using Scorecard.Api.Features.Kpis;
using Scorecard.Api.Features.Values;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.History;
using Scorecard.Domain.Kpis.Corrections;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Organizations;
using Scorecard.EventStore;
using Scorecard.IntegrationTests.Kpis;
using static Scorecard.IntegrationTests.Kpis.KpiScenarios;

namespace Scorecard.IntegrationTests.Corrections;

public class ApproveCorrectionTests(ApprovingOrganization organization) : IClassFixture<ApprovingOrganization>
{
    private static readonly RecordValueRequest Ninety = new(90, null, null, NotApplicable: false, Comment: null, Reason: null, ExpectedRevision: null);

    private static readonly RecordValueRequest NinetyFive = Ninety with { Value = 95, Reason = "Late invoice" };

    private readonly ApiFixture _api = organization.Api;

    [Fact]
    public async Task A_correction_waits_and_is_recorded_when_it_is_approved()
    {
        var scene = await SceneAsync();
        var proposed = await ProposeAsync(scene);
        var waiting = await CellAsync(scene.Owner, scene.Kpi);
        var effects = await scene.Manager.GetAsync<CorrectionPreview>($"/api/v1/corrections/{proposed.Id}/effects");

        await ApproveAsync(scene.Manager, proposed);
        var recorded = await CellAsync(scene.Owner, scene.Kpi);
        var events = await Store.ReadStreamAsync(new StreamId(_api.OrgId, KpiValues.Category, scene.Kpi));

        Assert.Equal((90m, 1, 95m), (waiting.Value, waiting.Revision, waiting.Pending?.Figure));
        Assert.Equal((90m, 95m), (effects.Before.Value, effects.After.Value));
        Assert.Equal((95m, 2), (recorded.Value, recorded.Revision));
        Assert.Null(recorded.Pending);
        Assert.Equal(("Late invoice", scene.ManagerId), (events[^1].Reason, events[^1].ActorId));
        Assert.Equal(new ApprovedProposal(proposed.Id, scene.OwnerId), ((KpiValueEvent)events[^1].Change).Proposal);
        var approval = (await Store.ReadStreamAsync(new StreamId(_api.OrgId, Correction.Category, proposed.Id)))[^1];
        Assert.Equal(events[^1].CorrelationId, approval.CorrelationId);
    }

    [Fact]
    public async Task What_changed_tells_a_correction_once_by_how_it_stands()
    {
        var scene = await SceneAsync();
        var reader = await _api.SignedInAsync(Role.Viewer, scene.Unit);
        var proposed = await ProposeAsync(scene);

        var waiting = await ToldAsync();
        await ApproveAsync(scene.Manager, proposed);
        var approved = await ToldAsync();

        Assert.Equal(("correction-proposed", scene.OwnerId, null), (waiting[0].Kind, waiting[0].By!.Id, waiting[0].ProposedBy));
        Assert.Equal(
            ("correction-approved", scene.ManagerId, scene.OwnerId, 90m, 95m, "Late invoice"),
            (approved[0].Kind, approved[0].By!.Id, approved[0].ProposedBy!.Id, approved[0].Before, approved[0].After, approved[0].Reason));
        Assert.Equal(waiting.Skip(1).Select(change => change.Id), approved.Skip(1).Select(change => change.Id));

        async Task<ChangeEntry[]> ToldAsync() =>
            [.. (await reader.GetAsync<ChangeEntry[]>("/api/v1/changes")).Where(change => change.SubjectId == scene.Kpi)];
    }

    [Fact]
    public async Task A_first_value_a_comment_and_whoever_leads_the_unit_need_no_approval()
    {
        var scene = await SceneAsync();

        var commented = await RecordAsync(scene.Owner, scene.Kpi, Ninety with { Comment = "Preliminary" });
        var corrected = await RecordAsync(scene.Manager, scene.Kpi, NinetyFive);

        Assert.Null(commented.Proposal);
        Assert.Equal((2, true, null), (corrected.Revision, corrected.Changed, corrected.Proposal));
    }

    [Fact]
    public async Task The_same_proposal_again_is_the_same_and_another_has_to_wait()
    {
        var scene = await SceneAsync();
        var first = await ProposeAsync(scene);

        var again = await ProposeAsync(scene);
        var other = await PutAsync(scene.Owner, scene.Kpi, NinetyFive with { Value = 96 });
        var line = await BatchAsync(scene.Owner, Line(scene.Kpi, 97));

        Assert.Equal(first, again);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "correction.pending"), (other.StatusCode, await other.CodeAsync()));
        Assert.Equal((LineOutcome.Refused, "correction.pending"), (line.Lines[0].Outcome, line.Lines[0].Code));
    }

    [Fact]
    public async Task Of_many_who_propose_at_once_one_does()
    {
        var scene = await SceneAsync();

        var answers = await Task.WhenAll(Enumerable.Range(91, 5).Select(value => PutAsync(scene.Owner, scene.Kpi, NinetyFive with { Value = value })));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        foreach (var refused in answers.Where(answer => answer.StatusCode != HttpStatusCode.OK))
            Assert.Equal("correction.pending", await refused.CodeAsync());
    }

    [Fact]
    public async Task Lines_of_a_batch_are_proposed_too()
    {
        var scene = await SceneAsync();

        var accepted = await BatchAsync(scene.Owner, Line(scene.Kpi, 95), Line(scene.Kpi, 96), Line(scene.Kpi, 80, "2025-12"));

        Assert.Equal((1, 0, 1, 1), (accepted.Recorded, accepted.Corrected, accepted.Proposed, accepted.Refused));
        Assert.Equal([LineOutcome.Proposed, LineOutcome.Refused, LineOutcome.Recorded], accepted.Lines.Select(line => line.Outcome));
        Assert.Equal(95m, (await CellAsync(scene.Owner, scene.Kpi)).Pending?.Figure);
    }

    [Fact]
    public async Task Of_two_who_approve_at_once_one_does()
    {
        var scene = await SceneAsync();
        var proposed = await ProposeAsync(scene);
        var other = await _api.SignedInAsync(Role.Administrator);

        var answers = await Task.WhenAll(
            scene.Manager.PostAsync($"/api/v1/corrections/{proposed.Id}/approvals", new VersionRequest(1)),
            other.PostAsync($"/api/v1/corrections/{proposed.Id}/approvals", new VersionRequest(1)));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
        Assert.Equal(2, (await CellAsync(scene.Owner, scene.Kpi)).Revision);
    }

    [Fact]
    public async Task A_value_that_changed_meanwhile_makes_it_stale()
    {
        var scene = await SceneAsync();
        var proposed = await ProposeAsync(scene);
        await RecordAsync(scene.Manager, scene.Kpi, NinetyFive with { Value = 93 });

        var approved = await scene.Manager.PostAsync($"/api/v1/corrections/{proposed.Id}/approvals", new VersionRequest(1));
        var effects = await scene.Manager.GetAsync($"/api/v1/corrections/{proposed.Id}/effects");
        var listed = Assert.Single(await scene.Manager.GetAsync<CorrectionView[]>($"/api/v1/corrections?kpiId={scene.Kpi}"));

        Assert.Equal("correction.stale", await approved.CodeAsync());
        Assert.Equal("correction.stale", await effects.CodeAsync());
        Assert.True(listed is { IsStale: true, CanDecide: true, IsOwn: false });
        Assert.Equal(93m, (await CellAsync(scene.Owner, scene.Kpi)).Value);
    }

    [Fact]
    public async Task Nobody_approves_their_own_and_only_those_who_lead_the_unit_approve()
    {
        var scene = await SceneAsync();
        var proposed = await ProposeAsync(scene);
        var colleague = await _api.SignedInAsync(Role.Contributor, scene.Unit);
        var stranger = await _api.SignedInAsync(Role.UnitManager, await _api.UnitAsync());
        await _api.RunAsync(commands => commands.ChangeAsync<Person, PersonEvent>(scene.OwnerId, 2, _ => [new PersonRoleGranted(Role.UnitManager, scene.Unit)], default));

        Assert.Equal("correction.own", await (await DecideAsync(scene.Owner, proposed, "approvals")).CodeAsync());
        Assert.Equal(HttpStatusCode.Forbidden, (await DecideAsync(colleague, proposed, "approvals")).StatusCode);
        Assert.Equal("correction.not_found", await (await DecideAsync(stranger, proposed, "approvals")).CodeAsync());
        Assert.Equal("correction.not_own", await (await DecideAsync(colleague, proposed, "withdrawals")).CodeAsync());
        Assert.Empty(await stranger.GetAsync<CorrectionView[]>("/api/v1/corrections"));
    }

    [Fact]
    public async Task A_rejection_is_shown_to_whoever_proposed_it_until_it_was_seen()
    {
        var scene = await SceneAsync();
        var proposed = await ProposeAsync(scene);
        var approving = Owed(await scene.Manager.GetAsync<HomeView>("/api/v1/home"), OwedKind.CorrectionToApprove, scene.Kpi);

        await (await scene.Manager.PostAsync($"/api/v1/corrections/{proposed.Id}/rejections", new RejectCorrectionRequest("It is of November", 1))).ReadAsync<CommandAccepted>();
        var rejected = Owed(await scene.Owner.GetAsync<HomeView>("/api/v1/home"), OwedKind.CorrectionRejected, scene.Kpi);
        await (await scene.Owner.PostAsync($"/api/v1/corrections/{proposed.Id}/seen-rejections", new VersionRequest(2))).ReadAsync<CommandAccepted>();
        var after = await scene.Owner.GetAsync<HomeView>("/api/v1/home");

        Assert.True(approving?.Correction is { CanDecide: true, FigureBefore: 90m, FigureAfter: 95m, Reason: "Late invoice" });
        Assert.True(rejected?.Correction is { IsOwn: true, Answer: "It is of November" });
        Assert.Null(Owed(after, OwedKind.CorrectionRejected, scene.Kpi));
        Assert.Equal((90m, 1), ((await CellAsync(scene.Owner, scene.Kpi)).Value, (await CellAsync(scene.Owner, scene.Kpi)).Revision));
    }

    [Fact]
    public async Task What_was_taken_back_leaves_room_for_another()
    {
        var scene = await SceneAsync();
        var proposed = await ProposeAsync(scene);

        await (await DecideAsync(scene.Owner, proposed, "withdrawals")).ReadAsync<CommandAccepted>();
        var again = await ProposeAsync(scene, NinetyFive with { Value = 96 });

        Assert.NotEqual(proposed.Id, again.Id);
    }

    [Fact]
    public async Task In_a_period_closed_meanwhile_it_is_approved_by_those_with_the_right()
    {
        var scene = await SceneAsync();
        var proposed = await ProposeAsync(scene);
        var closed = await scene.Manager.PostAsync($"/api/v1/units/{scene.Unit}/period-closes", new ClosePeriodRequest(At("2026-10"), WithUnitsBelow: false, []));
        await closed.ReadAsync<PeriodCloseAccepted>();

        await ApproveAsync(scene.Manager, proposed);

        Assert.Equal((95m, true), ((await CellAsync(scene.Owner, scene.Kpi)).Value, (await CellAsync(scene.Owner, scene.Kpi)).Closed));
    }

    [Fact]
    public async Task The_timeline_tells_who_proposed_who_approved_and_what()
    {
        var scene = await SceneAsync();
        await ApproveAsync(scene.Manager, await ProposeAsync(scene));

        var timeline = (await scene.Owner.GetAsync<TimelinePage>($"/api/v1/kpis/{scene.Kpi}/timeline")).Entries;
        var changes = await scene.Manager.GetAsync<ChangeEntry[]>("/api/v1/changes?limit=200");

        var told = timeline.Where(entry => entry.Kind.StartsWith("correction", StringComparison.Ordinal) || entry.Kind == "kpi-value-corrected").ToDictionary(entry => entry.Kind);
        Assert.Equal(["correction-approved", "correction-proposed", "kpi-value-corrected"], told.Keys.Order());
        Assert.All(told.Values, entry => Assert.Equal((At("2026-10"), 90m, 95m), (entry.Period, entry.Before, entry.After)));
        Assert.Contains(told["kpi-value-corrected"].Details, detail => detail.Name == "proposedBy");
        Assert.Contains(changes, change => change.Kind == "correction-approved" && change.SubjectId == scene.Kpi);
    }

    [Fact]
    public async Task The_audit_log_finds_and_names_it_by_its_KPI()
    {
        var scene = await SceneAsync();
        await ApproveAsync(scene.Manager, await ProposeAsync(scene));
        var administrator = await _api.SignedInAsync(Role.Administrator);
        var kpi = await scene.Manager.GetAsync<KpiDetail>($"/api/v1/kpis/{scene.Kpi}");

        foreach (var query in (string[])[$"subjectId={scene.Kpi}", $"unitId={scene.Unit}", $"text={kpi.Definition.Code}", $"text={scene.Kpi}"])
        {
            var found = (await administrator.GetAsync<AuditPage>($"/api/v1/audit/events?{query}&kind=correction")).Events;
            Assert.Equal(["correction-approved", "correction-proposed"], found.Select(entry => entry.Type));
            Assert.All(found, entry => Assert.Equal(
                (kpi.Definition.Name, kpi.Definition.Code, scene.Kpi, At("2026-10")),
                (entry.Subject.Name, entry.Subject.Code, entry.Subject.KpiId, entry.Subject.Period)));
        }

        var lines = (await administrator.GetStringAsync($"/api/v1/audit/events.csv?subjectId={scene.Kpi}&type=correction-approved")).Trim().Split('\n');
        Assert.Contains($"{kpi.Definition.Name},{kpi.Definition.Code},2026-10,", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audit_log_tells_the_settings_before_and_after()
    {
        var administrator = await _api.SignedInAsync(Role.Administrator);

        var changed = Assert.Single((await administrator.GetAsync<AuditPage>("/api/v1/audit/events?type=organization-settings-revised")).Events);

        Assert.DoesNotContain("approveCorrections", changed.Before, StringComparison.Ordinal);
        Assert.Contains("\"approveCorrections\":true", changed.Data, StringComparison.Ordinal);
    }

    private PostgresEventStore Store => _api.Services.GetRequiredService<PostgresEventStore>();

    private async Task<Scene> SceneAsync()
    {
        var unit = await _api.UnitAsync();
        var (owner, ownerId, _) = await _api.PersonAsync(Role.Contributor, unit);
        var (manager, managerId, _) = await _api.PersonAsync(Role.UnitManager, unit);
        var kpi = await _api.ActiveAsync(unit, ownerId);
        for (var month = 1; month <= 9; month++)
            await RecordAsync(owner, kpi, Ninety, $"2026-{month:00}");
        await RecordAsync(owner, kpi, Ninety);
        return new(unit, kpi, owner, ownerId, manager, managerId);
    }

    private sealed record Scene(Guid Unit, Guid Kpi, HttpClient Owner, Guid OwnerId, HttpClient Manager, Guid ManagerId);

    private static OwedItem? Owed(HomeView home, OwedKind kind, Guid kpi) => home.Owed.SingleOrDefault(item => item.Kind == kind && item.KpiId == kpi);

    private static async Task<ProposedCorrection> ProposeAsync(Scene scene, RecordValueRequest? request = null)
    {
        var accepted = await RecordAsync(scene.Owner, scene.Kpi, request ?? NinetyFive);
        Assert.False(accepted.Changed);
        return accepted.Proposal!;
    }

    private static async Task ApproveAsync(HttpClient http, ProposedCorrection proposed) =>
        await (await DecideAsync(http, proposed, "approvals")).ReadAsync<CommandAccepted>();

    private static Task<HttpResponseMessage> DecideAsync(HttpClient http, ProposedCorrection proposed, string what) =>
        http.PostAsync($"/api/v1/corrections/{proposed.Id}/{what}", new VersionRequest(proposed.Version));

    private static Task<HttpResponseMessage> PutAsync(HttpClient http, Guid kpi, RecordValueRequest request, string period = "2026-10") =>
        http.PutAsync($"/api/v1/kpis/{kpi}/values/{period}", request);

    private static async Task<ValueAccepted> RecordAsync(HttpClient http, Guid kpi, RecordValueRequest request, string period = "2026-10") =>
        await (await PutAsync(http, kpi, request, period)).ReadAsync<ValueAccepted>();

    private static async Task<ValuesAccepted> BatchAsync(HttpClient http, params IReadOnlyList<ValueLine> lines) =>
        await (await http.PostAsync("/api/v1/values", new RecordValuesRequest(lines, Atomic: false, Reason: "Late invoice"))).ReadAsync<ValuesAccepted>();

    private static ValueLine Line(Guid kpi, decimal value, string period = "2026-10") =>
        new(kpi, At(period), value, Numerator: null, Denominator: null, NotApplicable: false, Comment: null, Reason: null, ExpectedRevision: null);

    private static async Task<ValueCell> CellAsync(HttpClient http, Guid kpi)
    {
        var grid = await http.GetAsync<ValueGrid>("/api/v1/values?frequency=monthly&from=2026-10&to=2026-10");
        return grid.Rows.Single(row => row.KpiId == kpi).Cells.Single();
    }
}
