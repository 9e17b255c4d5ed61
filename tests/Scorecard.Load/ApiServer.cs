using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Scorecard.Load;

/// <summary>One process of the API, as it runs in production. What it logs goes to a file.</summary>
internal sealed class ApiServer(string name, string database) : IAsyncDisposable
{
    private const string HeapLimit = "0x20000000"; // 512 MiB

    private readonly int _port = FreePort();
    private Process? _process;
    private long _peak;

    public string Name => name;

    public Uri Address => new($"http://127.0.0.1:{_port}");

    public string LogFile { get; } = Path.Combine(Path.GetTempPath(), $"scorecard-load-{Environment.ProcessId}-{name}.log");

    /// <summary>The most memory one of its lives held, in MiB.</summary>
    public long PeakMebibytes => Math.Max(_peak, PeakOfProcess());

    /// <summary>Starts it and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        var runtime = RuntimeEnvironment.GetRuntimeDirectory();
        var program = Path.Combine(AppContext.BaseDirectory, "Scorecard.Api.dll");
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"exec '{Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", "dotnet"))}' '{program}' >> '{LogFile}' 2>&1"])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["urls"] = Address.ToString(),
                ["ConnectionStrings__Scorecard"] = database,
                ["Scorecard__RateLimits__PerPerson"] = "0",
                ["Scorecard__RateLimits__PerAddress"] = "0",
                ["Scorecard__SignInAttemptsPerMinute"] = "1000000",
                ["DOTNET_GCHeapHardLimit"] = HeapLimit,
            },
        };
        _process = Process.Start(start)!;
        using var http = new HttpClient { BaseAddress = Address };
        while (true)
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"Process {name} ended: see {LogFile}.");
            try
            {
                if ((await http.GetAsync("/health/ready")).StatusCode is HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(50);
        }
    }

    public async Task KillAsync()
    {
        _peak = PeakMebibytes;
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
            await KillAsync();
        _process?.Dispose();
    }

    private long PeakOfProcess()
    {
        var file = _process is { HasExited: false } ? $"/proc/{_process.Id}/status" : "";
        var line = File.Exists(file) ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)) : null;
        return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
