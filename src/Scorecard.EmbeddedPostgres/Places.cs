namespace Scorecard.EmbeddedPostgres;

/// <summary>Directories and locks that several processes share.</summary>
internal static class Places
{
    private const string ThrowAwayPrefix = "scorecard-postgres-";

    /// <summary>Readable and passable by everyone, so that root's server, which runs under another account, gets to its files.</summary>
    private const UnixFileMode Passable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    public static string Home(EmbeddedPostgresOptions options) =>
        options.Home
        ?? Environment.GetEnvironmentVariable("SCORECARD_HOME")
        ?? (Account.IsRoot ? "/var/lib/scorecard" : LocalApplicationData());

    public static string KeptServer(EmbeddedPostgresOptions options) => Create(Path.Combine(Home(options), "databases", options.Name!));

    public static string NewThrowAwayServer() => Create(Path.Combine(Temporary, ThrowAwayPrefix + Guid.NewGuid().ToString("N")));

    /// <summary>What killed processes left behind; only directories untouched for a minute, so that none is taken while it is being made.</summary>
    public static IEnumerable<string> ThrowAwayServersLeftBehind() =>
        Directory.EnumerateDirectories(Temporary, ThrowAwayPrefix + "*")
            .Where(directory => Directory.GetLastWriteTimeUtc(directory) < DateTime.UtcNow.AddMinutes(-1));

    public static string Create(string directory)
    {
        if (Directory.Exists(directory))
            return directory;
        if (Path.GetDirectoryName(directory) is { } parent)
            Create(parent);
        Directory.CreateDirectory(directory);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(directory, Passable); // whatever the umask says
        return directory;
    }

    /// <summary>An exclusive lock that ends with the process; null when another one holds it.</summary>
    public static FileStream? TryLock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (error is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException))
        {
            return null;
        }
    }

    public static async Task<FileStream> LockAsync(string path, TimeSpan patience, CancellationToken ct)
    {
        for (var waited = TimeSpan.Zero; ; waited += TimeSpan.FromMilliseconds(100))
        {
            if (TryLock(path) is { } taken)
                return taken;
            if (waited > patience)
                throw new EmbeddedPostgresException($"Another process has held {path} for {patience.TotalMinutes:0} minutes. End it and try again.");
            await Task.Delay(100, ct);
        }
    }

    private static string Temporary => Account.IsRoot ? "/tmp" : Path.GetTempPath();

    private static string LocalApplicationData()
    {
        var folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create);
        return folder.Length > 0
            ? Path.Combine(folder, "scorecard")
            : throw new EmbeddedPostgresException(
                $"This user has no directory for application data. Set SCORECARD_HOME to a directory for the database. {EmbeddedPostgresException.Instead}");
    }
}
