using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Scorecard.IntegrationTests.EventStore;

/// <summary>Stands between Npgsql and the server and cuts every connection when told to.</summary>
public sealed class TcpCutter : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _ended = new();
    private readonly string _host;
    private readonly int _port;
    private readonly List<TcpClient> _clients = [];
    private Func<ReadOnlyMemory<byte>, bool>? _cutInsteadOfAnswering;
    private Func<ReadOnlyMemory<byte>, bool>? _cutInsteadOfAsking;

    /// <param name="port">Where to listen; 0 = on a free port.</param>
    public TcpCutter(string connectionString, int port = 0)
    {
        _listener = new(IPAddress.Loopback, port);
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        (_host, _port) = (builder.Host!, builder.Port);
        _listener.Start();
        builder.Host = "127.0.0.1";
        builder.Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        builder.SslMode = SslMode.Disable;
        ConnectionString = builder.ConnectionString;
        _ = AcceptAsync();
    }

    public string ConnectionString { get; }

    public int Cuts { get; private set; }

    /// <summary>Cuts once, when the server's next answer of which this is true arrives: the server has done it, the client never hears.</summary>
    public void CutInsteadOfAnswering(Func<ReadOnlyMemory<byte>, bool> when) => _cutInsteadOfAnswering = when;

    /// <summary>Cuts once, when the client's next message of which this is true arrives, after half of it was passed on.</summary>
    public void CutInsteadOfAsking(Func<ReadOnlyMemory<byte>, bool> when) => _cutInsteadOfAsking = when;

    public static Func<ReadOnlyMemory<byte>, bool> Has(string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        return message => message.Span.IndexOf(bytes) >= 0;
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _listener.Stop();
        CutAll();
        _ended.Dispose();
    }

    private void CutAll()
    {
        lock (_clients)
        {
            foreach (var client in _clients)
            {
                client.Client?.Close(timeout: 0); // null when its pump has ended
                client.Close();
            }

            _clients.Clear();
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_ended.Token);
                var server = new TcpClient();
                await server.ConnectAsync(_host, _port, _ended.Token);
                lock (_clients)
                    _clients.AddRange([client, server]);
                _ = PumpAsync(client, server, () => _cutInsteadOfAsking, () => _cutInsteadOfAsking = null, half: true);
                _ = PumpAsync(server, client, () => _cutInsteadOfAnswering, () => _cutInsteadOfAnswering = null, half: false);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to, Func<Func<ReadOnlyMemory<byte>, bool>?> condition, Action fired, bool half)
    {
        var buffer = new byte[1 << 16];
        try
        {
            var (source, target) = (from.GetStream(), to.GetStream());
            while (await source.ReadAsync(buffer) is > 0 and var count)
            {
                if (condition() is { } cut && cut(buffer.AsMemory(0, count)))
                {
                    fired();
                    Cuts++;
                    if (half)
                        await target.WriteAsync(buffer.AsMemory(0, count / 2));
                    CutAll();
                    return;
                }

                await target.WriteAsync(buffer.AsMemory(0, count));
            }

            to.Close();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
        }
    }
}
