using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Scorecard.Api.Features.Audit;
using Scorecard.Api.Features.OwnAccount;
using Scorecard.Api.Features.Session;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Domain.Organizations;
using Scorecard.IntegrationTests.ApiKeys;
using Scorecard.IntegrationTests.Mail;

namespace Scorecard.IntegrationTests.Session;

public class PasswordResetTests(ApiFixture api)
{
    private const string NewPassword = "another good password";

    [Fact]
    public async Task Whoever_forgot_the_password_gets_a_link_by_mail_and_sets_another()
    {
        await using var mail = new FakeMailServer();
        await using var installation = new PostalInstallation(api, mail);
        var (signedIn, id, email) = await api.PersonAsync(Role.Viewer);
        var http = await installation.AnonymousAsync();
        Assert.True((await http.GetAsync<SessionView>("/api/v1/session")).SendsMail);

        var asked = await http.PostAsync("/api/v1/password-resets", new AskForPasswordResetRequest(email.ToUpperInvariant()));
        var taken = await mail.NextAsync();
        var whom = await http.GetAsync<AccountLinkInfo>($"/api/v1{taken.Path}");
        var set = await http.PostAsync($"/api/v1{taken.Path}", new ResetPasswordRequest(NewPassword));

        Assert.Equal(HttpStatusCode.NoContent, asked.StatusCode);
        Assert.Equal((email, "Scorecard 비밀번호 재설정"), (taken.To, taken.Header("Subject")));
        Assert.Contains($"{PostalInstallation.Site}/password-resets/", taken.Text, StringComparison.Ordinal);
        Assert.Equal(email, whom.Email);
        Assert.Equal(HttpStatusCode.NoContent, set.StatusCode);
        Assert.False((await http.GetAsync<SessionView>("/api/v1/session")).SignedIn);
        Assert.Equal(HttpStatusCode.Unauthorized, (await signedIn.GetAsync("/api/v1/organization")).StatusCode);
        await ApiFixture.SignInAsync(http, email, NewPassword);
        var log = await (await api.SignedInAsync(Role.Auditor)).GetAsync<AccessPage>($"/api/v1/audit/access?personId={id}");
        Assert.Equal(["signed-in", "password-reset", "password-reset-asked", "signed-in"], log.Accesses.Select(access => access.Act));
    }

    [Fact]
    public async Task The_mail_speaks_the_language_of_the_person()
    {
        await using var mail = new FakeMailServer();
        await using var installation = new PostalInstallation(api, mail);
        var (signedIn, _, email) = await api.PersonAsync(Role.Viewer);
        await signedIn.PutAsync("/api/v1/session/preferences", new PreferencesRequest("en-US"));

        await (await installation.AnonymousAsync()).PostAsync("/api/v1/password-resets", new AskForPasswordResetRequest(email));

        Assert.Equal("Set a new password for Scorecard", (await mail.NextAsync()).Header("Subject"));
    }

    [Fact]
    public async Task Nobody_who_may_not_get_in_gets_a_mail_and_nobody_gets_more_than_a_few()
    {
        await using var mail = new FakeMailServer();
        await using var installation = new PostalInstallation(api, mail);
        var http = await installation.AnonymousAsync();
        var (_, left, leftsEmail) = await api.PersonAsync(Role.Viewer);
        await api.RunAsync(commands => commands.ChangeAsync<Person, PersonEvent>(left, 2, _ => [new PersonDeactivated()], default));
        var (_, uninvited) = await api.NewcomerAsync(Role.Viewer);
        var (_, _, email) = await api.PersonAsync(Role.Viewer);
        var (_, _, last) = await api.PersonAsync(Role.Viewer);

        foreach (var address in (string[])[$"{Guid.NewGuid()}@example.org", leftsEmail, uninvited, .. Enumerable.Repeat(email, PasswordResets.MostOpen + 2), last])
            Assert.Equal(HttpStatusCode.NoContent, (await http.PostAsync("/api/v1/password-resets", new AskForPasswordResetRequest(address))).StatusCode);

        for (var number = 1; number <= PasswordResets.MostOpen; number++)
            Assert.Equal(email, (await mail.NextAsync()).To);
        Assert.Equal(last, (await mail.NextAsync()).To);
        Assert.True(mail.IsEmpty);
    }

    [Fact]
    public async Task A_mail_server_that_is_busy_is_asked_again()
    {
        await using var mail = new FakeMailServer { Refusals = new(["450"]) };
        await using var installation = new PostalInstallation(api, mail);
        var (_, _, email) = await api.PersonAsync(Role.Viewer);

        await (await installation.AnonymousAsync()).PostAsync("/api/v1/password-resets", new AskForPasswordResetRequest(email));

        Assert.Equal(email, (await mail.NextAsync()).To);
    }

    [Fact]
    public async Task A_database_that_is_away_and_whatever_else_goes_wrong_costs_one_answer_and_not_the_program()
    {
        await using var mail = new FakeMailServer();
        var trouble = new Trouble();
        await using var installation = new PostalInstallation(
            api, mail, services => services.ConfigureDbContext<AccountsDbContext>(options => options.AddInterceptors(trouble)));
        var http = await installation.AnonymousAsync();
        var (_, _, email) = await api.PersonAsync(Role.Viewer);
        trouble.Ahead.Enqueue(new NpgsqlException("away", new SocketException()));
        trouble.Ahead.Enqueue(new InvalidCastException());

        for (var asked = 1; asked <= 3; asked++)
            Assert.Equal(HttpStatusCode.NoContent, (await http.PostAsync("/api/v1/password-resets", new AskForPasswordResetRequest(email))).StatusCode);

        Assert.Equal(email, (await mail.NextAsync()).To);
        Assert.Empty(trouble.Ahead);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/ready")).StatusCode);
    }

    [Fact]
    public async Task A_link_leaves_whoever_knew_the_old_password_no_way_in()
    {
        var (person, id, email) = await api.PersonAsync(Role.Viewer);
        var machine = await api.MachineAsync(person, api.RootUnitId);
        await api.ExecuteAsync($"insert into identity.user_passkeys (credential_id, user_id, data) values (uuid_send('{id}'), '{id}', '{{}}')");
        var token = await MakeAsync(await api.SignedInAsync(Role.Administrator), id);
        var http = await api.AnonymousAsync();

        Assert.Equal(HttpStatusCode.NoContent, (await http.PostAsync($"/api/v1/password-resets/{token}", new ResetPasswordRequest(NewPassword))).StatusCode);

        Assert.Equal(0L, await api.CountAsync($"select count(*) from identity.user_passkeys where user_id = '{id}'"));
        Assert.Equal("api_key.revoked", await (await machine.GetAsync("/api/v1/kpis")).CodeAsync());
        await ApiFixture.SignInAsync(http, email, NewPassword);
    }

    [Fact]
    public async Task A_password_that_is_refused_leaves_the_one_before()
    {
        var (_, id, email) = await api.PersonAsync(Role.Viewer);
        await using (var scope = api.Services.CreateAsyncScope())
        {
            var accounts = scope.ServiceProvider.GetRequiredService<Accounts>();
            var account = (await accounts.FindAsync(id))!;
            await Assert.ThrowsAsync<InvalidOperationException>(() => accounts.SetPasswordAsync(account, "short"));
        }

        await ApiFixture.SignInAsync(await api.AnonymousAsync(), email);
    }

    [Fact]
    public async Task Without_mail_the_administrator_hands_over_a_link_that_works_once()
    {
        var (signedIn, id, email) = await api.PersonAsync(Role.Viewer);
        var http = await api.AnonymousAsync();
        Assert.False((await http.GetAsync<SessionView>("/api/v1/session")).SendsMail);
        Assert.Equal("password_reset.no_mail", await (await http.PostAsync("/api/v1/password-resets", new AskForPasswordResetRequest(email))).CodeAsync());
        var administrator = await api.SignedInAsync(Role.Administrator);
        Assert.Equal("mail.not_set_up", await (await administrator.PostAsync($"/api/v1/people/{id}/password-resets?mail=true", content: null)).CodeAsync());

        var (first, second) = (await MakeAsync(administrator, id), await MakeAsync(administrator, id));
        var short1 = await http.PostAsync($"/api/v1/password-resets/{first}", new ResetPasswordRequest("short"));
        var set = await http.PostAsync($"/api/v1/password-resets/{first}", new ResetPasswordRequest(NewPassword));

        Assert.Equal("too_short:10", (await short1.ErrorsAsync())["password"]);
        Assert.Equal(HttpStatusCode.NoContent, set.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await signedIn.GetAsync("/api/v1/organization")).StatusCode);
        foreach (var link in (string[])[first, second])
            Assert.Equal("password_reset.not_found", await (await http.PostAsync($"/api/v1/password-resets/{link}", new ResetPasswordRequest(NewPassword))).CodeAsync());
        await ApiFixture.SignInAsync(http, email, NewPassword);
    }

    [Fact]
    public async Task A_link_expires()
    {
        var (_, id, _) = await api.PersonAsync(Role.Viewer);
        var token = await MakeAsync(await api.SignedInAsync(Role.Administrator), id);
        var http = await api.AnonymousAsync();

        using var later = api.Clock.At(ApiFixture.Start + PasswordResets.HandedLifetime + TimeSpan.FromHours(1));

        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync($"/api/v1/password-resets/{token}")).StatusCode);
        Assert.Equal("password_reset.not_found", await (await http.PostAsync($"/api/v1/password-resets/{token}", new ResetPasswordRequest(NewPassword))).CodeAsync());
    }

    [Fact]
    public async Task Of_two_at_once_one_sets_the_password()
    {
        var (_, id, _) = await api.PersonAsync(Role.Viewer);
        var token = await MakeAsync(await api.SignedInAsync(Role.Administrator), id);
        HttpClient[] browsers = [await api.AnonymousAsync(), await api.AnonymousAsync()];

        var answers = await Task.WhenAll(browsers.Select(http => http.PostAsync($"/api/v1/password-resets/{token}", new ResetPasswordRequest(NewPassword))));

        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.NotFound], answers.Select(answer => answer.StatusCode).Order());
    }

    [Fact]
    public async Task Another_password_ends_open_links()
    {
        var (signedIn, id, _) = await api.PersonAsync(Role.Viewer);
        var token = await MakeAsync(await api.SignedInAsync(Role.Administrator), id);

        await signedIn.PostAsync("/api/v1/session/password", new ChangePasswordRequest(ApiFixture.Password, NewPassword));

        Assert.Equal(HttpStatusCode.NotFound, (await (await api.AnonymousAsync()).GetAsync($"/api/v1/password-resets/{token}")).StatusCode);
    }

    [Fact]
    public async Task Nobody_makes_a_link_to_more_rights_than_their_own()
    {
        var unit = await api.UnitAsync();
        var (_, ofUnit, _) = await api.PersonAsync(Role.Viewer, unit);
        var (_, above, _) = await api.PersonAsync(Role.Administrator);
        var (newcomer, _) = await api.NewcomerAsync(Role.Viewer);
        var administrator = await api.SignedInAsync(Role.Administrator, unit);

        Assert.Equal(HttpStatusCode.OK, (await administrator.PostAsync($"/api/v1/people/{ofUnit}/password-resets", content: null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.PostAsync($"/api/v1/people/{above}/password-resets", content: null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.DeleteAsync($"/api/v1/people/{above}/sessions")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await api.SignedInAsync(Role.Hr)).PostAsync($"/api/v1/people/{ofUnit}/password-resets", content: null)).StatusCode);
        Assert.Equal(
            "password_reset.no_account",
            await (await (await api.SignedInAsync(Role.Administrator)).PostAsync($"/api/v1/people/{newcomer}/password-resets", content: null)).CodeAsync());
    }

    [Fact]
    public async Task An_invitation_goes_by_mail_where_there_is_mail()
    {
        await using var mail = new FakeMailServer();
        await using var installation = new PostalInstallation(api, mail);
        var (_, _, administrator) = await api.PersonAsync(Role.Administrator);
        var (id, email) = await api.NewcomerAsync(Role.Viewer);
        var http = await installation.SignedInAsync(administrator);

        var sent = await (await http.PostAsync($"/api/v1/people/{id}/invitations?mail=true", content: null)).ReadAsync<AccountLinkView>();
        var taken = await mail.NextAsync();

        Assert.Null(sent.Link);
        Assert.Equal((email, "Test Scorecard에 초대합니다"), (taken.To, taken.Header("Subject")));
        var accepted = await (await installation.AnonymousAsync()).PostAsync($"/api/v1{taken.Path}", new AcceptInvitationRequest(NewPassword));
        Assert.Equal(id, (await accepted.ReadAsync<SessionView>()).Person!.Id);
        mail.Refusals.Enqueue("550");
        var (other, _) = await api.NewcomerAsync(Role.Viewer);
        Assert.Equal("mail.not_sent", await (await http.PostAsync($"/api/v1/people/{other}/invitations?mail=true", content: null)).CodeAsync());
    }

    private static async Task<string> MakeAsync(HttpClient administrator, Guid id)
    {
        var made = await (await administrator.PostAsync($"/api/v1/people/{id}/password-resets", content: null)).ReadAsync<AccountLinkView>();
        return new Uri(made.Link!).Segments[^1];
    }

    /// <summary>Has look-ups of accounts fail, one after the other.</summary>
    private sealed class Trouble : DbCommandInterceptor
    {
        public System.Collections.Concurrent.ConcurrentQueue<Exception> Ahead { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            Ahead.TryDequeue(out var failure) ? throw failure : ValueTask.FromResult(result);
    }
}
