using System.Net;
using Scorecard.Api.Features.OwnAccount;
using Scorecard.Api.Features.Session;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.Session;

/// <summary>What everybody tries first is refused wherever a password is chosen, and costs nobody their link.</summary>
public sealed class NewPasswordTests(ApiFixture api)
{
    [Theory]
    [InlineData("password1234")]
    [InlineData("1234567890")]
    [InlineData("P@ssw0rd2026!")]
    [InlineData("2026pa55word")]
    [InlineData("qwerty123456")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("1q2w3e4r5t")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abababababab")]
    [InlineData("letmeinletmein")]
    [InlineData("비밀번호123456")]
    [InlineData("kim.minji@example.org")]
    [InlineData("Kim.Minji2026")]
    [InlineData("김민지 123456")]
    [InlineData("hong-gil-dong-1")]
    public void What_many_choose_is_common_and_so_are_name_and_address(string password) =>
        Assert.True(NewPasswords.IsCommon(password, "김민지", "kim.minji@example.org", "Hong Gil Dong"));

    [Theory]
    [InlineData("correct horse battery")]
    [InlineData("a sentence to remember")]
    [InlineData("another good password")]
    [InlineData("김민지는 사과를 좋아해")]
    [InlineData("tX9#vbLq2mPw")]
    [InlineData("a1 b2 rabbit")]
    public void A_sentence_is_not(string password) => Assert.False(NewPasswords.IsCommon(password, "김민지", "kim.minji@example.org"));

    [Fact]
    public async Task An_invitation_whose_password_was_refused_still_opens()
    {
        var (id, email) = await api.NewcomerAsync(Role.Viewer);
        var invitation = await (await (await api.SignedInAsync(Role.Administrator)).PostAsync($"/api/v1/people/{id}/invitations", content: null)).ReadAsync<AccountLinkView>();
        var http = await api.AnonymousAsync();
        var path = $"/api/v1/invitations/{new Uri(invitation.Link!).Segments[^1]}";

        foreach (var password in (string[])["password1234", email])
            Assert.Equal("password.common", (await (await http.PostAsync(path, new AcceptInvitationRequest(password))).ErrorsAsync())["password"]);

        Assert.Equal(HttpStatusCode.OK, (await http.PostAsync(path, new AcceptInvitationRequest("a sentence to remember"))).StatusCode);
    }

    [Fact]
    public async Task Neither_a_link_nor_the_account_page_takes_ones_own_address()
    {
        var (signedIn, id, email) = await api.PersonAsync(Role.Viewer);
        var link = await (await (await api.SignedInAsync(Role.Administrator)).PostAsync($"/api/v1/people/{id}/password-resets", content: null)).ReadAsync<AccountLinkView>();
        var path = $"/api/v1/password-resets/{new Uri(link.Link!).Segments[^1]}";
        var http = await api.AnonymousAsync();

        var changed = await signedIn.PostAsync("/api/v1/session/password", new ChangePasswordRequest(ApiFixture.Password, email));
        var reset = await http.PostAsync(path, new ResetPasswordRequest(email));

        Assert.Equal("password.common", (await changed.ErrorsAsync())["newPassword"]);
        Assert.Equal("password.common", (await reset.ErrorsAsync())["password"]);
        Assert.Equal(HttpStatusCode.NoContent, (await http.PostAsync(path, new ResetPasswordRequest("a sentence to remember"))).StatusCode);
    }

    [Fact]
    public void The_first_administrator_chooses_as_everybody_does()
    {
        var request = new SetupRequest("token", "Hanbit", "ko-KR", "Asia/Seoul", "KRW", 1, "Kim Minji", "kim.minji@example.org", "Kim Minji 2026");

        var answer = new SetupValidator().Validate(request);

        Assert.Equal(["password.common"], answer.Errors.Select(error => error.ErrorCode));
        Assert.True(new SetupValidator().Validate(request with { Password = "a sentence to remember" }).IsValid);
    }
}
