var builder = WebApplication.CreateBuilder(args);
builder.Services.AddOpenApi("v1");

var app = builder.Build();
app.MapOpenApi();
app.Run();

/// <summary>Public for the integration tests.</summary>
public partial class Program;
