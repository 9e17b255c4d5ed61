using Npgsql;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Live;

/// <summary>The table of contents of live updates.</summary>
public static class LiveEndpoints
{
    public static void AddLive(this IServiceCollection services)
    {
        services.AddSingleton<LiveSettings>();
        services.AddSingleton(provider => new LogFollower(
            provider.GetRequiredService<NpgsqlDataSource>(), LiveAudience.Kinds, provider.GetRequiredService<ILogger<LogFollower>>())
        {
            Interval = provider.GetRequiredService<LiveSettings>().Interval,
        });
        services.AddSingleton<LiveAudience>();
        services.AddSingleton<LiveCatchUp>();
        services.AddSingleton<LiveHub>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveHub>());
    }

    public static void MapLive(this IEndpointRouteBuilder api) => FollowChanges.Map(api.MapGroup("").WithTags("Live"));
}
