using System.Net.Http.Headers;
using Scorecard.Api.Features.ApiKeys;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.ApiKeys;

/// <summary>Keys, and machines that use them.</summary>
internal static class KeyClients
{
    public const string Path = "/api/v1/api-keys";

    public static ApiKeyRequest Request(Guid unitId, params Permission[] actions) =>
        new("Nightly job", [unitId], actions, ValidDays: 90, ApiFixture.Password);

    /// <summary>What follows the key's prefix, its id and an underscore; it may hold underscores of its own.</summary>
    public static string SecretOf(string key) => key["sck_".Length..][33..];

    public static async Task<ApiKeyMade> KeyAsync(this HttpClient person, Guid unitId, params Permission[] actions) =>
        await (await person.PostAsync(Path, Request(unitId, actions))).ReadAsync<ApiKeyMade>();

    /// <summary>A machine: no cookies, no token against forgery, nothing but the key.</summary>
    public static HttpClient Machine(this ApiFixture api, string key)
    {
        var http = api.CreateDefaultClient(new ClockHeader.Sender(api.Clock));
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return http;
    }

    public static async Task<HttpClient> MachineAsync(this ApiFixture api, HttpClient person, Guid unitId, params Permission[] actions) =>
        api.Machine((await person.KeyAsync(unitId, actions)).Text);
}
