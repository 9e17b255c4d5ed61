namespace Scorecard.Api.Infrastructure.Hosting;

/// <summary>What one process does for all of them, again and again: see <see cref="Leader"/>. Done twice, as when the lead changes, it must do no harm.</summary>
public interface IChore
{
    /// <summary>For the log.</summary>
    string Name { get; }

    /// <summary>Between the end of one round and the next.</summary>
    TimeSpan Pause { get; }

    Task RunAsync(CancellationToken ct);
}
