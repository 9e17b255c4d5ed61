using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.Hosting;

/// <summary>Forgets idempotency keys that no client repeats a request with any more.</summary>
public sealed class IdempotencyPurge(PostgresEventStore store) : IChore
{
    /// <summary>Far longer than any client goes on repeating.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public string Name => "Forgetting old idempotency keys";

    public TimeSpan Pause => TimeSpan.FromHours(1);

    public Task RunAsync(CancellationToken ct) => store.PurgeIdempotencyKeysAsync(Kept, ct);
}
