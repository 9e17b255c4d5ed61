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

    /// <summary>What was logged so far, worded.</summary>
    public IReadOnlyCollection<string> Log => _log;

    public string SetupToken() => FindSetupToken() ?? throw new InvalidOperationException("The log has no link.");

    public string? FindSetupToken() => _log.Select(line => Link().Match(line)).FirstOrDefault(match => match.Success)?.Groups[1].Value;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _log.Enqueue(formatter(state, exception));

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseEnvironment(Environments.Production)
        .UseSetting("ConnectionStrings:Scorecard", database)
        .UseSetting("Scorecard:DrainSeconds", "0")
        .ConfigureServices(services => services.AddSingleton<ILoggerProvider>(this));

    [GeneratedRegex(@"/setup\?token=([\w-]{43})$")]
    private static partial Regex Link();
}
