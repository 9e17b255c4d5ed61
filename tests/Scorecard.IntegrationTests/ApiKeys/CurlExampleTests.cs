using System.Text;
using System.Text.RegularExpressions;
using Scorecard.Api.Features.Kpis;
using Scorecard.Api.Features.Values;
using Scorecard.Domain.Organizations;
using Scorecard.IntegrationTests.Kpis;

namespace Scorecard.IntegrationTests.ApiKeys;

/// <summary>
/// Sends what the commands in docs/examples say, which are those that the page of a KPI offers: a test of the client holds them to that.
/// </summary>
public partial class CurlExampleTests(ApiFixture api)
{
    private const string Server = "https://scorecard.example.org";
    private const string Kpi = "0199a000-0000-7000-8000-000000000000";

    [Fact]
    public async Task The_commands_of_a_kpis_page_record_its_value_and_read_it()
    {
        var unit = await api.UnitAsync();
        var kpi = await api.ActiveAsync(unit);
        var key = await (await api.SignedInAsync(Role.Contributor, unit)).KeyAsync(unit, Permission.RecordValues);

        var recorded = await (await RunAsync("record-value.sh", kpi, key.Text)).ReadAsync<ValueAccepted>();
        var again = await (await RunAsync("record-value.sh", kpi, key.Text)).ReadAsync<ValueAccepted>();
        var read = await (await RunAsync("read-value.sh", kpi, key.Text)).ReadAsync<KpiSeries>();

        Assert.Equal((1, true, false), (recorded.Revision, recorded.Changed, again.Changed));
        Assert.Equal(95, Assert.Single(read.Points).Value);
    }

    /// <summary>As curl reads the command in a shell: address and method, headers, data.</summary>
    private async Task<HttpResponseMessage> RunAsync(string example, Guid kpi, string key)
    {
        var command = (await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "examples", example)))
            .Replace("\\\n", "", StringComparison.Ordinal)
            .Replace(Kpi, kpi.ToString(), StringComparison.Ordinal)
            .Replace("$SCORECARD_KEY", key, StringComparison.Ordinal);
        var words = Word().Matches(command).Select(word => word.Value.Trim('\'', '"')).ToList();
        string? Of(string option) => words.IndexOf(option) is var at and >= 0 ? words[at + 1] : null;
        var address = words.Single(word => word.StartsWith(Server, StringComparison.Ordinal))[Server.Length..];
        using var request = new HttpRequestMessage(new HttpMethod(Of("--request") ?? "GET"), address);
        foreach (var header in words.Where((_, index) => index > 0 && words[index - 1] == "--header").Select(header => header.Split(": ", 2)))
        {
            if (header[0] == "Content-Type")
                request.Content = new StringContent(Of("--data")!, Encoding.UTF8, header[1]);
            else
                request.Headers.Add(header[0], header[1]);
        }

        return await api.CreateDefaultClient(new ClockHeader.Sender(api.Clock)).SendAsync(request);
    }

    [GeneratedRegex("""'[^']*'|"[^"]*"|\S+""")]
    private static partial Regex Word();
}
