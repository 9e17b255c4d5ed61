namespace Scorecard.Api.Features.Corrections;

/// <summary>The table of contents of the feature of corrections that need an approval.</summary>
public static class CorrectionEndpoints
{
    public static void AddCorrections(this IServiceCollection services)
    {
        services.AddScoped<CorrectionDesk>();
        services.AddScoped<CorrectionReader>();
    }

    public static void MapCorrections(this IEndpointRouteBuilder api)
    {
        var corrections = api.MapGroup("corrections").WithTags("Corrections");

        ListCorrections.Map(corrections);
        PreviewProposal.Map(corrections);
        ApproveCorrection.Map(corrections);
        RejectCorrection.Map(corrections);
        WithdrawCorrection.Map(corrections);
        SeeRejection.Map(corrections);
    }
}
