using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Scorecard.Api.Infrastructure.Hosting;

/// <summary>Tells whoever started the program where it is and how to get in, once it can be reached.</summary>
public sealed partial class Announcement(IServer server, IHostApplicationLifetime lifetime, DemoMode demo, ILogger<Announcement> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(Announce);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Announce()
    {
        foreach (var address in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            if (demo.IsOn)
                Demo(log, address);
            else
                Ready(log, address);
        }
    }

    [LoggerMessage(LogLevel.Information, "Scorecard is ready at {Address} - the sign-in page offers the people of the sample organization by role, without passwords.")]
    private static partial void Demo(ILogger log, string address);

    [LoggerMessage(LogLevel.Information, "Scorecard is ready at {Address}")]
    private static partial void Ready(ILogger log, string address);
}
