using Scorecard.Api.Infrastructure.Security;

namespace Scorecard.Api.Features.Scorecards;

/// <summary>The table of contents of the scorecard feature.</summary>
public static class ScorecardEndpoints
{
    public static void AddScorecards(this IServiceCollection services)
    {
        services.AddScoped<ScorecardReader>();
        services.AddScoped<ScorecardCommands>();
    }

    public static void MapScorecards(this IEndpointRouteBuilder api)
    {
        var scorecards = api.MapGroup("scorecards").WithTags("Scorecards").ForKeys();

        ListScorecards.Map(scorecards);
        GetScorecard.Map(scorecards);
        GetScorecardTrend.Map(scorecards);
        GetScorecardTimeline.Map(scorecards);
        CreateScorecard.Map(scorecards);
        ReviseScorecard.Map(scorecards);
        SetRollUp.Map(scorecards);

        AddPerspective.Map(scorecards);
        RevisePerspective.Map(scorecards);
        RemovePerspective.Map(scorecards);

        AddObjective.Map(scorecards);
        ReviseObjective.Map(scorecards);
        RemoveObjective.Map(scorecards);
        PlaceKpi.Map(scorecards);
        RemoveKpi.Map(scorecards);
        SupportObjective.Map(scorecards);
        UnsupportObjective.Map(scorecards);

        LinkObjectives.Map(scorecards);
        UnlinkObjectives.Map(scorecards);
        SetMapLayout.Map(scorecards);
    }
}
