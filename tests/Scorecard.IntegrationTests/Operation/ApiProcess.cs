using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Scorecard.Api.Features.Session;

namespace Scorecard.IntegrationTests.Operation;

/// <summary>The real program in a process of its own, in production, on a free port: to be asked to stop, or killed.</summary>
internal sealed partial class ApiProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _log = new();
    private volatile TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ApiProcess(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => Remember(line.Data);
        _process.ErrorDataReceived += (_, line) => Remember(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Set once it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>What was logged so far, worded.</summary>
    public IReadOnlyCollection<string> Log => _log;

    /// <summary>Starts it and waits until it listens, ready or not.</summary>
    /// <param name="settings">Names with colons.</param>
    public static async Task<ApiProcess> StartAsync(string database, params (string Name, string Value)[] settings)
    {
        var runtime = RuntimeEnvironment.GetRuntimeDirectory();
        var dotnet = Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        var start = new ProcessStartInfo(dotnet, [Path.Combine(AppContext.BaseDirectory, "Scorecard.Api.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["urls"] = "http://127.0.0.1:0", ["ConnectionStrings__Scorecard"] = database },
        };
        foreach (var (name, value) in settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        var api = new ApiProcess(Process.Start(start)!);
        api.Address = new Uri(Listening().Match(await api.SaysAsync("Now listening on: ")).Groups[1].Value);
        return api;
    }

    /// <summary>A browser of its own, with the token that unsafe methods need.</summary>
    public async Task<HttpClient> BrowserAsync(CookieContainer? cookies = null) =>
        await ApiFixture.WithTokenAsync(new HttpClient(new SocketsHttpHandler { CookieContainer = cookies ?? new() }) { BaseAddress = Address });

    /// <summary>A browser without a token, for a process that cannot give one.</summary>
    public HttpClient Stranger() => new() { BaseAddress = Address };

    /// <summary>Sets up an organization by the link in the log.</summary>
    public async Task<SessionView> SetUpAsync(HttpClient browser)
    {
        var token = SetupLink().Match(await SaysAsync("/setup?token=")).Groups[1].Value;
        var session = await (await browser.PostAsync(
            "/api/v1/setup", new SetupRequest(token, "Hanbit", "ko", "Asia/Seoul", "KRW", 1, "Administrator", "admin@example.org", ApiFixture.Password)))
            .ReadAsync<SessionView>();
        await ApiFixture.WithTokenAsync(browser);
        return session;
    }

    /// <summary>Waits for a line that holds this, or one of these.</summary>
    public async Task<string> SaysAsync(params string[] texts)
    {
        using var patience = new CancellationTokenSource(Patience);
        var ended = _process.WaitForExitAsync(patience.Token);
        while (true)
        {
            var (more, over) = (_more.Task, ended.IsCompleted); // first: what is said from now on is told
            if (_log.FirstOrDefault(line => texts.Any(text => line.Contains(text, StringComparison.Ordinal))) is { } line)
                return line;
            Assert.False(over, $"It never said '{string.Join("' or '", texts)}': {string.Join('\n', _log)}");
            await Task.WhenAny(more, ended);
        }
    }

    public async Task ReadyAsync()
    {
        using var http = Stranger();
        await EventuallyAsync(async () => (await http.GetAsync("/health/ready")).StatusCode is HttpStatusCode.OK);
    }

    /// <summary>Looks again and again: for what another process or the database comes to, which cannot tell a test.</summary>
    public static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        var waiting = Stopwatch.StartNew();
        using var looks = new PeriodicTimer(BetweenLooks);
        while (!await holds())
        {
            Assert.True(waiting.Elapsed < Patience, "It never came about.");
            await looks.WaitForNextTickAsync();
        }
    }

    /// <summary>Asks it to stop, as whatever runs it does.</summary>
    public void AskToStop()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>The exit code.</summary>
    public async Task<int> EndedAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private void Remember(string? line)
    {
        if (line is null)
            return;

        _log.Enqueue(line.StartsWith('{') ? JsonElement.Parse(line).GetProperty("Message").GetString()! : line);
        Interlocked.Exchange(ref _more, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    [GeneratedRegex(@"(http://\S+)")]
    private static partial Regex Listening();

    [GeneratedRegex(@"/setup\?token=([\w-]{43})$")]
    private static partial Regex SetupLink();
}
