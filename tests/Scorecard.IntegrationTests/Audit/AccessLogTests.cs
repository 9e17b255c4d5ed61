using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Api.Features.Audit;
using Scorecard.Api.Features.Session;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.Audit;

public class AccessLogTests(ApiFixture api)
{
    private const string Access = "/api/v1/audit/access";

    [Fact]
    public async Task Signing_in_failing_to_and_signing_out_are_recorded()
    {
        var (person, id, email) = await api.PersonAsync(Role.Viewer);
        var stranger = await api.AnonymousAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.PostAsync("/api/v1/session", new SignInRequest(email, "wrong password"))).StatusCode);
        await person.DeleteAsync("/api/v1/session");
        var auditor = await api.SignedInAsync(Role.Auditor);

        var found = (await auditor.GetAsync<AccessPage>($"{Access}?personId={id}")).Accesses;

        Assert.Equal(["signed-out", "sign-in-refused", "signed-in"], found.Select(access => access.Act));
        Assert.All(found, access => Assert.Equal(email, access.Person?.Name));
    }

    [Fact]
    public async Task An_address_nobody_has_is_kept_and_what_is_no_address_is_not()
    {
        await using var own = new ApiFixture(); // whoever knocks at the only organization of an instance knocks at that one
        var stranger = await own.AnonymousAsync();
        var unknown = $"{Guid.CreateVersion7():N}@example.org";
        await stranger.PostAsync("/api/v1/session", new SignInRequest(unknown, "x"));
        await stranger.PostAsync("/api/v1/session", new SignInRequest("my secret password", "x"));
        var auditor = await own.SignedInAsync(Role.Auditor);

        var found = (await auditor.GetAsync<AccessPage>($"{Access}?act=sign-in-refused&limit=200")).Accesses;

        Assert.Contains(found, access => access.PersonId is null && access.Detail.GetValueOrDefault("email") == unknown);
        Assert.DoesNotContain(found, access => access.Detail.Values.Any(value => value.Contains("secret", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Looking_at_what_only_few_may_see_leaves_its_mark()
    {
        var (_, readerId, _) = await api.PersonAsync(Role.Hr);
        var (_, subjectId, _) = await api.PersonAsync(Role.Viewer);
        await using (var scope = api.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<Caller>().ActAs(api.OrgId, readerId);
            Assert.True(await scope.ServiceProvider.GetRequiredService<CurrentUser>().LoadAsync(api.OrgId, readerId, default));
            await scope.ServiceProvider.GetRequiredService<AuditTrail>().ReadAsync("pay-statement", subjectId, default);
        }

        var auditor = await api.SignedInAsync(Role.Auditor);
        var read = Assert.Single((await auditor.GetAsync<AccessPage>($"{Access}?personId={readerId}&act=read")).Accesses);

        Assert.Equal(("pay-statement", subjectId.ToString()), (read.Detail["what"], read.Detail["person"]));
    }

    [Fact]
    public async Task Pages_follow_each_other_and_moments_narrow_them()
    {
        var (auditor, id, email) = await api.PersonAsync(Role.Auditor);
        for (var i = 0; i < 4; i++)
            await ApiFixture.SignInAsync(auditor, email);

        var first = await auditor.GetAsync<AccessPage>($"{Access}?personId={id}&limit=3");
        var second = await auditor.GetAsync<AccessPage>($"{Access}?personId={id}&limit=3&after={first.Next}");

        Assert.Equal((3, 2, null), (first.Accesses.Count, second.Accesses.Count, second.Next));
        Assert.Empty(first.Accesses.Select(access => access.Id).Intersect(second.Accesses.Select(access => access.Id)));
        Assert.Empty((await auditor.GetAsync<AccessPage>($"{Access}?personId={id}&to=2020-01-01T00:00:00Z")).Accesses);
    }

    [Fact]
    public async Task Another_organizations_log_is_never_seen()
    {
        await using var own = new ApiFixture();
        var auditor = await own.SignedInAsync(Role.Auditor);
        var other = Guid.CreateVersion7();
        await own.ExecuteAsync(
            $"insert into audit_access (org_id, at, act, detail, correlation_id) values ('{other}', now(), 'signed-in', '{{}}', '{other}')");
        await own.ExecuteAsync(
            $"""
            insert into events (org_id, kind, stream_id, version, type, data, actor_id, correlation_id, recorded_at, ends_append, hash)
            values ('{other}', 'kpi', '{other}', 1, 'kpi-defined', '{"{}"}', '{other}', '{other}', now(), true, '')
            """);

        Assert.Empty((await auditor.GetAsync<AuditPage>($"/api/v1/audit/events?subjectId={other}")).Events);
        Assert.Empty((await auditor.GetAsync<AuditPage>($"/api/v1/audit/events?correlationId={other}")).Events);
        Assert.DoesNotContain(other.ToString(), await auditor.GetStringAsync($"/api/v1/audit/events.jsonl?correlationId={other}"), StringComparison.Ordinal);
        Assert.DoesNotContain((await auditor.GetAsync<AccessPage>($"{Access}?limit=200")).Accesses, access => access.CorrelationId == other);
    }
}
