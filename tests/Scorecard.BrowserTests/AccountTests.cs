using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Sample;
using Scorecard.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Scorecard.BrowserTests;

public sealed class AccountTests(AppFixture app) : BrowserTest(app)
{
    private const string Password = "a sentence to remember";

    [Fact]
    public async Task Whoever_forgot_the_password_sets_another_by_the_link_an_administrator_makes()
    {
        var administrator = await OpenAsAsync("administrator", "/organization?tab=people", Look.English);
        var (name, email) = await AddPersonAsync(administrator);
        var person = await OpenAsync("/sign-in");

        await person.Link("비밀번호를 잊으셨나요?").ClickAsync();
        await Expect(person.GetByText("조직 관리자에게 비밀번호 재설정 링크를 요청하세요.")).ToBeVisibleAsync();
        await person.AssertAccessibleAsync();
        await administrator.ReloadAsync();
        await administrator.GetByPlaceholder("Search name, e-mail, job title").FillAsync(email);
        await administrator.Button($"Actions for {name}").ClickAsync();
        await administrator.GetByRole(AriaRole.Menuitem, new() { Name = "Make a link for a new password" }).ClickAsync();
        await administrator.Button("Make the link").ClickAsync();
        var link = await administrator.GetByLabel("One-time link").InputValueAsync();
        await administrator.AssertAccessibleAsync();

        await person.GotoAsync(new Uri(link).AbsolutePath);
        await person.GetByLabel("새 비밀번호").FillAsync("another sentence");
        await person.AssertAccessibleAsync();
        await person.Button("비밀번호 설정").ClickAsync();
        await Expect(person.GetByRole(AriaRole.Status)).ToHaveTextAsync("비밀번호를 변경했습니다. 새 비밀번호로 로그인하세요.");
        await person.Link("로그인").ClickAsync();
        await SignInAsync(person, email, "another sentence");

        await Expect(person.Button($"{name} 계정")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_second_factor_is_set_up_and_asked_for_and_a_recovery_code_stands_in()
    {
        var administrator = await OpenAsAsync("administrator", "/", Look.English);
        var (name, email) = await AddPersonAsync(administrator);
        var page = await OpenAsync("/sign-in?returnTo=/account", Look.Phone);
        await SignInAsync(page, email, Password);

        await page.Button("2단계 인증 설정").ClickAsync();
        var dialog = page.DialogNamed("2단계 인증 설정");
        await dialog.GetByLabel("현재 비밀번호").FillAsync(Password);
        await page.Keyboard.PressAsync("Enter");
        var secret = await dialog.GetByTestId("secret").InnerTextAsync();
        await Expect(dialog.GetByRole(AriaRole.Img, new() { Name = "인증 앱으로 스캔할 QR 코드" }).Locator("svg")).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
        await dialog.GetByLabel("앱에 표시된 6자리 코드").FillAsync(Code(secret, 0));
        await page.Keyboard.PressAsync("Enter");
        var items = dialog.GetByRole(AriaRole.List, new() { Name = "복구 코드" }).GetByRole(AriaRole.Listitem);
        await Expect(items).ToHaveCountAsync(RecoveryCodes.Count);
        var codes = await items.AllInnerTextsAsync();
        await page.AssertAccessibleAsync();
        await page.AssertFitsAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "보관했습니다" }).ClickAsync();
        await Expect(page.GetByText("사용 중 · 복구 코드 10개 남음")).ToBeVisibleAsync();

        var elsewhere = await OpenAsync("/sign-in");
        await SignInAsync(elsewhere, email, Password);
        await Expect(elsewhere.GetByLabel("인증 코드")).ToBeFocusedAsync();
        await elsewhere.AssertAccessibleAsync();
        await elsewhere.GetByLabel("인증 코드").FillAsync(Code(secret, 1));
        await elsewhere.Keyboard.PressAsync("Enter");
        await Expect(elsewhere.Button($"{name} 계정")).ToBeVisibleAsync();

        var third = await OpenAsync("/sign-in");
        await SignInAsync(third, email, Password);
        await third.GetByLabel("인증 코드").FillAsync(Code(secret, 1)); // used
        await third.Keyboard.PressAsync("Enter");
        await Expect(third.GetByRole(AriaRole.Alert)).ToContainTextAsync("코드가 맞지 않습니다.");
        await third.Button("복구 코드 사용").ClickAsync();
        await third.GetByLabel("복구 코드").FillAsync(codes[0]);
        await third.Keyboard.PressAsync("Enter");
        await Expect(third.Button($"{name} 계정")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_passkey_is_made_and_signs_in_without_a_password()
    {
        var administrator = await OpenAsAsync("administrator", "/", Look.English);
        var (name, email) = await AddPersonAsync(administrator);
        var page = await OpenAsync(OnLocalhost("/sign-in?returnTo=/account"));
        await AddAuthenticatorAsync(page);
        await SignInAsync(page, email, Password);

        await page.Button("패스키 등록").ClickAsync();
        var dialog = page.DialogNamed("패스키 등록");
        await dialog.GetByLabel("이름").FillAsync("내 노트북");
        await dialog.GetByLabel("현재 비밀번호").FillAsync(Password);
        await page.AssertAccessibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("내 노트북", new() { Exact = true })).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();

        await page.Button($"{name} 계정").ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "로그아웃" }).ClickAsync();
        await page.Button("패스키로 로그인").ClickAsync();
        await Expect(page.Button($"{name} 계정")).ToBeVisibleAsync();

        await page.GotoAsync(OnLocalhost("/account"));
        await page.Button("내 노트북 삭제").ClickAsync();
        await Expect(page.Button("내 노트북 삭제")).ToHaveCountAsync(0);
        await page.Button($"{name} 계정").ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "로그아웃" }).ClickAsync();
        await page.Button("패스키로 로그인").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("이 패스키로는 로그인하거나 등록할 수 없습니다.");
    }

    /// <summary>Passkeys belong to a name; an address of numbers is none.</summary>
    private string OnLocalhost(string path) => $"http://localhost:{App.Address.Port}{path}";

    /// <summary>A device with a finger on it.</summary>
    private static async Task AddAuthenticatorAsync(IPage page)
    {
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }

    private static async Task SignInAsync(IPage page, string email, string password)
    {
        await page.GetByLabel("이메일", new() { Exact = true }).FillAsync(email);
        await page.GetByLabel("비밀번호", new() { Exact = true }).FillAsync(password);
        await page.Button("로그인").ClickAsync();
    }

    private string Code(string secret, int steps)
    {
        var bits = string.Concat(secret.Where(char.IsLetterOrDigit)
            .Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        byte[] bytes = [.. bits.Chunk(8).Where(octet => octet.Length == 8).Select(octet => Convert.ToByte(new string(octet), 2))];
        return Totp.CodeAt(bytes, App.Services.GetRequiredService<DevelopmentClock>().GetUtcNow().AddSeconds(30 * steps));
    }

    /// <summary>Somebody of the sample organization with a password, who may look around.</summary>
    private async Task<(string Name, string Email)> AddPersonAsync(IPage administrator)
    {
        var id = Guid.CreateVersion7();
        var (name, email) = ($"Person {id.ToString()[^6..]}", $"{id}@example.org");
        var root = (await AskAsync(administrator, "/api/v1/units")).EnumerateArray()
            .Single(unit => unit.GetProperty("parentId").ValueKind is System.Text.Json.JsonValueKind.Null).GetProperty("id").GetString();
        await PutAsync(administrator, $"/api/v1/people/{id}", new { name, email, title = (string?)null, unitId = root });
        await PostAsync(administrator, $"/api/v1/people/{id}/grants", new { role = "viewer", unitId = root, expectedVersion = 1 });
        await using var scope = App.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<Accounts>();
        await accounts.SetPasswordAsync(await accounts.EnsureAsync(SampleBuilder.OrgId, id, email), Password);
        return (name, email);
    }
}
