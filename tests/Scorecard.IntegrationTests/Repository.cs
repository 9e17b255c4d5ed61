namespace Scorecard.IntegrationTests;

/// <summary>Where the working copy is whose build this is.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    public static string Client => Path.Combine(Root, "client");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Scorecard.sln")))
                return folder.FullName;
        throw new InvalidOperationException($"No Scorecard.sln above {AppContext.BaseDirectory}.");
    }
}
