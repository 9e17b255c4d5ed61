using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Scorecard.IntegrationTests.Session;

/// <summary>A process of the API, in production, whose log can be read.</summary>
public sealed partial class Installation(string database) : WebApplicationFactory<Program>, ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _log = new();
    private readonly TaskCompletionSource<string> _setupToken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What was logged so far, worded.</summary>
    public IReadOnlyCollection<string> Log => _log;

    /// <summary>That of the link in the log, once it is there.</summary>
    public Task<string> SetupTokenAsync() => _setupToken.Task.WaitAsync(TimeSpan.FromSeconds(60));

    public bool HasSetupLink => _setupToken.Task.IsCompleted;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var line = formatter(state, exception);
        _log.Enqueue(line);
        if (Link().Match(line) is { Success: true } link)
            _setupToken.TrySetResult(link.Groups[1].Value);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseEnvironment(Environments.Production)
        .UseSetting("ConnectionStrings:Scorecard", database)
        .UseSetting("Scorecard:DrainSeconds", "0")
        .ConfigureServices(services => services.AddSingleton<ILoggerProvider>(this));

    [GeneratedRegex(@"/setup\?token=([\w-]{43})$")]
    private static partial Regex Link();
}
