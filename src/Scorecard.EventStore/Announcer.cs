using Npgsql;

namespace Scorecard.EventStore;

/// <summary>
/// Wakes subscribers of all processes with NOTIFY, at most every <see cref="Gathering"/>. Not part of the append: a transaction that
/// notifies commits one after the other with all others that do, which would undo the group commit.
/// </summary>
internal sealed class Announcer(NpgsqlDataSource db)
{
    public const string Channel = "scorecard_events";

    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(100);

    private int _scheduled;

    public void Announce()
    {
        if (Interlocked.Exchange(ref _scheduled, 1) == 0)
            _ = SendAsync();
    }

    private async Task SendAsync()
    {
        await Task.Delay(Gathering);
        Volatile.Write(ref _scheduled, 0);
        try
        {
            await using var command = db.CreateCommand($"notify {Channel}");
            await command.ExecuteNonQueryAsync();
        }
        catch (Exception e) when (e is NpgsqlException or ObjectDisposedException)
        {
            // Only a wake-up: subscribers look by themselves as well.
        }
    }
}
