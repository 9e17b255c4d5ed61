using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Scorecard.EmbeddedPostgres;

namespace Scorecard.Api.Infrastructure;

/// <summary>
/// Which PostgreSQL: <c>ConnectionStrings:Scorecard</c>, or in development a private server that keeps its data between runs under
/// <c>EmbeddedPostgres:Name</c> (one for each working copy) in <c>EmbeddedPostgres:Home</c> (the user's application data). Such an instance
/// is a demo unless <c>Scorecard:Demo</c> says otherwise.
/// </summary>
public static class DatabaseSetup
{
    private const string Key = "ConnectionStrings:Scorecard";

    /// <summary>The build runs the program to read its endpoints for the OpenAPI document; it never gets to a database.</summary>
    public static bool IsDocumentGeneration { get; } = Assembly.GetEntryAssembly()?.GetName().Name == "GetDocument.Insider";

    /// <summary>Sees to it that <c>ConnectionStrings:Scorecard</c> is set; to be called before anything reads it.</summary>
    /// <exception cref="EmbeddedPostgresException">None is set and no private server can be had; the message says what to do.</exception>
    public static async Task AddDatabaseAsync(this WebApplicationBuilder builder)
    {
        if (!string.IsNullOrWhiteSpace(builder.Configuration[Key]))
            return;
        if (IsDocumentGeneration)
        {
            builder.Configuration[Key] = "Host=127.0.0.1;Port=1";
            return;
        }
        if (!builder.Environment.IsDevelopment())
            throw new EmbeddedPostgresException(
                $"No database: set {Key} (environment variable ConnectionStrings__Scorecard) to a PostgreSQL server. "
                + "Only the environment Development brings its own.");

        var server = await EmbeddedPostgresServer.StartAsync(new()
        {
            Name = builder.Configuration["EmbeddedPostgres:Name"] ?? NameOf(builder.Environment.ContentRootPath),
            Home = builder.Configuration["EmbeddedPostgres:Home"],
        });
        builder.Configuration[Key] = server.ConnectionString;
        builder.Configuration["Scorecard:Demo"] ??= "true";
        builder.Services.AddHostedService(_ => new Shutdown(server));
    }

    /// <summary>Two working copies may be at different versions, so they share no data and may run at the same time.</summary>
    private static string NameOf(string workingCopy) =>
        $"development-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(workingCopy)))[..8]}";

    /// <summary>Stops the server when everything that talks to it has stopped. A process that ends before its host runs stops it too.</summary>
    private sealed class Shutdown(EmbeddedPostgresServer server) : IHostedLifecycleService
    {
        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StoppedAsync(CancellationToken cancellationToken) => server.StopAsync(CancellationToken.None);
    }
}
