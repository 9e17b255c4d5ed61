using System.Text.Json.Nodes;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Time;
using Scorecard.IntegrationTests.Kpis;

namespace Scorecard.IntegrationTests.Http;

/// <summary>Asks every read for the first and the last moments and periods that can be written down: nothing to tell, or a refusal, but never an error.</summary>
public class EdgesOfTimeTests(OwnApi own) : IClassFixture<OwnApi>
{
    private static readonly string[] Moments = ["0001-01-01T00:00:00Z", "1900-01-01T00:00:00Z", "9999-12-31T23:59:59Z"];

    private static readonly string[] Periods =
    [
        "1900-01-01", "1900-W01", "1900-01", "1900-Q1", "1900-H1", "1900",
        "2200-12-31", "2200-W52", "2200-12", "2200-Q4", "2200-H2", "2200",
    ];

    private readonly ApiFixture _api = own.Api;

    [Fact]
    public async Task No_moment_of_knowledge_is_an_error()
    {
        var reads = await ReadsAsync("knownAt", "fromKnownAt", "from", "to");

        Assert.True(reads.Count > 20);
        await NoErrorsAsync(reads, Moments);
    }

    [Fact]
    public async Task No_period_is_an_error()
    {
        var reads = await ReadsAsync("date", "fromDate", "from", "to", "period");

        Assert.True(reads.Count > 20);
        await NoErrorsAsync(reads, Periods);
    }

    [Theory]
    [InlineData("/api/v1/kpis?knownAt={0}", "knownAt")]
    [InlineData("/api/v1/home?knownAt={0}", "knownAt")]
    [InlineData("/api/v1/organization/difference?knownAt={0}", "knownAt")]
    [InlineData("/api/v1/organization/difference?fromKnownAt={0}", "fromKnownAt")]
    public async Task A_moment_before_all_periods_is_before_the_organization(string path, string field)
    {
        using var response = await (await _api.SignedInAsync(Role.Administrator)).GetAsync(path.Replace("{0}", Moments[0], StringComparison.Ordinal));

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal("before_the_organization", (await response.ErrorsAsync())[field]);
    }

    private async Task NoErrorsAsync(IReadOnlyList<string> reads, IReadOnlyList<string> times)
    {
        var http = await _api.SignedInAsync(Role.Administrator);
        List<string> errors = [];
        foreach (var path in reads.SelectMany(read => times.Select(time => read.Replace("{time}", time, StringComparison.Ordinal))))
        {
            using var response = await http.GetAsync(path);
            if ((int)response.StatusCode >= 500)
                errors.Add(path);
        }

        Assert.Empty(errors);
    }

    /// <summary>Every GET of the contract, once with each of the parameters and once with all of them; <c>{time}</c> stands for their value.</summary>
    private async Task<IReadOnlyList<string>> ReadsAsync(params string[] names)
    {
        var unit = await _api.UnitAsync();
        List<Guid> kpis = [];
        foreach (var frequency in new[] { Frequency.Daily, Frequency.Weekly, Frequency.Monthly, Frequency.Yearly })
            kpis.Add(await _api.ActiveAsync(unit, definition: KpiScenarios.Definition(unit, frequency: frequency)));
        var (scorecard, _) = await _api.ScorecardAsync(unit, kpis);

        var document = JsonNode.Parse(await (await _api.AnonymousAsync()).GetStringAsync("/openapi/v1.json"))!;
        return
        [
            .. from path in document["paths"]!.AsObject()
               where path.Value!["get"] is not null
               let parameters = path.Value["get"]!["parameters"]?.AsArray().Select(parameter => (Name: (string)parameter!["name"]!, Required: (bool?)parameter["required"] ?? false)).ToList() ?? []
               let asked = names.Where(name => parameters.Exists(parameter => parameter.Name == name)).ToList()
               where asked.Count > 0
               from id in path.Key.StartsWith("/api/v1/kpis/", StringComparison.Ordinal) ? kpis : [path.Key.StartsWith("/api/v1/scorecards/", StringComparison.Ordinal) ? scorecard : unit]
               from some in asked.Select(name => (string[])[name]).Append([.. asked]).Take(asked.Count == 1 ? 1 : int.MaxValue)
               from span in parameters.Exists(parameter => parameter.Name == "span") ? ["period", "year-to-date"] : new string?[] { null }
               let query = some.Select(name => $"{name}={{time}}")
                   .Concat(parameters.Where(parameter => parameter.Name == "frequency").Select(_ => "frequency=monthly"))
                   .Concat(span is null ? [] : [$"span={span}"])
               select Filled(path.Key, id, some) + "?" + string.Join('&', query.Where(pair => !pair.StartsWith("period=", StringComparison.Ordinal))),
        ];
    }

    private static string Filled(string path, Guid id, string[] names) => path
        .Replace("{id}", id.ToString(), StringComparison.Ordinal)
        .Replace("{period}", names.Contains("period") ? "{time}" : "2026-11", StringComparison.Ordinal);
}
