namespace Scorecard.Api.Infrastructure.Hosting;

/// <summary>
/// Whether this instance shows the sample organization and lets anybody sign in as one of its people: with <c>Scorecard:Demo=true</c>,
/// which development on its own database has by itself. In production never.
/// </summary>
public sealed class DemoMode(IConfiguration configuration, IHostEnvironment environment)
{
    public bool IsOn { get; } = !environment.IsProduction() && configuration.GetValue<bool>("Scorecard:Demo");
}
