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
        services.AddScoped<RunSteps>();
        services.AddScoped<RunApprovers>();
        services.AddScoped<RunFreshness>();
        services.AddScoped<DisputeDesk>();
        services.AddScoped<StatementReader>();
        services.AddScoped<ScorecardEvidenceReader>();
        services.AddScoped<KpiEvidenceReader>();
        services.AddScoped<StatementChanges>();
        services.AddScoped<RewardDifferences>();
        services.AddScoped<KpisBefore>();
        services.AddScoped<ParticipationWriter>();
        services.AddScoped<PayEffects>();
        services.AddScoped<LeaderboardReader>();
        services.AddScoped<GrantReader>();
        services.AddScoped<GrantPager>();
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
        PreviewParticipantImport.Map(plans);
        ImportParticipants.Map(plans);
        ModifyParticipant.Map(plans);

        var runs = api.MapGroup("reward-runs").WithTags("Rewards");
        ListRewardRuns.Map(runs);
        GetRewardRun.Map(runs);
        ComputeRewardRun.Map(runs);
        ReviewRewardRun.Map(runs);
        ApproveRewardRun.Map(runs);
        FreezeRewardRun.Map(runs);
        PayRewardRun.Map(runs);
        DiscardRewardRun.Map(runs);
        ExportPayroll.Map(runs);
        ReproduceRewardRun.Map(runs);

        var statements = api.MapGroup("reward-statements").WithTags("Rewards");
        ListRewardStatements.Map(statements);
        EstimateReward.Map(statements);
        GetRewardStatement.Map(statements);

        GetLeaderboard.Map(api.MapGroup("reward-leaderboards").WithTags("Rewards"));
        ListGrants.Map(api.MapGroup("reward-grants").WithTags("Rewards"));

        var disputes = api.MapGroup("reward-disputes").WithTags("Rewards");
        ListDisputes.Map(disputes);
        OpenDispute.Map(disputes);
        AnswerDispute.Map(disputes);
        AcceptDispute.Map(disputes);
        RejectDispute.Map(disputes);
        WithdrawDispute.Map(disputes);
    }
}
