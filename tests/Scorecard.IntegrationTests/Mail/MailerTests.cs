using System.Net.Mail;
using Microsoft.Extensions.Configuration;
using Scorecard.Api.Infrastructure.Mail;
using Message = Scorecard.Api.Infrastructure.Mail.Mail;

namespace Scorecard.IntegrationTests.Mail;

public class MailerTests
{
    private static readonly Message Hello = new(new MailAddress("kim@example.org", "김하늘"), "비밀번호 재설정 안내: 오늘까지 한 번만 쓸 수 있는 주소", "안녕하세요.\n.점으로 시작하는 줄\n");

    [Theory]
    [InlineData(MailTls.None)]
    [InlineData(MailTls.StartTls)]
    [InlineData(MailTls.Implicit)]
    public async Task A_mail_arrives_as_it_was_written(MailTls tls)
    {
        await using var server = new FakeMailServer { Encrypted = tls is MailTls.Implicit };

        await Mailer(server, tls).SendAsync(Hello, TestContext.Current.CancellationToken);
        var taken = await server.NextAsync();

        Assert.Equal("kim@example.org", taken.To);
        Assert.Equal((Hello.Subject, "김하늘 <kim@example.org>"), (taken.Header("Subject"), taken.Header("To")));
        Assert.Equal("Scorecard <scorecard@example.org>", taken.Header("From"));
        Assert.Equal(Hello.Text.ReplaceLineEndings("\r\n"), taken.Text);
        Assert.All(taken.Headers, line => Assert.InRange(line.Length, 1, 78));
        Assert.Equal(tls is MailTls.StartTls, server.Said.Contains("STARTTLS"));
    }

    [Theory]
    [InlineData("PLAIN LOGIN", "AUTH PLAIN AG1lAHNlY3JldA==")]
    [InlineData("LOGIN", "c2VjcmV0")]
    public async Task It_signs_in_where_it_has_a_name_and_only_encrypted(string ways, string said)
    {
        await using var server = new FakeMailServer { Ways = ways };

        await Mailer(server, MailTls.StartTls, "me").SendAsync(Hello, TestContext.Current.CancellationToken);

        Assert.Contains(said, server.Said);
        Assert.True(server.Said.ToList().IndexOf("STARTTLS") < server.Said.ToList().FindIndex(line => line.StartsWith("AUTH", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Without_encryption_that_was_asked_for_nothing_is_said()
    {
        await using var server = new FakeMailServer { OffersStartTls = false };

        var refused = await Assert.ThrowsAsync<MailException>(() => Mailer(server, MailTls.StartTls, "me").SendAsync(Hello, TestContext.Current.CancellationToken));

        Assert.False(refused.MayTryAgain);
        Assert.DoesNotContain(server.Said, line => line.StartsWith("AUTH", StringComparison.Ordinal) || line.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(MailTls.StartTls)]
    [InlineData(MailTls.Implicit)]
    public async Task A_server_that_nobody_vouches_for_gets_no_mail(MailTls tls)
    {
        await using var server = new FakeMailServer { Encrypted = tls is MailTls.Implicit };
        var mailer = new Mailer(Settings(server, tls), TimeProvider.System);

        await Assert.ThrowsAsync<MailException>(() => mailer.SendAsync(Hello, TestContext.Current.CancellationToken));

        Assert.True(server.IsEmpty);
    }

    [Theory]
    [InlineData("450", true)]
    [InlineData("550", false)]
    public async Task A_refusal_says_whether_it_is_for_ever_and_names_nobody(string answer, bool again)
    {
        await using var server = new FakeMailServer { Refusals = new([answer]) };

        var refused = await Assert.ThrowsAsync<MailException>(() => Mailer(server, MailTls.None).SendAsync(Hello, TestContext.Current.CancellationToken));

        Assert.Equal(again, refused.MayTryAgain);
        Assert.DoesNotContain("kim", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_there_is_worth_another_try()
    {
        await using var gone = new FakeMailServer();
        var settings = Settings(gone, MailTls.None);
        await gone.DisposeAsync();

        var refused = await Assert.ThrowsAsync<MailException>(
            () => new Mailer(settings, TimeProvider.System).SendAsync(Hello, TestContext.Current.CancellationToken));

        Assert.True(refused.MayTryAgain);
    }

    [Fact]
    public async Task A_line_feed_in_a_name_starts_no_header()
    {
        await using var server = new FakeMailServer();

        await Mailer(server, MailTls.None).SendAsync(Hello with { Subject = "a\r\nBcc: other@example.org" }, TestContext.Current.CancellationToken);
        var taken = await server.NextAsync();

        Assert.DoesNotContain(taken.Headers, line => line.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("From", null, "From")]
    [InlineData("Port", "0", "Port")]
    [InlineData("Tls", "Ssl", "Tls")]
    [InlineData("PublicUrl", null, "PublicUrl")]
    [InlineData("PublicUrl", "scorecard.example.org", "PublicUrl")]
    [InlineData("Tls", "None", "password")]
    public void Settings_that_do_not_go_together_are_refused_with_the_reason(string name, string? value, string reason)
    {
        var given = new Dictionary<string, string?>
        {
            ["Scorecard:PublicUrl"] = "https://scorecard.example.org/",
            ["Scorecard:Mail:Host"] = "mail.example.org",
            ["Scorecard:Mail:From"] = "scorecard@example.org",
            ["Scorecard:Mail:UserName"] = "me",
        };
        Assert.Equal((587, MailTls.StartTls, "https://scorecard.example.org"), Read(given) is { } good ? (good.Port, good.Tls, good.Site) : default);
        given[name == "PublicUrl" ? "Scorecard:PublicUrl" : $"Scorecard:Mail:{name}"] = value;

        Assert.Contains(reason, Assert.Throws<InvalidOperationException>(() => Read(given)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_host_there_is_no_mail() => Assert.Null(Read([]));

    private static MailSettings? Read(Dictionary<string, string?> given) => MailSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(given).Build());

    private static Mailer Mailer(FakeMailServer server, MailTls tls, string? userName = null) =>
        new(Settings(server, tls) with { UserName = userName, Password = "secret" }, TimeProvider.System, server.Trust);

    private static MailSettings Settings(FakeMailServer server, MailTls tls) => new(
        tls is MailTls.None ? "127.0.0.1" : "localhost", server.Port, tls, new MailAddress("scorecard@example.org", "Scorecard"), null, null, "https://scorecard.example.org");
}
