using Npgsql;

namespace Scorecard.EventStore;

/// <summary>Another id of the organization holds the business key. Nothing was written.</summary>
public sealed class KeyTakenException(string kind, string key) : Exception($"The {kind} '{key}' is taken.")
{
    public string Kind { get; } = kind;

    public string Key { get; } = key;
}

/// <summary>The error the database function <c>change_key</c> raises.</summary>
internal static class KeyTaken
{
    public const string SqlState = "SC001";

    public static KeyTakenException Translate(PostgresException e) => new(e.ColumnName!, e.Hint!);
}
