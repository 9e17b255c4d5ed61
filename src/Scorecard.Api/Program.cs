using Scorecard.Api.Features;
using Scorecard.Api.Features.Integrity;
using Scorecard.Api.Features.Rewards;
using Scorecard.Api.Infrastructure;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.OpenApi;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.SingleSignOn;
using Scorecard.Api.Sample;
using Scorecard.EmbeddedPostgres;

var builder = WebApplication.CreateBuilder(args);
builder.AddSecrets();
if (HealthCommand.IsMeant(args))
    return await HealthCommand.RunAsync(builder.Configuration, Console.Out);

builder.AddListening();
builder.AddTelemetry();
builder.Logging.KeepPathsQuiet();
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

SignInSettings signIn;
try
{
    signIn = SignInSettings.Of(builder.Configuration);
}
catch (SignInSettingsException mistaken)
{
    await Console.Error.WriteLineAsync(mistaken.Message);
    return 1;
}

var services = builder.Services;
services.AddClocks(builder.Environment);
services.AddStorage(builder.Configuration);
services.AddIdentity(builder.Configuration, signIn);
services.AddSingleSignOn(signIn);
services.AddPermissions();
services.AddHttp(builder.Configuration);
services.AddShutdown(builder.Configuration, builder.Environment);
services.AddContract();
services.AddSingleton<DemoMode>();
services.AddHostedService<Announcement>();
services.AddScoped<ScoringReader>();
services.AddFeatures();
services.AddSample();

var app = builder.Build();
if (ReproduceCommand.IsMeant(args))
    return await ReproduceCommand.RunAsync(app.Services, args, Console.Out);

app.UseHttp();

app.MapApi().MapFeatures();
app.MapHealth();
app.MapContract();
var start = app.Services.GetRequiredService<StartUp>();
await earlyStop.RunAsync(app);
return start.Failure is null ? 0 : 1;

/// <summary>Public for the integration tests.</summary>
public partial class Program;
