using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Scorecard.Api.Infrastructure;
using Scorecard.EmbeddedPostgres;
using Scorecard.IntegrationTests.EmbeddedPostgres;

namespace Scorecard.IntegrationTests.Infrastructure;

public sealed class DatabaseSetupTests : IDisposable
{
    private readonly ServerHome home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task A_server_that_is_named_is_used_and_none_is_started()
    {
        var builder = Builder("Development", ("ConnectionStrings:Scorecard", "Host=db.example"));

        await builder.AddDatabaseAsync();

        Assert.Equal("Host=db.example", builder.Configuration.GetConnectionString("Scorecard"));
        Assert.Empty(Directory.GetFileSystemEntries(home.Path));
    }

    [Fact]
    public async Task Production_brings_no_database_of_its_own_and_says_so()
    {
        var builder = Builder("Production");

        var refusal = await Assert.ThrowsAsync<EmbeddedPostgresException>(builder.AddDatabaseAsync);

        Assert.StartsWith("No database: set ConnectionStrings:Scorecard (environment variable ConnectionStrings__Scorecard)", refusal.Message);
        Assert.Empty(Directory.GetFileSystemEntries(home.Path));
    }

    [Fact]
    public async Task Development_has_a_server_of_its_own_which_ends_with_the_host()
    {
        var builder = Builder("Development", ("EmbeddedPostgres:Name", "hosted"));
        builder.WebHost.UseTestServer();

        await builder.AddDatabaseAsync();
        await using var app = builder.Build();
        await app.StartAsync();

        Assert.Equal("scorecard", await ServerProcess.QueryAsync(builder.Configuration.GetConnectionString("Scorecard")!, "select current_database()::text"));
        Assert.Equal("true", builder.Configuration["Scorecard:Demo"]);
        Assert.True(File.Exists(home.PidFile("hosted")));
        await app.StopAsync();
        Assert.False(File.Exists(home.PidFile("hosted")));
    }

    private WebApplicationBuilder Builder(string environment, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment, ContentRootPath = home.Path });
        builder.Configuration["ConnectionStrings:Scorecard"] = ""; // whatever this machine has set
        builder.Configuration["EmbeddedPostgres:Home"] = home.Path;
        foreach (var (key, value) in settings)
            builder.Configuration[key] = value;
        return builder;
    }
}
