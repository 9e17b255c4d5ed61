using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Api.Features.Session;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Domain.Organizations;
using Scorecard.IntegrationTests.Mail;

namespace Scorecard.IntegrationTests.Session;

/// <summary>
/// Whether an account has an address is told neither by an answer nor by what it takes to give it. What it takes is counted (passwords that are
/// hashed, commands of the database) and not timed: a clock would only say that the machine is busy.
/// </summary>
public class EnumerationTests(ApiFixture api)
{
    [Fact]
    public async Task Refusing_a_password_takes_the_same_whether_somebody_has_the_address_or_not()
    {
        await using var mail = new FakeMailServer();
        await using var installation = new PostalInstallation(api, mail, services => services.AddSingleton<IPasswordHasher<Account>, CountingHasher>());
        var http = await installation.AnonymousAsync();
        var (_, left, gone) = await api.PersonAsync(Role.Viewer);
        await api.RunAsync(commands => commands.ChangeAsync<Person, PersonEvent>(left, 2, _ => [new PersonDeactivated()], default));
        var (_, _, known) = await api.PersonAsync(Role.Viewer);
        var (_, uninvited) = await api.NewcomerAsync(Role.Viewer);
        await http.PostAsync("/api/v1/session", new SignInRequest($"{Guid.NewGuid()}@example.org", "wrong password")); // what is made once for all

        var answers = new List<(string Work, HttpStatusCode Status, string Body)>();
        foreach (var email in (string[])[known, uninvited, gone, $"{Guid.NewGuid()}@example.org", "no address at all"])
        {
            using var work = new Work(http);
            var answer = await http.PostAsync("/api/v1/session", new SignInRequest(email, "wrong password"));
            answers.Add((work.ToString(), answer.StatusCode, await BodyAsync(answer)));
        }

        Assert.Single(answers.Distinct());
        Assert.StartsWith("1 password, ", answers[0].Work, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forgetting_a_password_answers_without_looking_for_the_address()
    {
        await using var mail = new FakeMailServer();
        await using var installation = new PostalInstallation(api, mail, services => services.AddSingleton<IPasswordHasher<Account>, CountingHasher>());
        var http = await installation.AnonymousAsync();
        var (_, _, known) = await api.PersonAsync(Role.Viewer);
        var (_, uninvited) = await api.NewcomerAsync(Role.Viewer);

        foreach (var email in (string[])[known, uninvited, $"{Guid.NewGuid()}@example.org"])
        {
            using var work = new Work(http);
            var answer = await http.PostAsync("/api/v1/password-resets", new AskForPasswordResetRequest(email));
            Assert.Equal((HttpStatusCode.NoContent, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
            Assert.Equal("0 passwords, 0 commands", work.ToString());
        }
    }

    [Theory]
    [InlineData("/api/v1/invitations/")]
    [InlineData("/api/v1/password-resets/")]
    public async Task A_link_that_does_not_work_says_nothing_but_that(string links)
    {
        var http = await api.AnonymousAsync();
        var token = OneTimeToken.New().Text;

        var looked = await BodyAsync(await http.GetAsync(links + token));
        var used = await BodyAsync(await http.PostAsync(links + token, new ResetPasswordRequest("a long enough password")));

        Assert.Equal(looked, used);
    }

    /// <summary>The answer without what names the request.</summary>
    private static async Task<string> BodyAsync(HttpResponseMessage answer) =>
        System.Text.RegularExpressions.Regex.Replace(await answer.Content.ReadAsStringAsync(), "\"traceId\":\"[^\"]*\"", "");

    /// <summary>What the request that begins next takes, in whatever thread, told by its trace.</summary>
    private sealed class Work : IDisposable
    {
        private static readonly ActivitySource s_source = new("tests.work");
        private static readonly ConcurrentDictionary<ActivityTraceId, int> s_commands = [];

        static Work() => Listen();

        private readonly Activity _activity;

        public Work(HttpClient http)
        {
            _activity = s_source.StartActivity("work")!;
            http.DefaultRequestHeaders.Remove("traceparent");
            http.DefaultRequestHeaders.Add("traceparent", _activity.Id);
        }

        public void Dispose() => _activity.Dispose();

        public override string ToString()
        {
            var passwords = CountingHasher.Of(_activity.TraceId);
            return $"{passwords} password{(passwords == 1 ? "" : "s")}, {s_commands.GetValueOrDefault(_activity.TraceId)} commands";
        }

        private static void Listen()
        {
            var listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name is "Npgsql" or "tests.work",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
                ActivityStarted = activity =>
                {
                    if (activity.Source.Name == "Npgsql")
                        s_commands.AddOrUpdate(activity.TraceId, 1, (_, count) => count + 1);
                },
            };
            ActivitySource.AddActivityListener(listener);
        }
    }

    private sealed class CountingHasher : IPasswordHasher<Account>
    {
        private static readonly ConcurrentDictionary<ActivityTraceId, int> s_verified = [];

        private readonly PasswordHasher<Account> _hasher = new(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 1 }));

        public static int Of(ActivityTraceId trace) => s_verified.GetValueOrDefault(trace);

        public string HashPassword(Account user, string password) => _hasher.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            s_verified.AddOrUpdate(Activity.Current!.TraceId, 1, (_, count) => count + 1);
            return _hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
