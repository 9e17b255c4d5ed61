using Scorecard.Api.Infrastructure;

var builder = WebApplication.CreateBuilder(args);
await builder.AddDatabaseAsync();
builder.Services.AddOpenApi("v1");

var app = builder.Build();
app.MapOpenApi();
app.MapClientFiles();
await app.RunAsync();

/// <summary>Public for the integration tests.</summary>
public partial class Program;
