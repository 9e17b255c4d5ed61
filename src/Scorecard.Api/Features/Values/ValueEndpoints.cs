using Scorecard.Api.Infrastructure.Security;

namespace Scorecard.Api.Features.Values;

/// <summary>The table of contents of the feature of KPI values.</summary>
public static class ValueEndpoints
{
    public static void AddValues(this IServiceCollection services)
    {
        services.AddScoped<ValueBatch>();
        services.AddScoped<CorrectionEffects>();
    }

    public static void MapValues(this IEndpointRouteBuilder api)
    {
        var values = api.MapGroup("").WithTags("Values").ForKeys();

        GetValueGrid.Map(values);
        RecordValues.Map(values);
        RecordValue.Map(values);
        PreviewCorrection.Map(values);
    }
}
