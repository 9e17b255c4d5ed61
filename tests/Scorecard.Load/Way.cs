using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Scorecard.Load;

/// <summary>
/// One person's way to the API: in turn to each process, and after a failure that passes to the next one, with the same Idempotency-Key.
/// The session is one for all of them.
/// </summary>
internal sealed class Way : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan PerAttempt = TimeSpan.FromSeconds(20);

    private readonly HttpClient _http = new(new SocketsHttpHandler { CookieContainer = new(), ConnectTimeout = TimeSpan.FromSeconds(2) }) { Timeout = PerAttempt };
    private readonly IReadOnlyList<ApiServer> _servers;
    private readonly Ledger _ledger;
    private readonly Random _random;
    private int _turn;

    public Way(IReadOnlyList<ApiServer> servers, int first, Ledger ledger) => (_servers, _turn, _ledger, _random) = (servers, first, ledger, new(first));

    /// <summary>Sent with unsafe methods once it is known.</summary>
    public string? Token { get; set; }

    /// <returns>Null when it was given up: nobody knows what became of it.</returns>
    public async Task<(HttpStatusCode Status, JsonElement Body)?> SendAsync(string what, HttpMethod method, string path, string? json = null)
    {
        var (began, key) = (_ledger.Now, Guid.CreateVersion7().ToString());
        for (var attempt = 1; _ledger.Now - began < Patience; attempt++)
        {
            var server = _servers[_turn++ % _servers.Count];
            try
            {
                using var request = new HttpRequestMessage(method, new Uri(server.Address, path));
                if (json is not null)
                    request.Content = new StringContent(json, Encoding.UTF8, "application/json");
                if (method != HttpMethod.Get)
                {
                    request.Headers.Add("Idempotency-Key", key);
                    request.Headers.Add("X-CSRF-TOKEN", Token);
                }

                using var response = await _http.SendAsync(request);
                var text = await response.Content.ReadAsStringAsync();
                var body = text.Length > 0 ? JsonElement.Parse(text) : default;
                if (response.StatusCode is not HttpStatusCode.ServiceUnavailable)
                {
                    _ledger.Answers.Enqueue(new(what, _ledger.Now, (_ledger.Now - began).TotalMilliseconds, attempt));
                    return (response.StatusCode, body);
                }

                Fail($"503 {body.GetProperty("code").GetString()}");
            }
            catch (HttpRequestException e)
            {
                Fail(e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused } ? "connection refused" : "connection cut");
            }
            catch (TaskCanceledException)
            {
                Fail("no answer in 20 s");
            }
            catch (IOException)
            {
                Fail("connection cut");
            }

            await Task.Delay(_random.Next(100, 100 + Math.Min(1_900, 200 * attempt)));
        }

        _ledger.GivenUp.Enqueue(what);
        return null;
    }

    public void Dispose() => _http.Dispose();

    private void Fail(string kind) => _ledger.Failures.Enqueue((_ledger.Now, kind));
}
