using Scorecard.Api.Infrastructure.Hosting;

namespace Scorecard.Api.Infrastructure.Identity;

/// <summary>Forgets sessions that are over, links and challenges that have expired, and failed sign-ins that count no more.</summary>
public sealed class SessionPurge(SessionStore sessions, PasswordResets resets, Invitations invitations, UsedChallenges challenges, SignInFailures failures) : IChore
{
    public string Name => "Forgetting sessions that are over";

    public TimeSpan Pause => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken ct)
    {
        await sessions.PurgeAsync(ct);
        await resets.PurgeAsync(ct);
        await invitations.PurgeAsync(ct);
        await challenges.PurgeAsync(ct);
        await failures.PurgeAsync(ct);
    }
}
