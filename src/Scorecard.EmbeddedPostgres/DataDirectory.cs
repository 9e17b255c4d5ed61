using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace Scorecard.EmbeddedPostgres;

/// <summary>
/// One server's files: <c>data</c> (PostgreSQL's own), <c>server.conf</c> (written at each start), <c>server.log</c>, <c>password</c>
/// and <c>owner.lock</c>, which the process that runs the server holds.
/// </summary>
internal sealed class DataDirectory(string root, Binaries binaries)
{
    /// <summary>No process has this number: Linux ends at 2^22, Windows and macOS far below.</summary>
    private const int NoProcess = int.MaxValue;

    public string Root => root;

    public string Data => Path.Combine(root, "data");

    public string Log => Path.Combine(root, "server.log");

    private string PasswordFile => Path.Combine(root, "password");

    private string Configuration => Path.Combine(root, "server.conf");

    private string PidFile => Path.Combine(Data, "postmaster.pid");

    public static string LockFile(string root) => Path.Combine(root, "owner.lock");

    /// <summary>Makes the data directory unless it is there. A killed attempt leaves nothing that is taken for data.</summary>
    public async Task InitializeAsync(bool durable, CancellationToken ct)
    {
        var versionFile = Path.Combine(Data, "PG_VERSION");
        if (File.Exists(versionFile))
        {
            var written = (await File.ReadAllTextAsync(versionFile, ct)).Trim();
            if (written != Binaries.Major.ToString(CultureInfo.InvariantCulture))
                throw new EmbeddedPostgresException(
                    $"The data in {root} belongs to PostgreSQL {written}, but this version of Scorecard brings {Binaries.Major}. "
                    + $"Move the directory away to start with an empty database. {EmbeddedPostgresException.Instead}");
            return;
        }

        var scratch = Path.Combine(root, "data.new");
        if (Directory.Exists(scratch))
            Directory.Delete(scratch, recursive: true);
        Places.Create(scratch);
        await WritePrivateAsync(PasswordFile, Convert.ToHexString(RandomNumberGenerator.GetBytes(24)), ct);
        await WritePrivateAsync(Log, "", ct);
        foreach (var path in new[] { scratch, PasswordFile, Log })
            await Account.HandOverAsync(path, ct);
        string[] options = ["--pgdata", scratch, "--username", EmbeddedPostgresServer.User, "--pwfile", PasswordFile, "--auth=scram-sha-256",
            "--encoding=UTF8", "--no-locale", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
        await Account.RunServerToolAsync(binaries.InitDb, durable ? options : [.. options, "--no-sync"], root, ct);
        await File.AppendAllTextAsync(Path.Combine(scratch, "postgresql.conf"), "\ninclude '../server.conf'\n", ct);
        Directory.Move(scratch, Data);
    }

    public Task<string> PasswordAsync(CancellationToken ct) => File.ReadAllTextAsync(PasswordFile, ct);

    /// <summary>The port of the last run, which a developer's tools may still know.</summary>
    public async Task<int?> LastPortAsync(CancellationToken ct)
    {
        var lines = File.Exists(Configuration) ? await File.ReadAllLinesAsync(Configuration, ct) : [];
        return lines.LastOrDefault(line => line.StartsWith("port = '", StringComparison.Ordinal)) is { } line
            && int.TryParse(line["port = '".Length..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null;
    }

    public Task ConfigureAsync(int port, EmbeddedPostgresOptions options, CancellationToken ct)
    {
        var settings = new Dictionary<string, string>
        {
            ["listen_addresses"] = "127.0.0.1",
            ["port"] = port.ToString(CultureInfo.InvariantCulture),
            ["unix_socket_directories"] = "",
            ["max_connections"] = "300",
            ["timezone"] = "UTC",
            ["log_timezone"] = "UTC",
        };
        if (!options.Durable)
            foreach (var name in new[] { "fsync", "synchronous_commit", "full_page_writes" })
                settings[name] = "off";
        foreach (var (name, value) in options.Settings)
            settings[name] = value;
        var lines = settings.Select(setting => $"{setting.Key} = '{setting.Value.Replace("'", "''", StringComparison.Ordinal)}'");
        return File.WriteAllLinesAsync(Configuration, lines, ct);
    }

    /// <summary>
    /// Clears away what a killed parent left: an orphaned server is stopped in good order, and a pid file whose number now
    /// belongs to something else is made harmless. Only whoever holds the owner's lock may call this.
    /// </summary>
    public async Task RecoverAsync(CancellationToken ct)
    {
        await StopAsync("fast", ct);
        if (File.Exists(PidFile))
        {
            // The file stays: its shared memory key lets the server see backends that outlived their postmaster.
            var lines = await File.ReadAllLinesAsync(PidFile, ct);
            if (lines.Length > 0)
                await File.WriteAllTextAsync(PidFile, string.Join('\n', [NoProcess.ToString(CultureInfo.InvariantCulture), .. lines[1..]]) + "\n", ct);
            else
                File.Delete(PidFile);
        }
    }

    public Task StartAsync(CancellationToken ct) => PgCtlAsync(["start", "--log", Log, "--wait", "--timeout=120"], ct, leavesServer: true);

    public async Task RestartAsync(string mode, CancellationToken ct)
    {
        await StopAsync(mode, ct);
        await StartAsync(ct);
    }

    /// <summary>Ends the server if it runs: <c>fast</c> breaks connections off and writes everything down, <c>immediate</c> is like a crash.</summary>
    public async Task StopAsync(string mode, CancellationToken ct)
    {
        if (!ServerIsRunning())
            return;
        try
        {
            await PgCtlAsync(["stop", "--mode", mode, "--wait", "--timeout=60"], ct);
        }
        catch (EmbeddedPostgresException) when (!ServerIsRunning())
        {
            return; // it died by itself meanwhile, which leaves its pid file and makes pg_ctl complain
        }
        catch (EmbeddedPostgresException) when (mode == "fast")
        {
            await StopAsync("immediate", ct); // what is committed is in the log, which the next start reads
        }
    }

    /// <summary>The end of the server's log from a position on, for messages.</summary>
    public async Task<string> LogSinceAsync(long position, CancellationToken ct)
    {
        await using var log = new FileStream(Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        log.Position = Math.Max(position, log.Length - 4000);
        using var reader = new StreamReader(log);
        return (await reader.ReadToEndAsync(ct)).Trim();
    }

    private Task<string> PgCtlAsync(string[] command, CancellationToken ct, bool leavesServer = false) =>
        Account.RunServerToolAsync(binaries.PgCtl, [command[0], "--pgdata", Data, "--silent", .. command[1..]], root, ct, leavesServer);

    /// <summary>
    /// Whether the process of the pid file is this server. The number alone proves nothing (it may be another process's by now,
    /// or a dead one's that nobody has collected), so name and starting time must agree.
    /// </summary>
    private bool ServerIsRunning()
    {
        if (!File.Exists(PidFile) || File.ReadAllLines(PidFile) is not [var pid, _, var started, ..])
            return false;
        try
        {
            using var process = Process.GetProcessById(int.Parse(pid, CultureInfo.InvariantCulture));
            var startedAt = DateTimeOffset.FromUnixTimeSeconds(long.Parse(started, CultureInfo.InvariantCulture));
            return process.ProcessName == "postgres"
                && (startedAt - process.StartTime).Duration() < TimeSpan.FromSeconds(30)
                && !IsZombie(process.Id);
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool IsZombie(int pid) =>
        OperatingSystem.IsLinux() && File.ReadAllText($"/proc/{pid}/stat") is var stat && stat[(stat.LastIndexOf(')') + 2)..].StartsWith('Z');

    private static async Task WritePrivateAsync(string path, string text, CancellationToken ct)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var writer = new StreamWriter(path, options);
        await writer.WriteAsync(text.AsMemory(), ct);
    }
}
