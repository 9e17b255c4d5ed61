using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Scorecard.Api.Infrastructure.Hosting;

/// <summary>Tells whoever started the program where it is and how to get in, once it can be reached.</summary>
public sealed partial class Announcement(IServer server, IHostApplicationLifetime lifetime, DemoMode demo, StartUp start, ILogger<Announcement> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(() => _ = AnnounceAsync());
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task AnnounceAsync()
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        foreach (var address in start.IsReady ? [] : addresses)
            Listening(log, address);

        await start.Ready;
        foreach (var address in addresses)
        {
            if (demo.IsOn)
                Demo(log, address);
            else
                Ready(log, address);
        }
    }

    [LoggerMessage(LogLevel.Information, "Scorecard listens at {Address} and is not ready yet")]
    private static partial void Listening(ILogger log, string address);

    [LoggerMessage(LogLevel.Information, "Scorecard is ready at {Address} - the sign-in page offers the people of the sample organization by role, without passwords.")]
    private static partial void Demo(ILogger log, string address);

    [LoggerMessage(LogLevel.Information, "Scorecard is ready at {Address}")]
    private static partial void Ready(ILogger log, string address);
}
