using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Security;

namespace Scorecard.Api.Features.Audit;

/// <summary>The table of contents of the audit feature: the whole log and the access log, to search and to take along.</summary>
public static class AuditEndpoints
{
    public static void AddAudit(this IServiceCollection services)
    {
        services.AddScoped<AuditTrail>();
        services.AddSingleton<Origins>();
        services.AddSingleton<SealedHashes>();
        services.AddSingleton<AccessLog>();
        services.AddScoped<AuditSearch>();
        services.AddScoped<SettingsBefore>();
    }

    public static void MapAudit(this IEndpointRouteBuilder api)
    {
        var audit = api.MapGroup("audit").WithTags("Audit").ForKeys();
        ListAuditEvents.Map(audit);
        ExportAuditEvents.Map(audit);
        ListAccesses.Map(audit);
        ExportAccesses.Map(audit);
    }
}
