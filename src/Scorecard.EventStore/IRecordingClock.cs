namespace Scorecard.EventStore;

/// <summary>When events are recorded. Production uses <see cref="DatabaseClock"/>; a given time is for sample data and tests.</summary>
public interface IRecordingClock
{
    /// <summary>The moment to record, exact to the microsecond; null = the database's clock.</summary>
    DateTimeOffset? Now { get; }
}

/// <summary>The database's clock: one for all processes.</summary>
public sealed class DatabaseClock : IRecordingClock
{
    public DateTimeOffset? Now => null;
}
