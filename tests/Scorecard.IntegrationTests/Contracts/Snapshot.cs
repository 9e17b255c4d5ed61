using System.Runtime.CompilerServices;

namespace Scorecard.IntegrationTests.Contracts;

/// <summary>
/// Compares text with <c>snapshots/name.verified.ext</c> beside the test; what differs is left as <c>name.received.ext</c>.
/// Accept by renaming it, or run with <c>UPDATE_SNAPSHOTS=1</c> and review the diff.
/// </summary>
public static class Snapshot
{
    /// <param name="name">File name with its extension: <c>kpi-defined.json</c>.</param>
    public static void Match(string actual, string name, [CallerFilePath] string test = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(test)!, "snapshots");
        var (stem, extension) = (Path.GetFileNameWithoutExtension(name), Path.GetExtension(name));
        var verified = Path.Combine(folder, $"{stem}.verified{extension}");
        var received = Path.Combine(folder, $"{stem}.received{extension}");
        var text = actual.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";

        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(verified, text);
        }

        if (File.Exists(verified) && File.ReadAllText(verified).ReplaceLineEndings("\n") == text)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(received, text);
        Assert.Fail($"{stem} is not as it was verified. Compare {received} with {verified}; accept with UPDATE_SNAPSHOTS=1.");
    }
}
