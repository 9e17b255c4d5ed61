namespace Scorecard.EventStore;

/// <summary>The database holds an event under a name that this version of the program does not know.</summary>
public sealed class UnknownEventTypeException(string name)
    : Exception($"The event type '{name}' is not registered. Was the data written by a newer version?")
{
    public string Name { get; } = name;
}
