using System.Diagnostics;
using Scorecard.IntegrationTests;

namespace Scorecard.BrowserTests;

/// <summary>The client's own checks, so that one command tests everything.</summary>
public sealed class ClientTests
{
    [Fact]
    public async Task The_client_is_formatted_linted_and_typed() => await SucceedsAsync("run", "check");

    [Fact]
    public async Task The_client_passes_its_own_tests() => await SucceedsAsync("test");

    private static async Task SucceedsAsync(params string[] npm)
    {
        await RunAsync("node", "scripts/build.mjs", "install");
        await RunAsync(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", npm);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Repository.Client,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            Environment = { ["CI"] = "true", ["NO_COLOR"] = "1" },
        })!;
        process.StandardInput.Close();
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{string.Join('\n', output)}");
    }
}
