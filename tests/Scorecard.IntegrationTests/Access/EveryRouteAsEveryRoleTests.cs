using System.Text;
using Scorecard.Domain.Organizations;
using Scorecard.IntegrationTests.Contracts;

namespace Scorecard.IntegrationTests.Access;

/// <summary>
/// Calls every route of the API as nobody and as every role of the top unit, with ids of nothing and empty bodies: 401 and 403 are
/// refusals of access; 200, 204, 400 and 404 come from behind the door. A new route must be reviewed in the table.
/// </summary>
public class EveryRouteAsEveryRoleTests
{
    [Fact]
    public async Task Nobody_gets_further_than_the_table_says()
    {
        await using var api = new ApiFixture();
        var columns = new List<(string Name, Func<Task<HttpClient>> Open)> { ("nobody", api.AnonymousAsync) };
        columns.AddRange(Enum.GetValues<Role>().Select(role => (role.ToString(), (Func<Task<HttpClient>>)(() => api.SignedInAsync(role)))));

        var routes = Walk.Routes(api);
        var statuses = new Dictionary<(string Route, string Column), int>();
        foreach (var (column, open) in columns)
        {
            var http = await open();
            foreach (var (route, method, path, hasBody) in routes)
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), path);
                if (hasBody)
                    request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
                using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead); // one of them never ends
                statuses[(route, column)] = (int)response.StatusCode;
            }
        }

        var table = new StringBuilder($"{"",-84}{string.Concat(columns.Select(column => $"{column.Name,-15}"))}".TrimEnd()).Append('\n');
        foreach (var (route, _, _, _) in routes)
            table.Append($"{route,-84}{string.Concat(columns.Select(column => $"{statuses[(route, column.Name)],-15}"))}".TrimEnd()).Append('\n');

        Snapshot.Match(table.ToString(), "access.txt");
    }
}
