using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Scorecard.IntegrationTests.SingleSignOn;

/// <summary>A real OpenID Connect provider, the npm package oidc-provider, in a process of its own on this machine.</summary>
public sealed class IdentityProvider : IAsyncDisposable
{
    public const string Audience = "https://scorecard.example/api";

    public const string Secret = "known-to-the-tests";

    private readonly Process _process;
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly Dictionary<string, object> _people = [];

    private IdentityProvider(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public string Issuer => $"http://127.0.0.1:{Port}";

    /// <summary>What it signs with now.</summary>
    public SigningKey Key { get; private set; } = null!;

    /// <param name="port">0 = any that is free.</param>
    public static async Task<IdentityProvider> StartAsync(int port = 0)
    {
        var root = Repository.Root;
        var client = Path.Combine(root, "client");
        await InstallAsync(client);
        var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(root, "tests", "IdentityProvider", "provider.mjs"), client, $"{port}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var listening = new TaskCompletionSource<int>();
        var said = new StringBuilder();
        process.ErrorDataReceived += (_, line) => said.AppendLine(line.Data);
        process.OutputDataReceived += (_, line) =>
        {
            if (int.TryParse(line.Data, CultureInfo.InvariantCulture, out var at))
                listening.TrySetResult(at);
            else if (line.Data is null)
                listening.TrySetException(new InvalidOperationException($"The provider did not start:\n{said}"));
        };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var provider = new IdentityProvider(process, await listening.Task);
        await provider.ChangeKeyAsync();
        return provider;
    }

    /// <summary>Signs with another key from now on; the one before is gone.</summary>
    public async Task ChangeKeyAsync()
    {
        Key = SigningKey.New();
        await ControlAsync(new { keys = new[] { Key.Jwk() } });
    }

    /// <summary>Makes somebody known, or known otherwise.</summary>
    /// <param name="id">The subject.</param>
    /// <param name="claims">In the ID token and the access token.</param>
    public Task KnowAsync(string id, object claims)
    {
        _people[id] = claims;
        return ControlAsync(new { people = _people });
    }

    /// <summary>Knows somebody no more: nothing is issued or renewed for that person.</summary>
    public Task ForgetAsync(string id)
    {
        _people.Remove(id);
        return ControlAsync(new { people = _people });
    }

    /// <summary>Where browsers may come from and go back to: the applications' addresses.</summary>
    public Task ServeAsync(params string[] applications) => ControlAsync(new { applications });

    /// <summary>The access token of somebody who signs in with a program of their own, by authorization code and PKCE.</summary>
    public async Task<string> TokenOfAsync(string person) => (await SignInAsync(person)).GetProperty("access_token").GetString()!;

    public async Task<JsonElement> SignInAsync(string person)
    {
        const string Return = "http://127.0.0.1/return";
        var verifier = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var asked = QueryHelpers.AddQueryString($"{Issuer}/auth", new Dictionary<string, string?>
        {
            ["client_id"] = "desktop",
            ["response_type"] = "code",
            ["redirect_uri"] = Return,
            ["scope"] = "openid profile email",
            ["code_challenge"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))),
            ["code_challenge_method"] = "S256",
            ["login_hint"] = person,
        });
        var answer = await FollowAsync(new Uri(asked), address => address.AbsoluteUri.StartsWith(Return, StringComparison.Ordinal));
        return await TokensAsync(new()
        {
            ["grant_type"] = "authorization_code",
            ["code"] = QueryHelpers.ParseQuery(answer.Query)["code"]!,
            ["redirect_uri"] = Return,
            ["client_id"] = "desktop",
            ["code_verifier"] = verifier,
        });
    }

    /// <summary>The access token of a program that acts for nobody.</summary>
    /// <param name="client"><c>nightly</c> or <c>stranger</c>.</param>
    public async Task<string> TokenOfMachineAsync(string client) => (await TokensAsync(
        new() { ["grant_type"] = "client_credentials" },
        new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{client}:{Secret}"))))).GetProperty("access_token").GetString()!;

    /// <summary>Goes where the provider leads, with its cookies, as a browser does, until it is led to where the caller wants to go.</summary>
    public async Task<Uri> FollowAsync(Uri address, Func<Uri, bool> isReached)
    {
        Dictionary<string, string> cookies = [];
        for (var steps = 0; steps < 10 && !isReached(address); steps++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            using var response = await _http.SendAsync(request);
            if (response.Headers.TryGetValues("Set-Cookie", out var set))
                foreach (var cookie in set.Select(cookie => cookie.Split(';')[0].Split('=', 2)))
                    cookies[cookie[0]] = cookie[1];
            address = response.Headers.Location is { } next
                ? new Uri(address, next)
                : throw new InvalidOperationException($"{address}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        }

        return address;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _process.StandardInput.Close(); // ends it
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<JsonElement> TokensAsync(Dictionary<string, string> form, AuthenticationHeaderValue? client = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Issuer}/token") { Content = new FormUrlEncodedContent(form) };
        request.Headers.Authorization = client;
        using var response = await _http.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task ControlAsync(object change)
    {
        using var response = await _http.PostAsJsonAsync($"{Issuer}/control", change);
        response.EnsureSuccessStatusCode();
    }

    private static async Task InstallAsync(string client)
    {
        using var install = Process.Start(new ProcessStartInfo("node", ["scripts/build.mjs", "install"]) { WorkingDirectory = client })!;
        await install.WaitForExitAsync();
        Assert.Equal(0, install.ExitCode);
    }
}
