using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.IntegrationTests;

[assembly: AssemblyFixture(typeof(Scorecard.BrowserTests.Support.AppFixture))]

namespace Scorecard.BrowserTests.Support;

/// <summary>
/// The real application with the sample organization on a port of this machine, on a database of its own, and one Chromium, for all
/// tests of a run. A test that changes what others read makes its own KPI, scorecard or person first.
/// </summary>
public sealed class AppFixture : IAsyncLifetime
{
    private readonly PostgresFixture postgres = new();
    private WebApplicationFactory<Program>? factory;
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Where the application is, such as <c>http://127.0.0.1:41234/</c>.</summary>
    public Uri Address { get; private set; } = null!;

    public IServiceProvider Services => factory!.Services;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Path.Combine(Repository.Client, "dist", "index.html")))
            throw new InvalidOperationException("The client is not built: dotnet build src/Scorecard.Api, without -p:SkipClient=true.");
        await postgres.InitializeAsync();
        var database = await postgres.CreateDatabaseAsync();
        factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
            .UseSetting("urls", "http://127.0.0.1:0")
            .UseSetting("ConnectionStrings:Scorecard", database)
            .UseSetting("Scorecard:SignInAttemptsPerMinute", "1000")
            .UseSetting("Logging:LogLevel:Default", "Warning")
            .UseSetting("Scorecard:Demo", "true"));
        factory.UseKestrel(0);
        factory.StartServer();
        await Services.GetRequiredService<StartUp>().Ready;
        // The sample ends in October 2026; on any other day its pages would show other months.
        Services.GetRequiredService<DevelopmentClock>().RunFrom(new DateTimeOffset(2026, 11, 21, 1, 0, 0, TimeSpan.Zero));
        Address = factory.ClientOptions.BaseAddress;
        Assertions.SetDefaultExpectTimeout(20_000); // a busy machine is slow, not wrong
        playwright = await Playwright.CreateAsync();
        browser = await Chromium.LaunchAsync(playwright);
    }

    /// <summary>A browser profile of its own: no cookies, no storage shared with any other.</summary>
    public Task<IBrowserContext> NewContextAsync(Look look) => browser!.NewContextAsync(new()
    {
        BaseURL = Address.ToString(),
        Locale = look.Locale,
        TimezoneId = "Asia/Seoul",
        ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light,
        ReducedMotion = ReducedMotion.Reduce,
        ViewportSize = new() { Width = look.Width, Height = look.Height },
    });

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (factory is not null)
            await factory.DisposeAsync();
        await postgres.DisposeAsync();
    }
}

/// <summary>How a person sees the application.</summary>
/// <param name="Locale">What the browser asks for, such as <c>ko-KR</c>.</param>
/// <param name="Width">CSS pixels.</param>
/// <param name="Height">CSS pixels.</param>
public sealed record Look(string Locale = "ko-KR", bool Dark = false, int Width = 1280, int Height = 900)
{
    public static Look Korean { get; } = new();
    public static Look English { get; } = new("en-US");
    public static Look Phone { get; } = new(Width: 390, Height: 844);
}
