using System.Net;
using System.Net.Http.Headers;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Domain.Organizations;
using Scorecard.IntegrationTests.ApiKeys;

namespace Scorecard.IntegrationTests.Http;

/// <summary>A second process on the same database, which lets through few requests.</summary>
public sealed class RateLimitTests(ApiFixture api) : IAsyncDisposable
{
    private const int Most = 40; // three seconds give back one, so that a slow machine does not matter

    private readonly OwnProcess _strict = new(
        api, ("Scorecard:RateLimits:PerPerson", "20"), ("Scorecard:RateLimits:PerKey", "20"), ("Scorecard:RateLimits:PerAddress", "20"));

    public ValueTask DisposeAsync() => _strict.DisposeAsync();

    [Fact]
    public async Task One_key_does_not_use_up_the_requests_of_another()
    {
        var person = await api.SignedInAsync(Role.Viewer);
        var (busy, other) = (Machine((await person.KeyAsync(api.RootUnitId)).Text), Machine((await person.KeyAsync(api.RootUnitId)).Text));

        var refused = await UntilRefusedAsync(() => busy.GetAsync("/api/v1/units"));

        Assert.Equal("request.too_many", await refused.CodeAsync());
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/api/v1/units")).StatusCode);
    }

    [Fact]
    public async Task Whoever_is_nobody_uses_up_what_the_address_may_and_keys_that_hold_go_on()
    {
        var person = await api.SignedInAsync(Role.Viewer);
        var machine = Machine((await person.KeyAsync(api.RootUnitId)).Text);
        var nobody = _strict.Client();

        await UntilRefusedAsync(() => nobody.GetAsync("/api/v1/session"));

        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await machine.GetAsync("/api/v1/units")).StatusCode);
    }

    [Fact]
    public async Task Keys_that_do_not_hold_are_counted_for_the_address()
    {
        var guessing = Machine("sck_00000000000000000000000000000000_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

        var refused = await UntilRefusedAsync(() => guessing.GetAsync("/api/v1/units"));

        Assert.NotNull(refused.Headers.RetryAfter);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(59)]
    [InlineData(100)]
    [InlineData(119)]
    [InlineData(1_200)]
    [InlineData(3_000)]
    public void A_minute_gives_back_what_a_minute_may_have(int perMinute)
    {
        var (tokens, every) = RateLimits.Refill(perMinute);

        Assert.Equal(perMinute, tokens * (TimeSpan.FromMinutes(1) / every), precision: 3);
        Assert.InRange(every, TimeSpan.FromMilliseconds(500), TimeSpan.FromMinutes(1)); // the limiter looks ten times a second
    }

    private static async Task<HttpResponseMessage> UntilRefusedAsync(Func<Task<HttpResponseMessage>> send)
    {
        for (var sent = 0; sent < Most; sent++)
        {
            if (await send() is { StatusCode: HttpStatusCode.TooManyRequests } refused)
                return refused;
        }

        throw new InvalidOperationException($"None of {Most} requests was refused.");
    }

    private HttpClient Machine(string key)
    {
        var http = _strict.Client();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return http;
    }
}
