using System.Net;
using Scorecard.Api.Features.ApiKeys;
using Scorecard.Api.Features.Audit;
using Scorecard.Api.Features.Kpis;
using Scorecard.Api.Features.Organizations;
using Scorecard.Api.Features.Values;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Organizations;
using Scorecard.IntegrationTests.Kpis;
using static Scorecard.IntegrationTests.ApiKeys.KeyClients;

namespace Scorecard.IntegrationTests.ApiKeys;

public class ApiKeyTests(ApiFixture api)
{
    private static readonly RecordValueRequest Value = new(95, null, null, NotApplicable: false, Comment: null, Reason: null, ExpectedRevision: null);

    [Fact]
    public async Task A_machine_reads_and_records_for_its_person_without_cookie_or_token()
    {
        var unit = await api.UnitAsync();
        var (person, id, _) = await api.PersonAsync(Role.Contributor, unit);
        var kpi = await api.ActiveAsync(unit);
        var machine = await api.MachineAsync(person, unit, Permission.RecordValues);

        var recorded = await machine.PutAsync($"/api/v1/kpis/{kpi}/values/2026-10", Value);
        var read = await machine.GetAsync<KpiDetail>($"/api/v1/kpis/{kpi}");

        Assert.Equal(95, (await recorded.ReadAsync<ValueAccepted>()).Reading.Value);
        Assert.Equal(kpi, read.Id);
        var auditor = await api.SignedInAsync(Role.Auditor);
        var entry = (await auditor.GetAsync<AuditPage>($"/api/v1/audit/events?actorId={id}")).Events[0];
        Assert.Equal((id, "Nightly job"), (entry.ActorId, entry.Key?.Name));
    }

    [Fact]
    public async Task A_browser_left_alone_makes_no_key()
    {
        var (person, id, _) = await api.PersonAsync(Role.Viewer);

        Assert.Equal("password.wrong", await (await person.PostAsync(KeyClients.Path, Request(api.RootUnitId) with { Password = null })).CodeAsync());
        Assert.Equal("password.wrong", await (await person.PostAsync(KeyClients.Path, Request(api.RootUnitId) with { Password = "not my password" })).CodeAsync());
        Assert.Empty(await person.GetAsync<ApiKeyView[]>(KeyClients.Path));

        await api.ExecuteAsync($"update identity.users set password_hash = null where id = '{id}'"); // as of somebody who signs in elsewhere
        Assert.Equal("Nightly job", (await (await person.PostAsync(KeyClients.Path, Request(api.RootUnitId) with { Password = null })).ReadAsync<ApiKeyMade>()).Key.Name);
    }

    [Fact]
    public async Task A_key_does_not_do_what_it_was_not_made_for()
    {
        var (unit, other) = (await api.UnitAsync(), await api.UnitAsync());
        var person = await api.SignedInAsync(Role.Administrator);
        var (kpi, elsewhere) = (await api.ActiveAsync(unit), await api.ActiveAsync(other));
        var reader = await api.MachineAsync(person, unit);
        var recorder = await api.MachineAsync(person, unit, Permission.RecordValues);

        Assert.Equal("api_key.not_allowed", await (await reader.PutAsync($"/api/v1/kpis/{kpi}/values/2026-10", Value)).CodeAsync());
        Assert.Equal("kpi.not_found", await (await recorder.PutAsync($"/api/v1/kpis/{elsewhere}/values/2026-10", Value)).CodeAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"/api/v1/kpis/{elsewhere}")).StatusCode);
        Assert.Equal([kpi], (await reader.GetAsync<KpiListItem[]>("/api/v1/kpis")).Select(item => item.Id));
        Assert.Equal("api_key.not_allowed", await (await recorder.PostAsync("/api/v1/api-keys", Request(unit))).CodeAsync());
        Assert.Equal("api_key.not_allowed", await (await recorder.GetAsync("/api/v1/session")).CodeAsync());
    }

    [Fact]
    public async Task What_is_remembered_for_a_person_is_not_given_to_a_key()
    {
        var unit = await api.UnitAsync();
        var person = await api.SignedInAsync(Role.Administrator);
        var machine = await api.MachineAsync(person, unit);
        await machine.GetAsync("/api/v1/cycles"); // its first use is written down, which would let everything remembered go

        var all = await (await person.GetAsync("/api/v1/scorecards")).Content.ReadAsStringAsync();
        var some = await (await machine.GetAsync("/api/v1/scorecards")).Content.ReadAsStringAsync();
        await person.GetAsync("/api/v1/scorecards");

        Assert.Equal("[]", some);
        Assert.Equal(all, await (await person.GetAsync("/api/v1/scorecards")).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_role_that_is_revoked_is_gone_for_the_key_too()
    {
        var unit = await api.UnitAsync();
        var (person, id, _) = await api.PersonAsync(Role.Contributor, unit);
        var kpi = await api.ActiveAsync(unit);
        var machine = await api.MachineAsync(person, unit, Permission.RecordValues);
        var administrator = await api.SignedInAsync(Role.Administrator);

        await administrator.SendAsync(new(HttpMethod.Post, $"/api/v1/people/{id}/grants") { Content = System.Net.Http.Json.JsonContent.Create(new GrantRoleRequest(Role.Viewer, unit, 2), options: HttpClientExtensions.Json) });
        await api.RunAsync(commands => commands.ChangeAsync<Person, PersonEvent>(id, 3, _ => [new PersonRoleRevoked(Role.Contributor, unit)], default));

        Assert.Equal("access.denied", await (await machine.PutAsync($"/api/v1/kpis/{kpi}/values/2026-10", Value)).CodeAsync());
        Assert.Equal(HttpStatusCode.OK, (await machine.GetAsync($"/api/v1/kpis/{kpi}")).StatusCode);
    }

    [Fact]
    public async Task A_key_rests_while_its_person_is_deactivated()
    {
        var (person, id, _) = await api.PersonAsync(Role.Viewer);
        var machine = await api.MachineAsync(person, api.RootUnitId);
        var administrator = await api.SignedInAsync(Role.Administrator);

        await administrator.PostAsync($"/api/v1/people/{id}/deactivations", new VersionRequest(2));

        var refused = await machine.GetAsync("/api/v1/kpis");
        Assert.Equal((HttpStatusCode.Unauthorized, "api_key.suspended"), (refused.StatusCode, await refused.CodeAsync()));
        var listed = (await administrator.GetAsync<ApiKeyView[]>("/api/v1/people/api-keys")).Single(key => key.PersonId == id);
        Assert.Equal(ApiKeyState.Suspended, listed.State);
    }

    [Fact]
    public async Task A_revoked_key_ends_at_once_and_its_person_or_an_administrator_revokes_it()
    {
        var (person, id, _) = await api.PersonAsync(Role.Viewer);
        var (own, other) = (await person.KeyAsync(api.RootUnitId), await person.KeyAsync(api.RootUnitId));
        var administrator = await api.SignedInAsync(Role.Administrator);
        var stranger = await api.SignedInAsync(Role.Leadership);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync<object>($"{KeyClients.Path}/{own.Key.Id}/revocations", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await person.PostAsync($"{KeyClients.Path}/{own.Key.Id}/revocations", content: null)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await person.PostAsync($"{KeyClients.Path}/{own.Key.Id}/revocations", content: null)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await administrator.PostAsync($"{KeyClients.Path}/{other.Key.Id}/revocations", content: null)).StatusCode);

        Assert.Equal("api_key.revoked", await (await api.Machine(own.Text).GetAsync("/api/v1/kpis")).CodeAsync());
        Assert.Equal("api_key.revoked", await (await api.Machine(other.Text).GetAsync("/api/v1/kpis")).CodeAsync());
        Assert.All(await person.GetAsync<ApiKeyView[]>(KeyClients.Path), key => Assert.Equal(ApiKeyState.Revoked, key.State));
        var auditor = await api.SignedInAsync(Role.Auditor);
        var acts = (await auditor.GetAsync<AccessPage>($"/api/v1/audit/access?personId={id}")).Accesses.Select(access => access.Act).ToList();
        Assert.Equal(["api-key-revoked", "api-key-made", "api-key-made", "signed-in"], acts);
    }

    [Fact]
    public async Task A_key_expires()
    {
        var person = await api.SignedInAsync(Role.Viewer);
        var made = await (await person.PostAsync(KeyClients.Path, Request(api.RootUnitId) with { ValidDays = 1 })).ReadAsync<ApiKeyMade>();
        var machine = api.Machine(made.Text);
        Assert.Equal(HttpStatusCode.OK, (await machine.GetAsync("/api/v1/kpis")).StatusCode);

        using (api.Clock.At(api.Clock.GetUtcNow().AddDays(1).AddSeconds(1)))
            Assert.Equal("api_key.expired", await (await machine.GetAsync("/api/v1/kpis")).CodeAsync());
    }

    [Fact]
    public async Task The_last_use_is_shown_and_the_first_from_an_address_is_logged_once()
    {
        var (person, id, _) = await api.PersonAsync(Role.Viewer);
        var made = await person.KeyAsync(api.RootUnitId);
        Assert.Null(made.Key.LastUsedAt);
        var machine = api.Machine(made.Text);
        await machine.GetAsync("/api/v1/kpis");
        await machine.GetAsync("/api/v1/kpis");

        var key = Assert.Single(await person.GetAsync<ApiKeyView[]>(KeyClients.Path));

        Assert.NotNull(key.LastUsedAt);
        Assert.StartsWith(key.Start, made.Text, StringComparison.Ordinal);
        var auditor = await api.SignedInAsync(Role.Auditor);
        Assert.True((await auditor.GetAsync<AccessPage>($"/api/v1/audit/access?personId={id}&act=api-key-used")).Accesses.Count <= 1); // the test server knows no addresses
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("00000000000000000000000000000000_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task What_is_no_key_is_refused_without_a_hint(string rest)
    {
        var refused = await api.Machine("sck_" + rest).GetAsync("/api/v1/kpis");

        Assert.Equal((HttpStatusCode.Unauthorized, "api_key.invalid"), (refused.StatusCode, await refused.CodeAsync()));
        Assert.Equal("Bearer", refused.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task A_wrong_secret_is_refused_like_a_key_that_never_was()
    {
        var person = await api.SignedInAsync(Role.Viewer);
        var made = await person.KeyAsync(api.RootUnitId);

        var refused = await api.Machine(made.Text[..^4] + "AAAA").GetAsync("/api/v1/kpis");

        Assert.Equal("api_key.invalid", await refused.CodeAsync());
    }

    [Fact]
    public async Task Of_a_key_the_database_keeps_nothing_it_could_be_used_with()
    {
        var person = await api.SignedInAsync(Role.Viewer);
        var made = await person.KeyAsync(api.RootUnitId);
        var secret = KeyClients.SecretOf(made.Text);

        Assert.Equal(0L, await api.CountAsync($"select count(*) from identity.api_keys k where k::text like '%{secret}%'"));
        Assert.DoesNotContain(secret, await (await person.GetAsync(KeyClients.Path)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_needs_a_name_units_that_may_be_read_and_a_life_of_a_year_at_most()
    {
        var (unit, other) = (await api.UnitAsync(), await api.UnitAsync());
        var person = await api.SignedInAsync(Role.Administrator, unit);

        var wrong = await person.PostAsync(KeyClients.Path, new ApiKeyRequest(" ", [], [Permission.ManagePeople], 366));

        var errors = await wrong.ErrorsAsync();
        Assert.Equal("required", errors["name"]);
        Assert.Equal("too_few:1", errors["unitIds"]);
        Assert.Equal("not_for_keys", errors["actions"]);
        Assert.Equal("out_of_range:1:365", errors["validDays"]);
        Assert.Equal("unit.not_found", await (await person.PostAsync(KeyClients.Path, Request(other))).CodeAsync());
    }

    [Fact]
    public async Task Nobody_has_more_keys_in_force_than_twenty()
    {
        var person = await api.SignedInAsync(Role.Viewer);
        for (var count = 0; count < 20; count++)
            await person.KeyAsync(api.RootUnitId);

        Assert.Equal("api_key.too_many", await (await person.PostAsync(KeyClients.Path, Request(api.RootUnitId))).CodeAsync());
    }

    [Fact]
    public async Task The_same_key_of_a_repeated_request_counts_once()
    {
        var unit = await api.UnitAsync();
        var person = await api.SignedInAsync(Role.Contributor, unit);
        var kpi = await api.ActiveAsync(unit);
        var machine = await api.MachineAsync(person, unit, Permission.RecordValues);
        machine.DefaultRequestHeaders.Add("Idempotency-Key", "2026-10");

        var first = await (await machine.PutAsync($"/api/v1/kpis/{kpi}/values/2026-10", Value)).ReadAsync<ValueAccepted>();
        var again = await (await machine.PutAsync($"/api/v1/kpis/{kpi}/values/2026-10", Value)).ReadAsync<ValueAccepted>();

        Assert.Equal((first.Revision, first.RecordedAt), (again.Revision, again.RecordedAt));
    }
}
