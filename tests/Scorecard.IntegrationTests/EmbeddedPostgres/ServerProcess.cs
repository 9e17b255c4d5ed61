using System.Diagnostics;
using System.Runtime.InteropServices;
using Npgsql;

namespace Scorecard.IntegrationTests.EmbeddedPostgres;

/// <summary>A process of its own that runs an embedded server, to be ended in whatever way a test likes.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private const string Nobody = "65534";
    private readonly Process process;

    private ServerProcess(Process process) => this.process = process;

    /// <summary>Waits until the server answers; what the process says instead is <see cref="FailureAsync"/>'s.</summary>
    public string ConnectionString { get; private set; } = "";

    public static async Task<ServerProcess> StartAsync(string home, string? name)
    {
        var server = Launch(home, name);
        server.ConnectionString = await server.process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException(await server.process.StandardError.ReadToEndAsync());
        return server;
    }

    public static ServerProcess Launch(string home, string? name, Action<IDictionary<string, string?>>? environment = null, bool asNobody = false)
    {
        var runtime = RuntimeEnvironment.GetRuntimeDirectory();
        var dotnet = Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        var program = asNobody ? CopyFor(home) : AppContext.BaseDirectory;
        string Beside(string name) => Path.Combine(program, name);
        string[] command = [dotnet, "exec", "--runtimeconfig", Beside("Scorecard.IntegrationTests.runtimeconfig.json"),
            "--depsfile", Beside("Scorecard.IntegrationTests.deps.json"), Beside("Scorecard.EmbeddedPostgres.dll"), .. name is null ? Array.Empty<string>() : [name]];
        if (asNobody)
            command = ["setpriv", $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", .. command];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = home,
            Environment = { ["SCORECARD_HOME"] = home, ["DOTNET_CLI_HOME"] = home },
        };
        if (asNobody)
            (start.Environment["HOME"], start.Environment["TMPDIR"]) = (home, home);
        environment?.Invoke(start.Environment);
        return new ServerProcess(Process.Start(start)!);
    }

    /// <summary>What it said when it could not start.</summary>
    public async Task<string> FailureAsync()
    {
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(1, process.ExitCode);
        return said.Trim();
    }

    /// <summary>Ends it in the ordinary way.</summary>
    public async Task EndAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.Equal("", await process.StandardError.ReadToEndAsync());
        Assert.Equal(0, process.ExitCode);
    }

    /// <summary>Kills it without a warning; its server stays.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
    }

    public static async Task<object?> QueryAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>The program where nobody can read it, whatever the rights on the build output are.</summary>
    private static string CopyFor(string home)
    {
        var copy = Directory.CreateDirectory(Path.Combine(home, "program")).FullName;
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        foreach (string[] command in new string[][] { ["chown", "-R", $"{Nobody}:{Nobody}", home], ["chmod", "-R", "u+rwX", home] })
        {
            using var process = Process.Start(command[0], command[1..]);
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
        }
        return copy;
    }
}

/// <summary>A home for servers that is not the user's own; several test classes may each have one.</summary>
public sealed class ServerHome : IDisposable
{
    public ServerHome()
    {
        Path = Directory.CreateTempSubdirectory("scorecard-home-").FullName;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path, (UnixFileMode)0b111_101_101);
    }

    public string Path { get; }

    public string Data(string name) => System.IO.Path.Combine(Path, "databases", name, "data");

    public string PidFile(string name) => System.IO.Path.Combine(Data(name), "postmaster.pid");

    public int Postmaster(string name) => int.Parse(File.ReadLines(PidFile(name)).First(), System.Globalization.CultureInfo.InvariantCulture);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
