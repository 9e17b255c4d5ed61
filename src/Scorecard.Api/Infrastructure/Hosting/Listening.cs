using System.Net;
using System.Net.Sockets;
using Scorecard.Api.Infrastructure.Json;

namespace Scorecard.Api.Infrastructure.Hosting;

/// <summary>Where the server listens when nothing is configured: this machine alone, port 5080 or the next free one.</summary>
public static class Listening
{
    public const int Port = 5080;

    /// <summary>Each page that follows live holds one.</summary>
    private const long MostConnections = 10_000;

    private static readonly string[] Settings = ["urls", "http_ports", "https_ports"];

    public static void AddListening(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestCheck.BodyLimit;
            kestrel.Limits.MaxRequestLineSize = 16 * 1024;
            kestrel.Limits.MaxConcurrentConnections = builder.Configuration.GetValue("Scorecard:Connections", MostConnections);
        });

        var configured = Settings.Any(name => !string.IsNullOrEmpty(builder.Configuration[name]))
            || builder.Configuration.GetSection("Kestrel:Endpoints").Exists();
        if (!configured)
            builder.WebHost.UseUrls($"http://{IPAddress.Loopback}:{(IsFree(Port) ? Port : 0)}");
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
