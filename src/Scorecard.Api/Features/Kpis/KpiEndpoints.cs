using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;

namespace Scorecard.Api.Features.Kpis;

/// <summary>The table of contents of the KPI feature.</summary>
public static class KpiEndpoints
{
    public static void AddKpis(this IServiceCollection services) => services.AddScoped<KpiCommands>().AddScoped<KpiFiguresReader>().AddScoped<InputReader>();

    public static void MapKpis(this IEndpointRouteBuilder api)
    {
        var kpis = api.MapGroup("kpis").WithTags("KPIs").ForKeys();

        ListKpis.Map(kpis);
        GetKpi.Map(kpis);
        GetKpiSeries.Map(kpis);
        GetKpiBreakdown.Map(kpis);
        GetKpiSegmentSeries.Map(kpis);
        GetKpiTimeline.Map(kpis);
        ListKpiUsage.Map(kpis);

        DefineKpi.Map(kpis);
        ReviseKpi.Map(kpis);
        ActivateKpi.Map(kpis);
        RetireKpi.Map(kpis);
        ReinstateKpi.Map(kpis);
        ReplaceKpi.Map(kpis);
        SetTargets.Map(kpis);
        ProposeTargets.Map(kpis);
        CheckSmart.Map(kpis);
        CheckCalculation.Map(kpis);
    }
}
