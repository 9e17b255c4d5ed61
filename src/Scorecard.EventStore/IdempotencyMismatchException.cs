namespace Scorecard.EventStore;

/// <summary>The idempotency key stands for another request. Nothing was written.</summary>
public sealed class IdempotencyMismatchException(string key)
    : Exception($"The idempotency key '{key}' was used for another request.")
{
    public string Key { get; } = key;
}
