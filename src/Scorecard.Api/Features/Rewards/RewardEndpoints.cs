namespace Scorecard.Api.Features.Rewards;

/// <summary>The table of contents of the reward feature.</summary>
public static class RewardEndpoints
{
    public static void AddRewards(this IServiceCollection services)
    {
        services.AddScoped<RewardAccess>();
        services.AddScoped<RewardSubjects>();
        services.AddScoped<RunComputer>();
        services.AddScoped<RunStore>();
        services.AddScoped<RunReproducer>();
        services.AddScoped<StatementReader>();
        services.AddScoped<PayEffects>();
        services.AddScoped<OwedRewardReader>();
    }

    public static void MapRewards(this IEndpointRouteBuilder api)
    {
        var plans = api.MapGroup("reward-plans").WithTags("Rewards");
        ListRewardPlans.Map(plans);
        GetRewardPlan.Map(plans);
        DraftRewardPlan.Map(plans);
        ReviseRewardPlan.Map(plans);
        PublishRewardPlan.Map(plans);
        ArchiveRewardPlan.Map(plans);
        RestoreRewardPlan.Map(plans);
        SimulateRewardPlan.Map(plans);
        ListParticipants.Map(plans);
        SetParticipation.Map(plans);
        EnrolUnit.Map(plans);
        ModifyParticipant.Map(plans);

        var runs = api.MapGroup("reward-runs").WithTags("Rewards");
        ListRewardRuns.Map(runs);
        GetRewardRun.Map(runs);
        ComputeRewardRun.Map(runs);
        StepRewardRun.Map(runs);
        ExportPayroll.Map(runs);
        ReproduceRewardRun.Map(runs);

        var statements = api.MapGroup("reward-statements").WithTags("Rewards");
        ListRewardStatements.Map(statements);
        EstimateReward.Map(statements);
        GetRewardStatement.Map(statements);

        var disputes = api.MapGroup("reward-disputes").WithTags("Rewards");
        ListDisputes.Map(disputes);
        OpenDispute.Map(disputes);
        AnswerDispute.Map(disputes);
    }
}
