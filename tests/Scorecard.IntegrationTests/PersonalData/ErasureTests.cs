using System.Net;
using System.Text;
using Scorecard.Api.Features.ApiKeys;
using Scorecard.Api.Features.Audit;
using Scorecard.Api.Features.Integrity;
using Scorecard.Api.Features.Kpis;
using Scorecard.Api.Features.Okrs;
using Scorecard.Api.Features.Organizations;
using Scorecard.Api.Features.Session;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Organizations;
using Scorecard.IntegrationTests.ApiKeys;
using Scorecard.IntegrationTests.Importing;
using Scorecard.IntegrationTests.Kpis;
using Scorecard.IntegrationTests.Okrs;

namespace Scorecard.IntegrationTests.PersonalData;

public class ErasureTests(ApiFixture api)
{
    private const string Instead = "Erased person";

    private static readonly ErasePersonRequest Request = new("Asked for it", Instead, ExpectedVersion: 3);

    private readonly Guid _id = Guid.CreateVersion7();

    private string Name => $"Zebulon Quartz {_id:N}";

    private string Email => $"z.quartz-{_id:N}@example.org";

    private string PathOf(string act) => $"/api/v1/people/{_id}/{act}";

    [Fact]
    public async Task After_an_erasure_the_database_names_the_person_nowhere_and_every_hash_holds()
    {
        await using var own = new ApiFixture(); // the whole database is looked at
        var (administrator, unit) = (await own.SignedInAsync(Role.Administrator), own.RootUnitId);
        var (person, kpi) = await LeaveTracesAsync(own, administrator, unit);
        Assert.NotEmpty(await own.TablesNamingAsync(Name, Email));
        var before = await administrator.GetAsync<AuditPage>($"/api/v1/audit/events?actorId={_id}");

        await (await administrator.PostAsync(PathOf("deactivations"), new VersionRequest(2))).ReadAsync<CommandAccepted>();
        await (await administrator.PostAsync(PathOf("erasures"), Request)).ReadAsync<CommandAccepted>();

        Assert.Empty(await own.TablesNamingAsync(Name, Email, "Quartz", "203.0.113.77"));
        var verification = await (await administrator.PostAsync("/api/v1/integrity/verifications", null)).ReadAsync<VerificationView>();
        Assert.True(verification.Ok);
        var after = await administrator.GetAsync<AuditPage>($"/api/v1/audit/events?actorId={_id}");
        Assert.Equal(before.Events.Select(entry => (entry.Hash, entry.ActorId)), after.Events.Select(entry => (entry.Hash, entry.ActorId)));
        Assert.All(after.Events, entry => Assert.Equal((Instead, null, null), (entry.By!.Name, entry.Address, entry.UserAgent)));
        Assert.Equal(Instead, (await administrator.GetAsync<KpiDetail>($"/api/v1/kpis/{kpi}")).OwnerPerson!.Name);
        Assert.Equal(HttpStatusCode.Unauthorized, (await person.GetAsync("/api/v1/units")).StatusCode);
        var listed = (await administrator.GetAsync<PersonView[]>("/api/v1/people")).Single(one => one.Id == _id);
        Assert.Equal((Instead, null, true, false), (listed.Name, listed.Email, listed.Erased, listed.Active));
    }

    /// <summary>A table in which somebody could be named or reached must be reviewed, and its rows be taken away by <c>PersonErasure</c>.</summary>
    [Fact]
    public async Task Every_table_about_people_was_thought_of()
    {
        await api.AnonymousAsync();
        string[] reviewed =
        [
            "identity.api_keys", "identity.authenticators", "identity.invitations", "identity.password_resets", "identity.provider_links", "identity.recovery_codes", "identity.sessions",
            "identity.sign_in_failures", "identity.user_claims", "identity.user_logins", "identity.user_passkeys", "identity.user_tokens", "identity.users", "public.audit_access", "public.audit_origins", "public.imports", "public.people", "public.visits",
            "public.pay_lines", // by id, under the hash that proves them
        ];

        Assert.Equal(reviewed.Order(StringComparer.Ordinal), (await api.TablesAboutPeopleAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Only_somebody_deactivated_is_erased_and_it_cannot_be_undone()
    {
        var administrator = await api.SignedInAsync(Role.Administrator);
        await AddAsync(administrator, api.RootUnitId);

        Assert.Equal("person.still_active", await (await administrator.PostAsync(PathOf("erasures"), Request with { ExpectedVersion = 2 })).CodeAsync());
        await administrator.PostAsync(PathOf("deactivations"), new VersionRequest(2));
        Assert.Equal(HttpStatusCode.Conflict, (await administrator.PostAsync(PathOf("erasures"), Request with { ExpectedVersion = 2 })).StatusCode);
        Assert.Equal(Name, await NameAsync(administrator)); // nothing was taken away by what was refused
        Assert.Equal("person.reason_names_person", await (await administrator.PostAsync(PathOf("erasures"), Request with { Reason = $"As {Name} wished" })).CodeAsync());

        var first = await (await administrator.PostAsync(PathOf("erasures"), Request)).ReadAsync<CommandAccepted>();
        var again = await (await administrator.PostAsync(PathOf("erasures"), Request with { ExpectedVersion = 4 })).ReadAsync<CommandAccepted>();

        Assert.Equal(first.Version, again.Version);
        Assert.Equal("person.erased", await (await administrator.PostAsync(PathOf("reactivations"), new VersionRequest(4))).CodeAsync());
        Assert.Equal("person.erased", await (await administrator.PostAsync(PathOf("revisions"), new RevisePersonRequest("Back", Email, null, api.RootUnitId, 4))).CodeAsync());
        Assert.Equal("person.deactivated", await (await administrator.PostAsync(PathOf("invitations"), content: null)).CodeAsync());
        Assert.Equal(Instead, await NameAsync(administrator));
    }

    [Theory]
    [InlineData("a", "what A day", "banana")]
    [InlineData("김아름", "김아름에게", "김아롱")]
    [InlineData("C. (Ed) 50%", "to c. (ed) 50%!", "(Edit) 50%")]
    public async Task An_erasure_takes_from_the_access_log_what_names_the_person_and_nothing_else(string name, string naming, string other)
    {
        var (administrator, administratorId, _) = await api.PersonAsync(Role.Administrator);
        await (await administrator.PutAsync($"/api/v1/people/{_id}", new AddPersonRequest(name, Email, null, api.RootUnitId))).ReadAsync<CommandAccepted>();
        await (await administrator.PostAsync(PathOf("deactivations"), new VersionRequest(1))).ReadAsync<CommandAccepted>();
        foreach (var text in new[] { naming, other, Email })
            await administrator.GetAsync($"/api/v1/audit/events.csv?text={Uri.EscapeDataString(text)}");
        await administrator.GetAsync($"/api/v1/people/{_id}/personal-data.json");

        await (await administrator.PostAsync(PathOf("erasures"), Request with { Reason = "Asked for it as anybody may", ExpectedVersion = 2 })).ReadAsync<CommandAccepted>();
        await (await administrator.PostAsync(PathOf("erasures"), Request with { NameInstead = other, ExpectedVersion = 3 })).ReadAsync<CommandAccepted>();
        await (await administrator.PostAsync(PathOf("erasures"), Request with { ExpectedVersion = 3 })).ReadAsync<CommandAccepted>();

        var auditor = await api.SignedInAsync(Role.Auditor);
        var exports = (await auditor.GetAsync<AccessPage>($"/api/v1/audit/access?personId={administratorId}&act=exported")).Accesses;
        Assert.Equal(
            [$"person={_id} what=personal-data", "format=csv what=audit-events", $"format=csv text={other} what=audit-events", "format=csv what=audit-events"],
            exports.Select(export => string.Join(' ', export.Detail.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}={member.Value}"))));
    }

    [Fact]
    public async Task Who_does_not_manage_the_person_erases_nothing()
    {
        var (unit, other) = (await api.UnitAsync(), await api.UnitAsync());
        await AddAsync(await api.SignedInAsync(Role.Administrator), unit);
        var elsewhere = await api.SignedInAsync(Role.Administrator, other);

        Assert.Equal("person.not_found", await (await elsewhere.PostAsync(PathOf("erasures"), Request)).CodeAsync());
        Assert.NotEmpty(await api.TablesNamingAsync(Name));
    }

    private async Task<string> NameAsync(HttpClient http) => (await http.GetAsync<PersonView[]>("/api/v1/people")).Single(one => one.Id == _id).Name;

    private async Task AddAsync(HttpClient administrator, Guid unit)
    {
        await (await administrator.PutAsync($"/api/v1/people/{_id}", new AddPersonRequest(Name, Email, "Chief Quartz", unit))).ReadAsync<CommandAccepted>();
        await (await administrator.PostAsync(PathOf("grants"), new GrantRoleRequest(Role.Administrator, unit, 1))).ReadAsync<CommandAccepted>();
    }

    /// <summary>Whatever could keep the name: sign-ins, right and wrong, a key, an upload, a mention, an export of a search for it, things owned.</summary>
    private async Task<(HttpClient Http, Guid KpiId)> LeaveTracesAsync(ApiFixture own, HttpClient administrator, Guid unit)
    {
        await AddAsync(administrator, unit);
        var invitation = await (await administrator.PostAsync(PathOf("invitations"), content: null)).ReadAsync<AccountLinkView>();
        var person = await own.AnonymousAsync();
        person.DefaultRequestHeaders.UserAgent.ParseAdd("QuartzBrowser/1.0");
        (await person.PostAsync($"/api/v1/invitations/{invitation.Link!.Split('/')[^1]}", new AcceptInvitationRequest("Zebulon's long password"))).EnsureSuccessStatusCode();
        await ApiFixture.WithTokenAsync(person);
        var stranger = await own.AnonymousAsync();
        await stranger.PostAsync("/api/v1/session", new SignInRequest(Email, "wrong"));
        await stranger.PostAsync("/api/v1/session", new SignInRequest($"{Email}.typo", "wrong"));

        var kpi = await person.DefineAsync(KpiScenarios.Definition(unit, _id), KpiScenarios.Target("2026-01", 10));
        var key = await (await person.PostAsync(KeyClients.Path, KeyClients.Request(unit) with { Name = $"Export for {Name}", Password = "Zebulon's long password" })).ReadAsync<ApiKeyMade>();
        await own.Machine(key.Text).GetAsync("/api/v1/kpis");
        await person.GetAsync("/api/v1/home");
        await person.UploadAsync(Encoding.UTF8.GetBytes($"code,2026-10\n{Name},1\n"), $"{Name}.csv");
        var objective = await own.DraftedAsync();
        await (await objective.Http.PutAsync(
            $"{objective.Path}/comments/{Guid.CreateVersion7()}", new CommentRequest($"@{Name} please look", [_id]))).ReadAsync<CommandAccepted>();
        var comment = Assert.Single((await objective.Http.GetAsync<ObjectiveCommentList>($"{objective.Path}/comments")).Comments);
        Assert.Equal($"@{Name} please look", comment.Text);
        await administrator.GetAsync($"/api/v1/audit/events.csv?text={Uri.EscapeDataString(Name)}");
        await own.ExecuteAsync($"update audit_origins set address = '203.0.113.77' where person_id = '{_id}'"); // the test server knows no addresses
        await own.ExecuteAsync($"update audit_access set address = '203.0.113.77' where person_id = '{_id}'");
        return (person, kpi);
    }
}
