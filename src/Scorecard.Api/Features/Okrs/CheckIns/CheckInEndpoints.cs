using Scorecard.Api.Infrastructure.Security;

namespace Scorecard.Api.Features.Okrs.CheckIns;

/// <summary>The table of contents of check-ins.</summary>
public static class CheckInEndpoints
{
    public static void AddCheckIns(this IServiceCollection services)
    {
        services.AddScoped<CheckInDesk>();
        services.AddScoped<CheckInHistoryReader>();
        services.AddScoped<MentionReader>();
        services.AddScoped<OwedOkrReader>();
    }

    public static void MapCheckIns(this IEndpointRouteBuilder api)
    {
        var keyResults = api.MapGroup("key-results").WithTags("OKRs").ForKeys();
        RecordCheckIn.Map(keyResults);
        CorrectCheckIn.Map(keyResults);
        WithdrawCheckIn.Map(keyResults);
        GetKeyResultHistory.Map(keyResults);
        ListOwedCheckIns.Map(api.MapGroup("").WithTags("OKRs"));
    }
}
