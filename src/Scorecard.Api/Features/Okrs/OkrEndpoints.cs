using Scorecard.Api.Infrastructure.Security;

namespace Scorecard.Api.Features.Okrs;

/// <summary>The table of contents of objectives and key results.</summary>
public static class OkrEndpoints
{
    public static void AddOkrs(this IServiceCollection services)
    {
        services.AddScoped(provider => OkrAccess.Of(provider.GetRequiredService<CurrentUser>()));
        services.AddScoped<OkrReader>();
        services.AddScoped<OkrScan>();
        services.AddScoped<AlignmentReader>();
        services.AddScoped<OkrSubjectReader>();
        services.AddScoped<OkrCommands>();
        services.AddScoped<CycleStarter>();
        services.AddScoped<CommentDesk>();
    }

    public static void MapOkrs(this IEndpointRouteBuilder api)
    {
        var cycles = api.MapGroup("cycles").WithTags("OKRs").ForKeys();
        ListCycles.Map(cycles);
        PlanCycle.Map(cycles);
        ReviseCycle.Map(cycles);
        StartCycle.Map(cycles);
        BeginCycleClosing.Map(cycles);
        CloseCycle.Map(cycles);
        ReopenCycle.Map(cycles);
        GetCycleReport.Map(cycles);

        var objectives = api.MapGroup("objectives").WithTags("OKRs").ForKeys();
        ListOkrObjectives.Map(objectives);
        GetOkrObjective.Map(objectives);
        DraftOkrObjective.Map(objectives);
        ReviseOkrObjective.Map(objectives);
        AlignOkrObjective.Map(objectives);
        AgreeOkrObjective.Map(objectives);
        ReturnOkrObjective.Map(objectives);
        ArchiveOkrObjective.Map(objectives);
        RestoreOkrObjective.Map(objectives);

        AddKeyResult.Map(objectives);
        ReviseKeyResult.Map(objectives);
        ArchiveKeyResult.Map(objectives);
        RestoreKeyResult.Map(objectives);
        OrderKeyResults.Map(objectives);
        CheckWriting.Map(objectives);

        ListObjectiveComments.Map(objectives);
        PostComment.Map(objectives);
        ReviseComment.Map(objectives);
        RemoveComment.Map(objectives);

        DraftReview.Map(objectives);
        CloseObjective.Map(objectives);
        ReopenObjective.Map(objectives);
        CarryForward.Map(objectives);

        var whole = api.MapGroup("").WithTags("OKRs").ForKeys();
        GetAlignment.Map(whole);
        GetCoverage.Map(whole);
    }
}
