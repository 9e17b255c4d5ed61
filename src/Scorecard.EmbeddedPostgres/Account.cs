using System.ComponentModel;
using System.Diagnostics;

namespace Scorecard.EmbeddedPostgres;

/// <summary>Runs programs, and PostgreSQL's own never as root: it refuses that.</summary>
internal static class Account
{
    /// <summary>The account <c>nobody</c> of every Linux distribution.</summary>
    private const string Unprivileged = "65534";

    public static bool IsRoot { get; } = !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    /// <summary>Gives a path to the account that the server runs under; nothing to do for an ordinary user.</summary>
    public static async Task HandOverAsync(string path, CancellationToken ct)
    {
        if (IsRoot)
            await RunAsync("chown", ["-R", $"{Unprivileged}:{Unprivileged}", path], Path.GetDirectoryName(path)!, ct);
    }

    /// <summary>Runs one of PostgreSQL's programs to its end.</summary>
    /// <param name="leavesServer">The program leaves a server behind, which on Windows would hold our end of its output open for ever.</param>
    /// <exception cref="EmbeddedPostgresException">It did not exit with 0; the message has what it printed.</exception>
    public static Task<string> RunServerToolAsync(
        string program, IReadOnlyList<string> arguments, string directory, CancellationToken ct, bool leavesServer = false)
    {
        if (!IsRoot)
            return RunAsync(program, arguments, directory, ct, readOutput: !(leavesServer && OperatingSystem.IsWindows()));
        if (!OperatingSystem.IsLinux())
            throw new EmbeddedPostgresException($"PostgreSQL does not run as root. Start Scorecard as an ordinary user. {EmbeddedPostgresException.Instead}");
        return RunAsync("setpriv", [$"--reuid={Unprivileged}", $"--regid={Unprivileged}", "--clear-groups", program, .. arguments], directory, ct);
    }

    public static async Task<string> RunAsync(
        string program, IReadOnlyList<string> arguments, string directory, CancellationToken ct, bool readOutput = true)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardOutput = readOutput,
            RedirectStandardError = readOutput,
            Environment = { ["LC_ALL"] = "C" },
        };
        using var process = Start(start);
        try
        {
            var output = readOutput
                ? await Task.WhenAll(process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct))
                : [];
            await process.WaitForExitAsync(ct);
            var printed = string.Join('\n', output.Select(text => text.Trim()).Where(text => text.Length > 0));
            return process.ExitCode == 0
                ? printed
                : throw new EmbeddedPostgresException($"{Path.GetFileName(program)} ended with {process.ExitCode}: {printed}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new EmbeddedPostgresException($"The program {start.FileName} could not be started: {missing.Message}", missing);
        }
    }
}
