using Scorecard.Api.Infrastructure.Hosting;

namespace Scorecard.Api.Infrastructure.Identity;

/// <summary>Forgets sessions that are over, and links that have expired.</summary>
public sealed class SessionPurge(SessionStore sessions, PasswordResets resets) : IChore
{
    public string Name => "Forgetting sessions that are over";

    public TimeSpan Pause => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken ct)
    {
        await sessions.PurgeAsync(ct);
        await resets.PurgeAsync(ct);
    }
}
