using System.Net;
using Scorecard.Api.Features.Organizations;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.Http;

/// <summary>What every command has in common, shown on units.</summary>
public class CommandTests(ApiFixture api)
{
    private readonly Guid _unit = Guid.CreateVersion7();

    private string Path => $"/api/v1/units/{_unit}";

    private DefineUnitRequest Sales => new($"s-{_unit:N}", "Sales", api.RootUnitId);

    [Fact]
    public async Task Creating_again_with_the_same_content_answers_as_the_first_time()
    {
        var http = await api.SignedInAsync(Role.Administrator);
        var first = await (await http.PutAsync(Path, Sales)).ReadAsync<CommandAccepted>();
        await http.PostAsync($"{Path}/revisions", new ReviseUnitRequest(Sales.Code, "Sales East", api.RootUnitId, first.Version));

        var again = await (await http.PutAsync(Path, Sales)).ReadAsync<CommandAccepted>();

        Assert.Equal(first, again);
    }

    [Fact]
    public async Task Creating_something_else_under_the_same_id_is_refused()
    {
        var http = await api.SignedInAsync(Role.Administrator);
        await http.PutAsync(Path, Sales);

        var response = await http.PutAsync(Path, Sales with { Name = "Marketing" });

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("unit.already_exists", await response.CodeAsync());
    }

    [Fact]
    public async Task A_code_that_is_taken_is_refused()
    {
        var http = await api.SignedInAsync(Role.Administrator);
        await http.PutAsync(Path, Sales);

        var response = await http.PutAsync($"/api/v1/units/{Guid.CreateVersion7()}", Sales);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("unit_code.taken", await response.CodeAsync());
    }

    [Fact]
    public async Task A_code_is_free_again_when_its_holder_takes_another()
    {
        var http = await api.SignedInAsync(Role.Administrator);
        await http.PutAsync(Path, Sales);
        await http.PostAsync($"{Path}/revisions", new ReviseUnitRequest($"t-{_unit:N}", "Sales", api.RootUnitId, 1));

        var response = await http.PutAsync($"/api/v1/units/{Guid.CreateVersion7()}", Sales);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Of_many_changes_at_once_exactly_one_wins()
    {
        var http = await api.SignedInAsync(Role.Administrator);
        await http.PutAsync(Path, Sales);

        var responses = await Task.WhenAll(Enumerable.Range(1, 8).Select(n =>
            http.PostAsync($"{Path}/revisions", new ReviseUnitRequest(Sales.Code, $"Sales {n}", api.RootUnitId, 1))));

        Assert.Single(responses, response => response.StatusCode == HttpStatusCode.OK);
        Assert.All(responses.Where(response => response.StatusCode != HttpStatusCode.OK), response => Assert.Equal(HttpStatusCode.Conflict, response.StatusCode));
    }

    [Fact]
    public async Task A_stale_version_is_refused_with_the_one_there_is()
    {
        var http = await api.SignedInAsync(Role.Administrator);
        await http.PutAsync(Path, Sales);
        await http.PostAsync($"{Path}/revisions", new ReviseUnitRequest(Sales.Code, "First", api.RootUnitId, 1));

        var response = await http.PostAsync($"{Path}/revisions", new ReviseUnitRequest(Sales.Code, "Second", api.RootUnitId, 1));

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var problem = await response.ProblemAsync();
        Assert.Equal("version.conflict", problem.GetProperty("code").GetString());
        Assert.Equal(2, problem.GetProperty("currentVersion").GetInt32());
    }

    [Fact]
    public async Task The_same_key_answers_as_the_first_call_did_and_changes_nothing()
    {
        var http = await api.SignedInAsync(Role.Administrator);
        await http.PutAsync(Path, Sales);
        http.DefaultRequestHeaders.Add("Idempotency-Key", $"{Guid.NewGuid()}");
        var request = new ReviseUnitRequest(Sales.Code, "Sales East", api.RootUnitId, 1);

        var first = await (await http.PostAsync($"{Path}/revisions", request)).ReadAsync<CommandAccepted>();
        var again = await (await http.PostAsync($"{Path}/revisions", request)).ReadAsync<CommandAccepted>();

        Assert.Equal(2, first.Version);
        Assert.Equal(first, again);
    }

    [Fact]
    public async Task The_same_key_for_another_request_is_refused()
    {
        var http = await api.SignedInAsync(Role.Administrator);
        await http.PutAsync(Path, Sales);
        http.DefaultRequestHeaders.Add("Idempotency-Key", $"{Guid.NewGuid()}");
        await http.PostAsync($"{Path}/revisions", new ReviseUnitRequest(Sales.Code, "First", api.RootUnitId, 1));

        var response = await http.PostAsync($"{Path}/revisions", new ReviseUnitRequest(Sales.Code, "Second", api.RootUnitId, 1));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("idempotency.mismatch", await response.CodeAsync());
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found()
    {
        var http = await api.SignedInAsync(Role.Administrator);

        var response = await http.PostAsync($"{Path}/revisions", new ReviseUnitRequest("a", "b", api.RootUnitId, 1));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("unit.not_found", await response.CodeAsync());
    }

    [Fact]
    public async Task A_rule_that_refuses_says_which()
    {
        var http = await api.SignedInAsync(Role.Administrator);

        var response = await http.PutAsync(Path, Sales with { ParentId = _unit });

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode); // nobody may manage below a unit that is not there
        Assert.Equal("unit.root_exists", await (await http.PutAsync(Path, Sales with { ParentId = null })).CodeAsync());
    }
}
