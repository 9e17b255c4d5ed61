using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Scorecard.EmbeddedPostgres;
using static Scorecard.IntegrationTests.EmbeddedPostgres.ServerProcess;

namespace Scorecard.IntegrationTests.EmbeddedPostgres;

public sealed class EmbeddedPostgresServerTests(ServerHome home) : IClassFixture<ServerHome>
{
    [Fact]
    public async Task A_named_server_keeps_its_data_and_its_port()
    {
        var options = Named("kept");
        int port;
        await using (var first = await EmbeddedPostgresServer.StartAsync(options))
        {
            port = first.Port;
            await RememberAsync(first.ConnectionString);
        }

        await using var second = await EmbeddedPostgresServer.StartAsync(options);

        Assert.Equal(port, second.Port);
        await RemembersAsync(second.ConnectionString);
    }

    [Fact]
    public async Task A_server_without_a_name_is_gone_with_its_data_when_it_stops()
    {
        var server = await EmbeddedPostgresServer.StartAsync(new() { Home = home.Path, Durable = false });
        var data = (string)(await QueryAsync(server.ConnectionString, "show data_directory"))!;
        Assert.True(Directory.Exists(Path.GetDirectoryName(data)));

        await server.DisposeAsync();

        Assert.False(Directory.Exists(Path.GetDirectoryName(data)));
        await Assert.ThrowsAsync<NpgsqlException>(() => QueryAsync(server.ConnectionString, "select 1"));
    }

    [Fact]
    public async Task A_server_ends_with_the_process_that_started_it()
    {
        await using var process = await StartAsync(home.Path, "ends");
        Assert.True(File.Exists(home.PidFile("ends")));

        await process.EndAsync();

        Assert.False(File.Exists(home.PidFile("ends")));
        await Assert.ThrowsAsync<NpgsqlException>(() => QueryAsync(process.ConnectionString, "select 1"));
    }

    [Fact]
    public async Task An_orphan_of_a_killed_process_is_stopped_and_nothing_is_lost()
    {
        await using var process = await StartAsync(home.Path, "orphan");
        await RememberAsync(process.ConnectionString);
        await process.KillAsync();
        var orphan = home.Postmaster("orphan");
        await RemembersAsync(process.ConnectionString); // it is still running

        await using var server = await EmbeddedPostgresServer.StartAsync(Named("orphan"));

        await RemembersAsync(server.ConnectionString);
        Assert.NotEqual(orphan, home.Postmaster("orphan"));
    }

    [Fact]
    public async Task A_server_killed_with_its_process_recovers_what_was_committed()
    {
        await using var process = await StartAsync(home.Path, "killed");
        await RememberAsync(process.ConnectionString);
        await process.KillAsync();
        Process.GetProcessById(home.Postmaster("killed")).Kill();

        await using var server = await EmbeddedPostgresServer.StartAsync(Named("killed"));

        await RemembersAsync(server.ConnectionString);
    }

    [Fact]
    public async Task A_stale_pid_file_that_names_another_living_process_harms_neither()
    {
        await using (var first = await EmbeddedPostgresServer.StartAsync(Named("stale")))
        {
            await RememberAsync(first.ConnectionString);
            File.Copy(home.PidFile("stale"), home.PidFile("stale") + ".copy");
        }
        using var innocent = Process.Start(new ProcessStartInfo(OperatingSystem.IsWindows() ? "cmd.exe" : "cat") { RedirectStandardInput = true })!;
        var lines = await File.ReadAllLinesAsync(home.PidFile("stale") + ".copy");
        await File.WriteAllLinesAsync(home.PidFile("stale"), [$"{innocent.Id}", .. lines[1..]]);

        await using var server = await EmbeddedPostgresServer.StartAsync(Named("stale"));

        await RemembersAsync(server.ConnectionString);
        Assert.False(innocent.HasExited);
        innocent.Kill();
    }

    [Fact]
    public async Task A_port_that_was_taken_meanwhile_is_exchanged_for_a_free_one()
    {
        int port;
        await using (var first = await EmbeddedPostgresServer.StartAsync(Named("port")))
        {
            port = first.Port;
            await RememberAsync(first.ConnectionString);
        }
        using var squatter = new TcpListener(IPAddress.Loopback, port);
        squatter.Start();

        await using var server = await EmbeddedPostgresServer.StartAsync(Named("port"));

        Assert.NotEqual(port, server.Port);
        await RemembersAsync(server.ConnectionString);
    }

    [Fact]
    public async Task One_name_is_run_by_one_process_and_the_second_is_told_so()
    {
        await using var first = await EmbeddedPostgresServer.StartAsync(Named("taken"));

        var refusal = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => EmbeddedPostgresServer.StartAsync(Named("taken")));

        Assert.StartsWith("Another process is already running the database 'taken'.", refusal.Message);
        Assert.Equal(1, await QueryAsync(first.ConnectionString, "select 1"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_a_restart_the_same_connection_string_finds_the_same_data(bool crash)
    {
        await using var server = await EmbeddedPostgresServer.StartAsync(new() { Home = home.Path });
        await RememberAsync(server.ConnectionString);

        await server.RestartAsync(crash);

        await RemembersAsync(server.ConnectionString);
    }

    [Fact]
    public async Task What_a_killed_test_run_left_behind_is_cleared_away()
    {
        await using var process = await StartAsync(home.Path, name: null);
        var left = Path.GetDirectoryName((string)(await QueryAsync(process.ConnectionString, "show data_directory"))!)!;
        await process.KillAsync();
        Directory.SetLastWriteTimeUtc(left, DateTime.UtcNow.AddMinutes(-2));

        await using var server = await EmbeddedPostgresServer.StartAsync(new() { Home = home.Path, Durable = false });

        Assert.False(Directory.Exists(left));
        await Assert.ThrowsAsync<NpgsqlException>(() => QueryAsync(process.ConnectionString, "select 1"));
    }

    [Fact]
    public async Task Kept_data_is_durable_and_only_throw_away_data_may_be_otherwise()
    {
        await using var server = await EmbeddedPostgresServer.StartAsync(Named("durable"));
        Assert.Equal("on", await QueryAsync(server.ConnectionString, "show fsync"));

        await Assert.ThrowsAsync<ArgumentException>(() => EmbeddedPostgresServer.StartAsync(Named("durable") with { Durable = false }));
    }

    [Fact]
    public async Task The_server_listens_on_this_machine_only_and_asks_for_the_password()
    {
        await using var server = await EmbeddedPostgresServer.StartAsync(new() { Home = home.Path, Durable = false });

        Assert.Equal("127.0.0.1", await QueryAsync(server.ConnectionString, "show listen_addresses"));
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => QueryAsync(server.ConnectionString + ";Password=guess", "select 1"));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refusal.SqlState);
    }

    private EmbeddedPostgresOptions Named(string name) => new() { Home = home.Path, Name = name };

    private static Task RememberAsync(string connectionString) => QueryAsync(connectionString, "create table memory as select 42 as answer");

    private static async Task RemembersAsync(string connectionString) => Assert.Equal(42, await QueryAsync(connectionString, "select answer from memory"));
}
