namespace Scorecard.EventStore;

/// <summary>Another id of the organization holds the business key. Nothing was written.</summary>
public sealed class KeyTakenException(string kind, string key) : Exception($"The {kind} '{key}' is taken.")
{
    public string Kind { get; } = kind;

    public string Key { get; } = key;
}
