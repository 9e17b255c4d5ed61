using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Scorecard.EmbeddedPostgres;

namespace Scorecard.Load;

/// <summary>A durable PostgreSQL server of the run's own, to be killed without a warning (Linux).</summary>
internal sealed class FragileDatabase : IAsyncDisposable
{
    /// <summary>No process has this number.</summary>
    private const string NoProcess = "2147483647";

    private readonly EmbeddedPostgresServer _server;
    private readonly string _pidFile;

    private FragileDatabase(EmbeddedPostgresServer server, string dataDirectory) =>
        (_server, _pidFile) = (server, Path.Combine(dataDirectory, "postmaster.pid"));

    public string ConnectionString => _server.ConnectionString;

    public static async Task<FragileDatabase> StartAsync()
    {
        // PostgreSQL's own number of connections, so that two processes must do with it.
        var server = await EmbeddedPostgresServer.StartAsync(new() { Settings = new Dictionary<string, string> { ["max_connections"] = "100" } });
        await using var connection = new NpgsqlConnection(server.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("show data_directory", connection);
        return new(server, (string)(await command.ExecuteScalarAsync())!);
    }

    /// <summary>As the kernel does when memory runs out: the server's first process is gone, the others notice and end.</summary>
    public async Task KillAsync()
    {
        using var postmaster = Process.GetProcessById(int.Parse((await File.ReadAllLinesAsync(_pidFile))[0], CultureInfo.InvariantCulture));
        postmaster.Kill();
    }

    public async Task StartAgainAsync()
    {
        // Where nobody collects dead processes the number would still be taken for a living one.
        var lines = await File.ReadAllLinesAsync(_pidFile);
        await File.WriteAllTextAsync(_pidFile, string.Join('\n', [NoProcess, .. lines[1..]]) + "\n");
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await _server.RestartAsync(crash: true);
                return;
            }
            catch (EmbeddedPostgresException) when (attempt < 20)
            {
                await Task.Delay(500); // its last processes hold the shared memory
            }
        }
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
