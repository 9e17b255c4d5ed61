using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace Scorecard.IntegrationTests.Contracts;

/// <summary>
/// Writes docs/dependencies.md from the lock files: what is shipped, in which version, under which licence. Run with <c>UPDATE_SNAPSHOTS=1</c> after
/// changing a dependency, and review the diff.
/// </summary>
public class DependencyListTests
{
    /// <summary>Licences that let an MIT-licensed product be shipped with the package as it is.</summary>
    private static readonly string[] Shipped =
        ["MIT", "MIT-0", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "0BSD", "PostgreSQL", "Unlicense", "CC0-1.0", "OFL-1.1", "EPL-2.0"];

    /// <summary>Those of tools, which are not shipped, too.</summary>
    private static readonly string[] ForTools = [.. Shipped, "MPL-2.0", "BlueOak-1.0.0"];

    private sealed record Package(string Name, string Version, string Licence, bool IsShipped);

    [Fact]
    public void Every_licence_is_one_that_was_agreed_to() => Assert.DoesNotContain(
        Nuget().Concat(Npm()), package => !IsAmong(package.Licence, package.IsShipped ? Shipped : ForTools));

    [Fact]
    public void The_list_of_dependencies_is_up_to_date()
    {
        var text = new StringBuilder(
            """
            # Dependencies

            What Scorecard is shipped with, from the lock files. Written by `DependencyListTests`: after changing a dependency run it with
            `UPDATE_SNAPSHOTS=1`. Of licences joined by *or* one may be chosen. The server also needs .NET (MIT) and PostgreSQL (PostgreSQL licence).

            """);
        Append(text, "Server (NuGet)", Nuget());
        Append(text, "Client (npm)", Npm().Where(package => package.IsShipped));
        var (path, wanted) = (Path.Combine(Repository.Root, "docs", "dependencies.md"), text.ToString().ReplaceLineEndings("\n"));
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(path, wanted);

        Assert.Equal(wanted, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    private static void Append(StringBuilder text, string title, IEnumerable<Package> packages)
    {
        text.Append($"\n## {title}\n\n| package | version | licence |\n|---|---|---|\n");
        foreach (var package in packages.DistinctBy(package => (package.Name, package.Version)).OrderBy(package => package.Name, StringComparer.Ordinal).ThenBy(package => package.Version, StringComparer.Ordinal))
            text.Append($"| {package.Name} | {package.Version} | {package.Licence.Replace(" OR ", " or ", StringComparison.Ordinal).Trim('(', ')')} |\n");
    }

    private static bool IsAmong(string licence, string[] allowed) =>
        licence.Trim('(', ')').Split(" OR ").Any(one => one.Split(" AND ").All(allowed.Contains));

    private static IEnumerable<Package> Nuget() =>
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "packages.lock.json", SearchOption.AllDirectories)
        from framework in Read(file).GetProperty("dependencies").EnumerateObject()
        from package in framework.Value.EnumerateObject()
        where package.Value.GetProperty("type").GetString() != "Project"
        let version = package.Value.GetProperty("resolved").GetString()!
        select new Package(package.Name, version, LicenceOf(package.Name, version), IsShipped: true);

    private static IEnumerable<Package> Npm() =>
        from package in Read(Path.Combine(Repository.Root, "client", "package-lock.json")).GetProperty("packages").EnumerateObject()
        where package.Name.Length > 0
        let isTool = Has(package.Value, "dev") || Has(package.Value, "devOptional")
        let name = package.Name[(package.Name.LastIndexOf("node_modules/", StringComparison.Ordinal) + "node_modules/".Length)..]
        let licence = package.Value.TryGetProperty("license", out var stated) ? stated.GetString()! : "none stated"
        select new Package(name, package.Value.GetProperty("version").GetString()!, licence, !isTool);

    private static bool Has(JsonElement package, string flag) => package.TryGetProperty(flag, out var value) && value.GetBoolean();

    /// <summary>As the package itself says, where it was restored to.</summary>
    private static string LicenceOf(string name, string version)
    {
        var assets = Read(Path.Combine(Repository.Root, "src", "Scorecard.Api", "obj", "project.assets.json"));
        var specification = assets.GetProperty("packageFolders").EnumerateObject()
            .Select(folder => Path.Combine(folder.Name, name.ToLowerInvariant(), version.ToLowerInvariant(), $"{name.ToLowerInvariant()}.nuspec"))
            .First(File.Exists);
        var licence = XDocument.Load(specification).Descendants().FirstOrDefault(element => element.Name.LocalName == "license");
        return licence?.Attribute("type")?.Value == "expression" ? licence.Value : "none stated";
    }

    private static JsonElement Read(string path) => JsonElement.Parse(File.ReadAllText(path));

}
