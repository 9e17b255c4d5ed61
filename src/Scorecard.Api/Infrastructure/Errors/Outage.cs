using System.Net.Sockets;
using Npgsql;

namespace Scorecard.Api.Infrastructure.Errors;

/// <summary>The database is down, starting, stopping, out of room or connections, or not answering: it passes by itself.</summary>
public static class Outage
{
    private const string InsufficientResources = "53";
    private const string ConnectionException = "08";

    public static bool IsOne(Exception exception) => exception switch
    {
        PostgresException { SqlState: var state } => state is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
                or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.ReadOnlySqlTransaction
            || state.StartsWith(InsufficientResources, StringComparison.Ordinal)
            || state.StartsWith(ConnectionException, StringComparison.Ordinal),
        NpgsqlException or SocketException or TimeoutException => true,
        _ => exception.InnerException is { } inner && IsOne(inner),
    };
}
