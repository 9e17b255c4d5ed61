using Scorecard.Api.Infrastructure.Security;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Integrity;

/// <summary>The table of contents of the integrity feature.</summary>
public static class IntegrityEndpoints
{
    public static void AddIntegrity(this IServiceCollection services)
    {
        services.AddSingleton<ChainVerifier>();
        services.AddSingleton<Verifications>();
    }

    public static void MapIntegrity(this IEndpointRouteBuilder api)
    {
        var integrity = api.MapGroup("integrity").WithTags("Integrity").ForKeys();
        GetIntegrity.Map(integrity);
        VerifyIntegrity.Map(integrity);
        GetIntegrityReport.Map(integrity);
        GetStreamProof.Map(integrity);
    }
}
