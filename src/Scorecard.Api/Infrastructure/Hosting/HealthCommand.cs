using System.Net;

namespace Scorecard.Api.Infrastructure.Hosting;

/// <summary>
/// <c>health</c> on the command line: asks the program that runs on this machine whether it is ready, and exits with 0 when it is, else with 1. For
/// containers, which have no other program to ask with.
/// </summary>
public static class HealthCommand
{
    public const string Name = "health";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static bool IsMeant(string[] args) => args is [Name, ..];

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IConfiguration configuration, TextWriter output)
    {
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(new Uri(AddressOf(configuration), "/health/ready"));
            await output.WriteLineAsync(await answer.Content.ReadAsStringAsync());
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            await output.WriteLineAsync($"No answer: {e.Message}");
            return 1;
        }
    }

    /// <summary>Where the program listens by the same settings.</summary>
    private static Uri AddressOf(IConfiguration configuration)
    {
        var (ports, urls) = (configuration["http_ports"], configuration["urls"]);
        if (urls is not { Length: > 0 })
            return new($"http://{IPAddress.Loopback}:{(ports is { Length: > 0 } ? ports.Split(';')[0] : Listening.Port)}");

        var address = BindingAddress.Parse(urls.Split(';')[0]);
        return new($"{address.Scheme}://{(address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "127.0.0.1" : address.Host)}:{address.Port}");
    }
}
