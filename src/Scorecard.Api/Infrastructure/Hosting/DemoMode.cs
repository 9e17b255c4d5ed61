namespace Scorecard.Api.Infrastructure.Hosting;

/// <summary>
/// Whether this instance shows the sample organization and lets anybody sign in as one of its people: in development unless
/// <c>Scorecard:Demo=false</c> or a database is configured, elsewhere by <c>Scorecard:Demo=true</c>, in production never.
/// </summary>
public sealed class DemoMode(IConfiguration configuration, IHostEnvironment environment)
{
    public bool IsOn { get; } = !environment.IsProduction()
        && (configuration.GetValue<bool?>("Scorecard:Demo")
            ?? (environment.IsDevelopment() && string.IsNullOrEmpty(configuration.GetConnectionString("Scorecard"))));
}
