namespace Scorecard.EventStore;

/// <summary>How states follow from events; the same functions that commands use, so that a rebuild gives the same bytes.</summary>
public interface IStateFold
{
    /// <summary>Whether streams of this kind keep a state.</summary>
    bool Keeps(string kind);

    /// <param name="state">The aggregate before the event; null = there was none.</param>
    object Evolve(StreamId stream, object? state, object change);

    /// <summary>The JSON that an append of this state gives as <see cref="Append.State"/>, in UTF-8.</summary>
    byte[] Serialize(StreamId stream, object state);
}
