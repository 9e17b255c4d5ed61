using static Scorecard.IntegrationTests.EmbeddedPostgres.ServerProcess;

namespace Scorecard.IntegrationTests.EmbeddedPostgres;

/// <summary>First use on a machine: nothing is installed yet.</summary>
public sealed class InstallationTests : IDisposable
{
    private const string Advice = "Or set ConnectionStrings:Scorecard (environment variable ConnectionStrings__Scorecard) to a PostgreSQL server you have.";

    private readonly ServerHome home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task Processes_that_start_at_once_share_one_installation()
    {
        await using var first = Launch(home.Path, name: null);
        await using var second = Launch(home.Path, name: null);

        await Task.WhenAll(first.EndAsync(), second.EndAsync());

        Assert.Single(Directory.GetDirectories(Path.Combine(home.Path, "postgres")));
    }

    [Fact]
    public async Task An_ordinary_user_runs_a_server_of_his_own()
    {
        await using (var process = Launch(home.Path, "own", asNobody: Environment.IsPrivilegedProcess && OperatingSystem.IsLinux()))
            await process.EndAsync();

        Assert.True(File.Exists(Path.Combine(home.Data("own"), "PG_VERSION")));
        Assert.False(File.Exists(home.PidFile("own")));
    }

    [Fact]
    public async Task Without_npm_it_says_what_to_do()
    {
        await using var process = Launch(home.Path, name: null, environment => environment["PATH"] = home.Path);

        var said = await process.FailureAsync();

        Assert.Contains("could not be installed with npm. Install Node.js 20 or later with npm, connect to the npm registry once, and start again.", said);
        Assert.Contains(Advice, said);
    }

    [Fact]
    public async Task Without_the_registry_it_says_what_to_do()
    {
        await using var process = Launch(home.Path, name: null, environment =>
        {
            environment["npm_config_registry"] = "http://127.0.0.1:1/";
            environment["npm_config_fetch_retry_mintimeout"] = "10";
            environment["npm_config_cache"] = Path.Combine(home.Path, "empty");
        });

        var said = await process.FailureAsync();

        Assert.Contains("connect to the npm registry once, and start again.", said);
        Assert.Contains(Advice, said);
    }

    [Fact]
    public async Task On_a_platform_without_a_server_it_says_what_to_do()
    {
        await using var process = Launch(home.Path, name: null, environment => environment["DOTNET_RUNTIME_ID"] = "linux-musl-x64");

        var said = await process.FailureAsync();

        Assert.Equal("There is no embedded PostgreSQL for the platform linux-musl-x64. "
            + "Set ConnectionStrings:Scorecard (environment variable ConnectionStrings__Scorecard) to a PostgreSQL server you have.", said);
    }
}
