using Scorecard.Api.Features.ApiKeys;
using Scorecard.Api.Features.Audit;
using Scorecard.Api.Features.Closing;
using Scorecard.Api.Features.Corrections;
using Scorecard.Api.Features.Differences;
using Scorecard.Api.Features.Home;
using Scorecard.Api.Features.Importing;
using Scorecard.Api.Features.Integrity;
using Scorecard.Api.Features.Kpis;
using Scorecard.Api.Features.Library;
using Scorecard.Api.Features.Live;
using Scorecard.Api.Features.Okrs;
using Scorecard.Api.Features.Okrs.CheckIns;
using Scorecard.Api.Features.Organizations;
using Scorecard.Api.Features.OwnAccount;
using Scorecard.Api.Features.PersonalData;
using Scorecard.Api.Features.Rewards;
using Scorecard.Api.Features.Scorecards;
using Scorecard.Api.Features.Session;
using Scorecard.Api.Features.Values;

namespace Scorecard.Api.Features;

/// <summary>The table of contents of the API: every feature's services and routes.</summary>
public static class FeatureSetup
{
    public static void AddFeatures(this IServiceCollection services)
    {
        services.AddSigningIn();
        services.AddOwnAccount();
        services.AddKpis();
        services.AddLibrary();
        services.AddScorecards();
        services.AddOkrs();
        services.AddCheckIns();
        services.AddDifferences();
        services.AddValues();
        services.AddClosing();
        services.AddImports();
        services.AddCorrections();
        services.AddRewards();
        services.AddPersonalData();
        services.AddHome();
        services.AddIntegrity();
        services.AddAudit();
        services.AddLive();
    }

    public static void MapFeatures(this IEndpointRouteBuilder api)
    {
        api.MapSession();
        api.MapOwnAccount();
        api.MapOrganization();
        api.MapPeople();
        api.MapKpis();
        api.MapLibrary();
        api.MapValues();
        api.MapClosing();
        api.MapImports();
        api.MapCorrections();
        api.MapScorecards();
        api.MapOkrs();
        api.MapCheckIns();
        api.MapDifferences();
        api.MapRewards();
        api.MapHome();
        api.MapIntegrity();
        api.MapAudit();
        api.MapApiKeys();
        api.MapPersonalData();
        api.MapLive();
    }
}
