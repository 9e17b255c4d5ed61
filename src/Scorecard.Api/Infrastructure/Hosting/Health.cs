using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Scorecard.Api.Infrastructure.Hosting;

/// <summary><c>/health/live</c>: the process runs. <c>/health/ready</c>: the process is not stopping, and the database is at this version and answers.</summary>
public static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void AddHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<DatabaseAnswers>("database", failureStatus: null, tags: [], Patience);

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }

    private sealed class DatabaseAnswers(StartUp start, IHostApplicationLifetime lifetime, NpgsqlDataSource db) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            if (!start.IsReady)
                return HealthCheckResult.Unhealthy("Starting.");
            if (lifetime.ApplicationStopping.IsCancellationRequested)
                return HealthCheckResult.Unhealthy("Stopping.");

            try
            {
                return await StartUp.IsCurrentAsync(db, cancellationToken)
                    ? HealthCheckResult.Healthy()
                    : HealthCheckResult.Unhealthy("The database is not at this version any more.");
            }
            catch (NpgsqlException outage)
            {
                return HealthCheckResult.Unhealthy($"The database does not answer: {outage.Message}"); // every few seconds: no stack trace
            }
        }
    }
}
