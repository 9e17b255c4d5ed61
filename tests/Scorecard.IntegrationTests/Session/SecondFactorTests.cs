using System.Net;
using Scorecard.Api.Features.Audit;
using Scorecard.Api.Features.OwnAccount;
using Scorecard.Api.Features.Session;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.Session;

public class SecondFactorTests(ApiFixture api)
{
    private const string Account = "/api/v1/account";
    private const string Step = "/api/v1/session/second-factor";

    private static readonly PasswordProofRequest Proof = new(ApiFixture.Password);

    [Fact]
    public async Task With_a_second_factor_the_password_alone_signs_nobody_in()
    {
        var person = await EnrolledAsync();
        var http = await api.AnonymousAsync();

        var challenge = await ChallengeAsync(http, person.Email);
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/api/v1/organization")).StatusCode);
        var session = await (await SendAsync(http, challenge, person.CodeIn(1))).ReadAsync<SessionView>();

        Assert.Equal((true, person.Id), (session.SignedIn, session.Person!.Id));
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/api/v1/organization")).StatusCode);
        var log = await (await api.SignedInAsync(Role.Auditor)).GetAsync<AccessPage>($"/api/v1/audit/access?personId={person.Id}");
        Assert.Equal(["signed-in", "second-factor-added", "signed-in"], log.Accesses.Select(access => access.Act));
        Assert.Equal("second-factor", log.Accesses[0].Detail["how"]);
    }

    [Fact]
    public async Task Turning_it_on_takes_the_password_and_a_code_and_ends_sessions_elsewhere()
    {
        var (http, _, email) = await api.PersonAsync(Role.Viewer);
        var elsewhere = await api.AnonymousAsync();
        await ApiFixture.SignInAsync(elsewhere, email);

        Assert.Equal("password.wrong", await (await http.PostAsync($"{Account}/authenticator", new PasswordProofRequest("not my password"))).CodeAsync());
        var secret = await (await http.PostAsync($"{Account}/authenticator", Proof)).ReadAsync<AuthenticatorSecret>();
        Assert.Equal("second_factor.wrong", await (await http.PostAsync($"{Account}/authenticator/confirmations", new ConfirmAuthenticatorRequest("000000"))).CodeAsync());
        Assert.Null((await http.GetAsync<AccountView>(Account)).RecoveryCodesLeft);
        await ApiFixture.SignInAsync(await api.AnonymousAsync(), email); // what is not confirmed is asked of nobody
        var codes = await (await http.PostAsync($"{Account}/authenticator/confirmations", new ConfirmAuthenticatorRequest(Code(secret.Secret, 0)))).ReadAsync<RecoveryCodeList>();

        Assert.Equal(RecoveryCodes.Count, codes.Codes.Distinct().Count());
        Assert.Contains($"secret={secret.Secret}", secret.Address, StringComparison.Ordinal);
        Assert.Equal(RecoveryCodes.Count, (await http.GetAsync<AccountView>(Account)).RecoveryCodesLeft);
        Assert.Equal(HttpStatusCode.Unauthorized, (await elsewhere.GetAsync("/api/v1/organization")).StatusCode);
        Assert.Equal("second_factor.already_on", await (await http.PostAsync($"{Account}/authenticator", Proof)).CodeAsync());
    }

    [Fact]
    public async Task It_is_not_on_before_the_codes_that_stand_in_for_it_are_kept()
    {
        var (http, id, email) = await api.PersonAsync(Role.Viewer);
        var elsewhere = await api.AnonymousAsync();
        await ApiFixture.SignInAsync(elsewhere, email);
        var secret = (await (await http.PostAsync($"{Account}/authenticator", Proof)).ReadAsync<AuthenticatorSecret>()).Secret;
        await api.ExecuteAsync($"alter table identity.recovery_codes add constraint full_{id:N} check (person_id <> '{id}')");

        var refused = await http.PostAsync($"{Account}/authenticator/confirmations", new ConfirmAuthenticatorRequest(Code(secret, 0)));
        await api.ExecuteAsync($"alter table identity.recovery_codes drop constraint full_{id:N}");

        Assert.Equal(HttpStatusCode.InternalServerError, refused.StatusCode);
        Assert.Null((await http.GetAsync<AccountView>(Account)).RecoveryCodesLeft);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/api/v1/organization")).StatusCode);
        await (await http.PostAsync($"{Account}/authenticator/confirmations", new ConfirmAuthenticatorRequest(Code(secret, 0)))).ReadAsync<RecoveryCodeList>();
    }

    [Fact]
    public async Task An_administrator_takes_passkeys_away_too()
    {
        var (_, id, _) = await api.PersonAsync(Role.Viewer);
        await api.ExecuteAsync($"insert into identity.user_passkeys (credential_id, user_id, data) values (uuid_send('{id}'), '{id}', '{{}}')");

        Assert.Equal(HttpStatusCode.NoContent, (await (await api.SignedInAsync(Role.Administrator)).DeleteAsync($"/api/v1/people/{id}/second-factor")).StatusCode);

        Assert.Equal(0L, await api.CountAsync($"select count(*) from identity.user_passkeys where user_id = '{id}'"));
    }

    [Fact]
    public async Task A_code_is_taken_once_even_of_many_at_once()
    {
        var person = await EnrolledAsync();
        HttpClient[] browsers = [await api.AnonymousAsync(), await api.AnonymousAsync(), await api.AnonymousAsync()];
        var challenges = new List<string>();
        foreach (var http in browsers)
            challenges.Add(await ChallengeAsync(http, person.Email));

        var code = person.CodeIn(1);
        var answers = await Task.WhenAll(browsers.Zip(challenges, (http, challenge) => SendAsync(http, challenge, code)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        var again = await api.AnonymousAsync();
        Assert.Equal("second_factor.wrong", await (await SendAsync(again, challenges[0], code)).CodeAsync());
    }

    [Fact]
    public async Task A_recovery_code_stands_in_once()
    {
        var person = await EnrolledAsync();
        var http = await api.AnonymousAsync();
        var code = person.RecoveryCodes[0].Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

        Assert.True((await (await SendAsync(http, await ChallengeAsync(http, person.Email), code)).ReadAsync<SessionView>()).SignedIn);
        await ApiFixture.WithTokenAsync(http);
        Assert.Equal(RecoveryCodes.Count - 1, (await http.GetAsync<AccountView>(Account)).RecoveryCodesLeft);
        var again = await api.AnonymousAsync();
        Assert.Equal("second_factor.wrong", await (await SendAsync(again, await ChallengeAsync(again, person.Email), code)).CodeAsync());

        var fresh = await (await http.PostAsync($"{Account}/recovery-codes", Proof)).ReadAsync<RecoveryCodeList>();
        Assert.Equal("second_factor.wrong", await (await SendAsync(again, await ChallengeAsync(again, person.Email), person.RecoveryCodes[1])).CodeAsync());
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(again, await ChallengeAsync(again, person.Email), fresh.Codes[9])).StatusCode);
    }

    [Fact]
    public async Task Guesses_are_counted_apart_from_those_of_the_password()
    {
        var person = await EnrolledAsync();
        var http = await api.AnonymousAsync();
        var challenge = await ChallengeAsync(http, person.Email);
        for (var guess = 1; guess <= SignInFailures.Limit; guess++)
            Assert.Equal("second_factor.wrong", await (await SendAsync(http, challenge, "000000")).CodeAsync());

        Assert.Equal("session.locked_out", await (await SendAsync(http, challenge, person.CodeIn(1))).CodeAsync());
        var anew = await ChallengeAsync(http, person.Email); // the password is not locked out, and opens no second round of guesses
        Assert.Equal("session.locked_out", await (await SendAsync(http, anew, person.CodeIn(1))).CodeAsync());
    }

    [Fact]
    public async Task A_challenge_ends_with_the_password_with_time_and_cannot_be_made_up()
    {
        var person = await EnrolledAsync();
        var http = await api.AnonymousAsync();
        var challenge = await ChallengeAsync(http, person.Email);

        Assert.Equal("second_factor.expired", await (await SendAsync(http, "made-up", person.CodeIn(1))).CodeAsync());
        using (api.Clock.At(api.Clock.GetUtcNow() + SignInChallenges.Lifetime + TimeSpan.FromSeconds(1)))
            Assert.Equal("second_factor.expired", await (await SendAsync(http, challenge, person.CodeIn(0))).CodeAsync());

        await person.Http.PostAsync("/api/v1/session/password", new ChangePasswordRequest(ApiFixture.Password, "another good password"));
        var late = await SendAsync(http, challenge, person.CodeIn(1));
        Assert.Equal((HttpStatusCode.Unauthorized, "second_factor.expired"), (late.StatusCode, await late.CodeAsync()));
    }

    [Fact]
    public async Task A_link_for_a_new_password_leaves_the_second_factor_alone()
    {
        var person = await EnrolledAsync();
        var administrator = await api.SignedInAsync(Role.Administrator);
        var link = (await (await administrator.PostAsync($"/api/v1/people/{person.Id}/password-resets", content: null)).ReadAsync<AccountLinkView>()).Link!;
        var http = await api.AnonymousAsync();

        await http.PostAsync($"/api/v1{new Uri(link).AbsolutePath}", new ResetPasswordRequest("another good password"));

        Assert.NotNull((await (await http.PostAsync("/api/v1/session", new SignInRequest(person.Email, "another good password"))).ReadAsync<SessionView>()).Challenge);
    }

    [Fact]
    public async Task It_is_turned_off_with_the_password_or_by_an_administrator()
    {
        var person = await EnrolledAsync();
        Assert.Equal("password.wrong", await (await person.Http.PostAsync($"{Account}/authenticator/removals", new PasswordProofRequest("not my password"))).CodeAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await person.Http.PostAsync($"{Account}/authenticator/removals", Proof)).StatusCode);
        await ApiFixture.SignInAsync(await api.AnonymousAsync(), person.Email);

        var other = await EnrolledAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await (await api.SignedInAsync(Role.Hr)).DeleteAsync($"/api/v1/people/{other.Id}/second-factor")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await (await api.SignedInAsync(Role.Administrator)).DeleteAsync($"/api/v1/people/{other.Id}/second-factor")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await other.Http.GetAsync("/api/v1/organization")).StatusCode);
        await ApiFixture.SignInAsync(await api.AnonymousAsync(), other.Email);
    }

    [Fact]
    public async Task Neither_secrets_nor_codes_stand_in_the_database()
    {
        var person = await EnrolledAsync();

        await using var command = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions
            .GetRequiredService<Npgsql.NpgsqlDataSource>(api.Services).CreateCommand(
                "select a::text || coalesce((select string_agg(r::text, '') from identity.recovery_codes r where r.person_id = a.person_id), '') from identity.authenticators a where person_id = $1");
        command.Parameters.AddWithValue(person.Id);
        var stored = (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;

        Assert.DoesNotContain(Convert.ToHexStringLower(Bytes(person.Secret)), stored, StringComparison.Ordinal);
        foreach (var code in person.RecoveryCodes)
            Assert.DoesNotContain(Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(code.Replace("-", "", StringComparison.Ordinal))), stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_signs_in_with_what_is_no_passkey()
    {
        var http = await api.AnonymousAsync();
        var options = await (await http.PostAsync("/api/v1/session/passkey/options", content: null)).ReadAsync<PasskeyOptions>();

        Assert.DoesNotContain("\"id\"", options.Options.Replace("rpId", "", StringComparison.Ordinal), StringComparison.Ordinal); // names no passkey of anybody
        foreach (var credential in (string[])["{}", "[]", "no json", """{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{},"clientExtensionResults":{}}"""])
            Assert.Equal("passkey.refused", await (await http.PostAsync("/api/v1/session/passkey", new SignInWithPasskeyRequest(credential, options.State))).CodeAsync());
        Assert.Equal("passkey.refused", await (await http.PostAsync("/api/v1/session/passkey", new SignInWithPasskeyRequest("{}", "made-up"))).CodeAsync());
        var (person, _, _) = await api.PersonAsync(Role.Viewer);
        Assert.Equal("passkey.not_found", await (await person.DeleteAsync($"{Account}/passkeys/AAAA")).CodeAsync());
        Assert.Equal("passkey.refused", await (await person.PostAsync($"{Account}/passkeys", new AddPasskeyRequest("Mine", "{}", options.State))).CodeAsync());
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient http, string challenge, string code) => http.PostAsync(Step, new SignInWithCodeRequest(challenge, code));

    private static async Task<string> ChallengeAsync(HttpClient http, string email)
    {
        await ApiFixture.WithTokenAsync(http);
        var answer = await (await http.PostAsync("/api/v1/session", new SignInRequest(email, ApiFixture.Password))).ReadAsync<SessionView>();
        Assert.False(answer.SignedIn);
        return answer.Challenge!;
    }

    private async Task<Enrolled> EnrolledAsync()
    {
        var (http, id, email) = await api.PersonAsync(Role.Viewer);
        var secret = (await (await http.PostAsync($"{Account}/authenticator", Proof)).ReadAsync<AuthenticatorSecret>()).Secret;
        var codes = await (await http.PostAsync($"{Account}/authenticator/confirmations", new ConfirmAuthenticatorRequest(Code(secret, 0)))).ReadAsync<RecoveryCodeList>();
        return new(http, id, email, secret, codes.Codes, steps => Code(secret, steps));
    }

    private string Code(string secret, int steps) => Totp.CodeAt(Bytes(secret), api.Clock.GetUtcNow().AddSeconds(30 * steps));

    private static byte[] Bytes(string base32)
    {
        var bits = string.Concat(base32.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(octet => octet.Length == 8).Select(octet => Convert.ToByte(new string(octet), 2))];
    }

    /// <param name="CodeIn">The code of so many steps from now: the present one was used to enrol.</param>
    private sealed record Enrolled(HttpClient Http, Guid Id, string Email, string Secret, IReadOnlyList<string> RecoveryCodes, Func<int, string> CodeIn);
}
