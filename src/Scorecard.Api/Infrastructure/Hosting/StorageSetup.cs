using Scorecard.Api.Features;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.Hosting;

public static class StorageSetup
{
    /// <summary>The event store, and the one write path and the one read path on it.</summary>
    public static void AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(_ => StoreConnection.CreateDataSource(configuration.ConnectionString()));
        services.AddSingleton<OrganizationRows>();
        services.AddSingleton(EventRegistry.Create());
        services.AddSingleton(AggregateRegistry.Create());
        services.AddSingleton<IStateFold>(provider => provider.GetRequiredService<Aggregates>());
        services.AddSingleton<PostgresEventStore>();
        services.AddSingleton<StateRebuilder>();
        services.AddScoped<Caller>();
        services.AddScoped<CommandRunner>();
        services.AddScoped<Reader>();
        services.AddSingleton<LogReader>();

        services.AddSingleton<StartUp>();
        if (!DatabaseSetup.IsDocumentGeneration)
        {
            services.AddHostedService(provider => provider.GetRequiredService<StartUp>());
            services.AddHostedService<Leader>();
        }

        services.AddSingleton<IChore, IdempotencyPurge>();
        services.AddHealth();
    }

    /// <summary>Production takes the database's clock; development and tests one that can be set.</summary>
    public static void AddClocks(this IServiceCollection services, IHostEnvironment environment)
    {
        if (environment.IsDevelopment())
        {
            services.AddSingleton<DevelopmentClock>();
            services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<DevelopmentClock>());
            services.AddSingleton<IRecordingClock>(provider => provider.GetRequiredService<DevelopmentClock>());
        }
        else
        {
            services.AddSingleton(TimeProvider.System);
            services.AddSingleton<IRecordingClock, DatabaseClock>();
        }
    }
}
