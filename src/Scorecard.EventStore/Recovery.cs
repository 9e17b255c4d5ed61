using Npgsql;

namespace Scorecard.EventStore;

/// <summary>Repeats what failed because the connection or the server went away, or because two transactions crossed.</summary>
internal static class Recovery
{
    /// <summary>How long a server may be away before its callers are told.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    /// <param name="attempt">Gets whether an earlier attempt may have been carried out without its answer arriving.</param>
    public static async Task<T> RunAsync<T>(Func<bool, Task<T>> attempt, CancellationToken ct)
    {
        var giveUp = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        var pause = TimeSpan.FromMilliseconds(10);
        for (var unsure = false; ; unsure = true)
        {
            try
            {
                return await attempt(unsure);
            }
            catch (NpgsqlException e) when ((IsConnectionLost(e) || IsCrossing(e) || IsForgotten(e)) && Environment.TickCount64 < giveUp)
            {
                await Task.Delay(pause, ct);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    public static bool IsConnectionLost(Exception e) => e switch
    {
        PostgresException p => p.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
            || p.SqlState.StartsWith("08", StringComparison.Ordinal),
        NpgsqlException { InnerException: IOException or System.Net.Sockets.SocketException } => true,
        _ => false,
    };

    /// <summary>
    /// A statement that Npgsql takes for prepared and is not: see <see cref="StoreConnection.ForgetStatements"/>. Nothing was done, and Npgsql knows
    /// better from now on.
    /// </summary>
    public static bool IsForgotten(Exception e) => e is PostgresException { SqlState: PostgresErrorCodes.InvalidSqlStatementName };

    /// <summary>Nothing was written; the next attempt meets another situation. The key is that of a twin which was just committed.</summary>
    private static bool IsCrossing(NpgsqlException e) =>
        e.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
        || (e is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "idempotency_keys_pkey" });
}
