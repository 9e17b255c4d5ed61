using System.Net;
using System.Net.Http.Json;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.Session;

public class LockoutTests(ApiFixture api)
{
    [Fact]
    public async Task Five_wrong_passwords_lock_an_address_out_even_for_the_right_one()
    {
        var (_, _, email) = await api.PersonAsync(Role.Viewer);
        var http = await api.AnonymousAsync();
        for (var attempt = 1; attempt <= SignInFailures.Limit; attempt++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await TryAsync(http, email, "wrong password")).StatusCode);

        var right = await TryAsync(http, email, ApiFixture.Password);

        Assert.Equal(HttpStatusCode.TooManyRequests, right.StatusCode);
        Assert.Equal("session.locked_out", await right.CodeAsync());
        Assert.InRange(right.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromMinutes(14), SignInFailures.LockedFor);
    }

    [Fact]
    public async Task An_address_without_an_account_is_locked_out_just_the_same()
    {
        var http = await api.AnonymousAsync();
        var email = $"{Guid.NewGuid()}@example.org";
        for (var attempt = 1; attempt <= SignInFailures.Limit; attempt++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await TryAsync(http, email, "wrong password")).StatusCode);

        Assert.Equal("session.locked_out", await (await TryAsync(http, email, "wrong password")).CodeAsync());
    }

    [Fact]
    public async Task Attempts_at_once_do_not_slip_through()
    {
        var http = await api.AnonymousAsync();
        var email = $"{Guid.NewGuid()}@example.org";

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => TryAsync(http, email, "wrong password")));

        Assert.Equal(SignInFailures.Limit, answers.Count(answer => answer.StatusCode == HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task Signing_in_forgets_earlier_failures()
    {
        var (_, _, email) = await api.PersonAsync(Role.Viewer);
        var http = await api.AnonymousAsync();
        for (var round = 1; round <= 2; round++)
        {
            for (var attempt = 1; attempt < SignInFailures.Limit; attempt++)
                await TryAsync(http, email, "wrong password");

            await ApiFixture.SignInAsync(http, email);
        }
    }

    private static Task<HttpResponseMessage> TryAsync(HttpClient http, string email, string password) =>
        http.PostAsJsonAsync("/api/v1/session", new { email, password });
}
