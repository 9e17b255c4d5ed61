using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Scorecard.BrowserTests.Support;
using Scorecard.IntegrationTests;
using Scorecard.IntegrationTests.SingleSignOn;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.BrowserTests;

/// <summary>The application with a real OpenID Connect provider, without passwords.</summary>
public sealed partial class SingleSignOnTests(AppFixture app) : BrowserTest(app), IAsyncLifetime
{
    private IdentityProvider provider = null!;
    private ProviderApi api = null!;
    private string address = "";

    public async ValueTask InitializeAsync()
    {
        provider = await IdentityProvider.StartAsync();
        api = new(await PostgresFixture.Current.CreateDatabaseAsync(), provider.Issuer, ("Scorecard:SignIn:LocalAccounts", "false"));
        api.UseKestrel(0);
        api.StartServer();
        await api.FoundAsync();
        address = api.ClientOptions.BaseAddress.ToString().TrimEnd('/');
        await provider.ServeAsync(address);
        await provider.KnowAsync("kim", new { email = "kim@example.org", name = "김미나", roles = "seller" });
    }

    [Fact]
    public async Task Somebody_signs_in_at_the_provider_works_goes_on_and_signs_out_at_both()
    {
        var page = await OpenAsync($"{address}/kpis");
        await Expect(page).ToHaveURLAsync(SignInPath());
        await Expect(page.GetByLabel("비밀번호")).ToHaveCountAsync(0);
        await page.SettledAsync();
        await page.AssertAccessibleAsync();

        await page.Button("Example login(으)로 로그인").ClickAsync();
        await page.GetByLabel("Person").FillAsync("kim");
        await page.Button("Continue").ClickAsync();
        await Expect(page).ToHaveURLAsync(KpisPath());
        await Expect(page.Title()).ToHaveTextAsync("KPI");

        await page.ReloadAsync();
        await Expect(page.Title()).ToHaveTextAsync("KPI");

        // What the provider issued first is over; the session is renewed behind the page.
        api.Clock.RunFrom(DateTimeOffset.UtcNow.AddMinutes(5.5));
        await page.ReloadAsync();
        await Expect(page).ToHaveURLAsync(KpisPath());
        await Expect(page.Title()).ToHaveTextAsync("KPI");

        // Without a session here, the one at the provider is enough.
        await page.Context.ClearCookiesAsync(new() { Name = "scorecard-session" });
        await page.ReloadAsync();
        await Expect(page).ToHaveURLAsync(KpisPath());
        await Expect(page.Title()).ToHaveTextAsync("KPI");

        await page.Button("김미나 계정").ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "로그아웃" }).ClickAsync();
        await page.Button("Yes, sign me out").ClickAsync();
        await Expect(page).ToHaveURLAsync(SignInPath());

        await page.Button("Example login(으)로 로그인").ClickAsync();
        await Expect(page.GetByLabel("Person")).ToBeVisibleAsync(); // the provider asks again
    }

    [Fact]
    public async Task A_session_that_ends_at_work_is_begun_again_in_a_window_of_its_own()
    {
        var page = await OpenAsync($"{address}/account");
        await page.Button("Example login(으)로 로그인").ClickAsync();
        await page.GetByLabel("Person").FillAsync("kim");
        var dialogLoaded = page.WaitForResponseAsync(new Regex("SessionExpiredDialog-"));
        await page.Button("Continue").ClickAsync();
        await Expect(page).ToHaveURLAsync(AccountPath());
        await page.SettledAsync();
        await dialogLoaded; // what tells of the end must be there before it

        await page.Context.ClearCookiesAsync(new() { Name = "scorecard-session" });
        await page.Link("KPI").First.ClickAsync();
        var dialog = page.DialogNamed("다시 로그인");
        await Expect(dialog).ToBeVisibleAsync();
        await page.RunAndWaitForPopupAsync(() => dialog.GetByRole(AriaRole.Button, new() { Name = "Example login(으)로 로그인" }).ClickAsync());

        await Expect(dialog).ToBeHiddenAsync();
        await Expect(page.Title()).ToHaveTextAsync("KPI");
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await api.DisposeAsync();
        await provider.DisposeAsync();
    }

    [GeneratedRegex("/sign-in")]
    private static partial Regex SignInPath();

    [GeneratedRegex("/kpis$")]
    private static partial Regex KpisPath();

    [GeneratedRegex("/account$")]
    private static partial Regex AccountPath();
}
