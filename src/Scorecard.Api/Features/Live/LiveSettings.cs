namespace Scorecard.Api.Features.Live;

/// <summary>The bounds of live updates.</summary>
public sealed record LiveSettings
{
    /// <summary>How often a sign of life is sent where nothing changes, and how often sessions are held against the accounts.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a log that announces nothing is not looked at.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How many looks with news may wait for a connection that does not take them before it is dropped.</summary>
    public int Waiting { get; init; } = 64;

    /// <summary>Whoever comes back is told what was missed where no more than so many events, of whatever organization, are in between.</summary>
    public int CatchUp { get; init; } = 10_000;

    /// <summary>Connections that one person may have to one process.</summary>
    public int PerPerson { get; init; } = 30;
}
