using Scorecard.Api.Infrastructure.Hosting;

namespace Scorecard.Api.Infrastructure.SingleSignOn;

public static class SingleSignOnSetup
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private const int LargestDocument = 1024 * 1024;

    /// <exception cref="SignInSettingsException">The settings cannot be meant.</exception>
    public static void AddSingleSignOn(this IServiceCollection services, SignInSettings settings)
    {
        services.AddSingleton(settings);
        services.AddHttpClient(ProviderMetadata.HttpClient, client =>
        {
            client.Timeout = Patience;
            client.MaxResponseContentBufferSize = LargestDocument;
        }).RemoveAllLoggers();
        services.AddSingleton<ProviderMetadata>();
        services.AddSingleton<ProviderOrganization>();
        services.AddSingleton<ProviderLinks>();
        services.AddSingleton<ProvidedPeople>();
        services.AddSingleton<TokenRules>();
        services.AddSingleton<SignInTickets>();
        services.AddSingleton<ProviderClient>();
        services.AddSingleton<ProviderSessions>();
        services.AddScoped<ProviderAdmission>();
        services.AddScoped<SessionWays>();
        services.AddSingleton<Sites>();
        if (!DatabaseSetup.IsDocumentGeneration)
            services.AddHostedService<SignInNotice>();
    }
}
