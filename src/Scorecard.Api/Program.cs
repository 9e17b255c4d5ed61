using Scorecard.Api.Features.Audit;
using Scorecard.Api.Features.Closing;
using Scorecard.Api.Features.Corrections;
using Scorecard.Api.Features.Differences;
using Scorecard.Api.Features.Home;
using Scorecard.Api.Features.Importing;
using Scorecard.Api.Features.Integrity;
using Scorecard.Api.Features.Kpis;
using Scorecard.Api.Features.Library;
using Scorecard.Api.Features.Organizations;
using Scorecard.Api.Features.Scorecards;
using Scorecard.Api.Features.Session;
using Scorecard.Api.Features.Values;
using Scorecard.Api.Infrastructure;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.OpenApi;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Sample;
using Scorecard.EmbeddedPostgres;

var builder = WebApplication.CreateBuilder(args);
builder.AddListening();
builder.AddTelemetry();
var earlyStop = EarlyStop.Of(builder);
try
{
    await builder.AddDatabaseAsync();
}
catch (EmbeddedPostgresException noDatabase)
{
    await Console.Error.WriteLineAsync(noDatabase.Message);
    return 1;
}

if (VerifyCommand.IsMeant(args))
    return await VerifyCommand.RunAsync(builder.Configuration.GetConnectionString("Scorecard")!, Console.Out);

var services = builder.Services;
services.AddClocks(builder.Environment);
services.AddStorage(builder.Configuration);
services.AddIdentity();
services.AddPermissions();
services.AddHttp(builder.Configuration);
services.AddContract();
services.AddSingleton<DemoMode>();
services.AddHostedService<Announcement>();
services.AddSigningIn();
services.AddScoped<ScoringReader>();
services.AddKpis();
services.AddLibrary();
services.AddScorecards();
services.AddDifferences();
services.AddValues();
services.AddClosing();
services.AddImports();
services.AddCorrections();
services.AddHome();
services.AddIntegrity();
services.AddAudit();
services.AddSample();

var app = builder.Build();
app.UseHttp();

var api = app.MapApi();
api.MapSession();
api.MapOrganization();
api.MapPeople();
api.MapKpis();
api.MapLibrary();
api.MapValues();
api.MapClosing();
api.MapImports();
api.MapCorrections();
api.MapScorecards();
api.MapDifferences();
api.MapHome();
api.MapIntegrity();
api.MapAudit();

app.MapHealth();
app.MapContract();
await earlyStop.RunAsync(app);
return 0;

/// <summary>Public for the integration tests.</summary>
public partial class Program;
