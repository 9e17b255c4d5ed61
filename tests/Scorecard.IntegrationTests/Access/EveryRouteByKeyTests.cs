using System.Net;
using System.Text;
using Scorecard.Domain.Organizations;
using Scorecard.IntegrationTests.ApiKeys;
using Scorecard.IntegrationTests.Contracts;

namespace Scorecard.IntegrationTests.Access;

/// <summary>
/// Calls every route with a key that was made for everything keys can be made for, of a person who has every role: what it reaches stands in the
/// table, and pay, accounts, people and the organization are never in it.
/// </summary>
public class EveryRouteByKeyTests(ApiFixture api)
{
    private static readonly string[] Never = ["/rewards", "/reward", "/session", "/setup", "/invitations", "/demo", "/api-keys", "/imports", "/home", "/live", "/disputes"];

    [Fact]
    public async Task A_key_reaches_what_the_table_says_and_never_pay_or_accounts()
    {
        var (person, id, _) = await api.PersonAsync(Role.Administrator);
        foreach (var (role, version) in Enum.GetValues<Role>().Where(role => role is not Role.Administrator).Select((role, index) => (role, index + 2)))
        {
            await api.RunAsync(commands => commands.ChangeAsync<Person, PersonEvent>(
                id, version, _ => [new PersonRoleGranted(role, api.RootUnitId)], default));
        }

        var machine = await api.MachineAsync(person, api.RootUnitId, [.. KeyScope.Offered]);
        var reached = new StringBuilder();
        foreach (var (route, method, path, hasBody) in Walk.Routes(api))
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            if (hasBody)
                request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
            using var response = await machine.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            if (response.StatusCode is not HttpStatusCode.Forbidden)
            {
                reached.Append(route).Append('\n');
                Assert.DoesNotContain(Never, never => path.Contains(never, StringComparison.Ordinal));
                Assert.True(method == "GET" || !path.StartsWith("/api/v1/people", StringComparison.Ordinal), route);
            }
            else
            {
                Assert.Equal("api_key.not_allowed", await response.CodeAsync());
            }
        }

        Snapshot.Match(reached.ToString(), "access-by-key.txt");
    }
}
