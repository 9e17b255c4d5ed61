using System.Collections.Concurrent;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Live;

/// <summary>
/// Follows the log once for all who are connected to this process, only while somebody is, and tells each of them what is new and what
/// that person may see now. Every process has its own: none depends on another.
/// </summary>
internal sealed partial class LiveHub(
    LogFollower log, LiveAudience audience, LiveSettings settings, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<LiveHub> logger)
    : BackgroundService
{
    private readonly ConcurrentDictionary<LiveConnection, byte> _connections = [];
    private readonly SemaphoreSlim _somebody = new(0);
    private long _checkedSessions;

    /// <summary>Ends with the process, before the server waits for its connections.</summary>
    public CancellationToken Stopping => lifetime.ApplicationStopping;

    /// <summary>Null where the person has as many connections as one may have.</summary>
    public LiveConnection? Join(Guid orgId, Guid personId, Guid? sessionId, DateTimeOffset? until)
    {
        if (_connections.Keys.Count(one => one.PersonId == personId) >= settings.PerPerson)
            return null;

        var connection = new LiveConnection(orgId, personId, sessionId, until, settings.Waiting);
        _connections.TryAdd(connection, 0);
        _somebody.Release();
        log.WakeUp();
        return connection;
    }

    public void Leave(LiveConnection connection) => _connections.TryRemove(connection, out _);

    public override void Dispose()
    {
        _somebody.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await _somebody.WaitAsync(stoppingToken);
            if (_connections.IsEmpty)
                continue;

            using var nobody = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await log.RunAsync(
                async (look, ct) =>
                {
                    if (_connections.IsEmpty)
                        await nobody.CancelAsync();
                    else
                        await TellAsync(look, ct);
                },
                nobody.Token);
        }
    }

    private async Task TellAsync(LogLook look, CancellationToken ct)
    {
        List<LiveConnection> connections = [.. _connections.Keys];
        if (look.Rewound)
        {
            connections.ForEach(connection => connection.Reset(look.Position));
            return;
        }

        var checkAll = clock.GetElapsedTime(_checkedSessions) >= settings.Heartbeat;
        var entries = look.Entries.ToLookup(entry => entry.Stream.OrgId);
        foreach (var group in connections.GroupBy(connection => connection.OrgId))
        {
            try
            {
                var view = checkAll || entries.Contains(group.Key)
                    ? await audience.LookAsync(group.Key, [.. entries[group.Key]], [.. group], ct)
                    : null;
                foreach (var connection in group)
                {
                    if (IsOver(connection) || view?.IsOver(connection) is true)
                        connection.End();
                    else
                        connection.Offer(look.Position, view?.VisibleTo(connection.PersonId) ?? []);
                }
            }
            catch (Exception fault) when (!Outage.IsOne(fault) && !ct.IsCancellationRequested)
            {
                // Not what concerns everybody and passes by, after which the same is looked at again: it lies in one organization's data and would come again for ever.
                NotTold(logger, fault, group.Key, look.Position);
                foreach (var connection in group)
                {
                    if (IsOver(connection))
                        connection.End();
                    else
                        connection.Reset(look.Position);
                }
            }
        }

        if (checkAll)
            _checkedSessions = clock.GetTimestamp();
    }

    private bool IsOver(LiveConnection connection) => connection.Until <= clock.GetUtcNow();

    [LoggerMessage(LogLevel.Error, "What organization {Organization} recorded up to {Position} cannot be told; its pages read everything again.")]
    private static partial void NotTold(ILogger logger, Exception fault, Guid organization, long position);
}
