using System.Diagnostics;
using Microsoft.Playwright;

namespace Scorecard.BrowserTests.Support;

/// <summary>Finds a Chromium on this machine, or gets one where that can be done without asking anybody.</summary>
public static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    public static async Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        string[] quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Find(playwright) ?? Install(playwright),
            ChromiumSandbox = !Environment.IsPrivilegedProcess, // root has no use of it, and Chromium refuses to start with it
            Args = quiet,
        });
    }

    private static string? Find(IPlaywright playwright)
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } told)
            return File.Exists(told) ? told : throw new InvalidOperationException($"CHROMIUM_PATH is set to {told}, which does not exist.");
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders.SelectMany(folder => Names.Select(name => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)))
            .Append(playwright.Chromium.ExecutablePath)
            .FirstOrDefault(File.Exists);
    }

    private static string Install(IPlaywright playwright)
    {
        if (Environment.IsPrivilegedProcess && File.Exists("/etc/debian_version"))
        {
            Run("apt-get", "update", "-qq");
            Run("apt-get", "install", "-y", "-qq", "chromium", "fonts-noto-cjk");
        }
        else
            Microsoft.Playwright.Program.Main(["install", "--only-shell", "chromium"]);
        return Find(playwright) ?? throw new InvalidOperationException(
            "The browser tests need a Chromium: install Chromium or Chrome, or set CHROMIUM_PATH to the program of one.");
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
    }
}
