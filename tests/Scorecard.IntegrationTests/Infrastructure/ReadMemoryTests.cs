using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Scorecard.Api.Features.Scorecards;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Organizations;
using Scorecard.IntegrationTests.Kpis;

namespace Scorecard.IntegrationTests.Infrastructure;

/// <summary>A repeated read is answered from memory, and never with what is not so any more.</summary>
public sealed class ReadMemoryTests(ApiFixture api)
{
    [Fact]
    public async Task Asked_again_it_is_the_same_answer_until_something_is_recorded()
    {
        var unit = await api.UnitAsync();
        var kpi = await api.ActiveAsync(unit);
        var (scorecard, _) = await api.ScorecardAsync(unit, [kpi]);
        var http = await api.SignedInAsync(Role.UnitManager, unit);
        var path = $"/api/v1/scorecards/{scorecard}?date=2026-03";

        var remembered = await RememberedAsync(http, path);
        await http.RecordAsync(kpi, "2026-03", 80, comment: "Late");
        var changed = await http.GetAsync<ScorecardView>(path);

        Assert.Null(remembered.Total.Score);
        Assert.Equal(80m, changed.Total.Score);
    }

    [Fact]
    public void A_full_memory_makes_room_for_the_newest_by_giving_up_what_was_not_asked_for_longest()
    {
        using var memory = new ReadMemory();

        for (var number = 0; number < 40; number++)
        {
            memory.Keep(number, new object(), 7 << 20);
            Assert.NotNull(memory.Find<object>(number));
            Assert.True(number < 2 || memory.Find<object>(number - 1) is not null);
        }

        Assert.Null(memory.Find<object>(0));
    }

    [Fact]
    public async Task Another_person_is_never_given_the_answer_of_the_first()
    {
        var (unit, otherUnit) = (await api.UnitAsync(), await api.UnitAsync());
        var (scorecard, _) = await api.ScorecardAsync(unit, [await api.ActiveAsync(unit)]);
        var manager = await api.SignedInAsync(Role.UnitManager, unit);
        var path = $"/api/v1/scorecards/{scorecard}";
        var stranger = await api.SignedInAsync(Role.UnitManager, otherUnit);
        var viewer = await api.SignedInAsync(Role.Viewer, unit);

        Assert.True((await RememberedAsync(manager, path)).CanEdit);
        Assert.False((await viewer.GetAsync<ScorecardView>(path)).CanEdit);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task A_revoked_role_ends_with_the_next_request()
    {
        var unit = await api.UnitAsync();
        var (scorecard, _) = await api.ScorecardAsync(unit, [await api.ActiveAsync(unit)]);
        var (http, id, _) = await api.PersonAsync(Role.Viewer, unit);
        var path = $"/api/v1/scorecards/{scorecard}";
        await RememberedAsync(http, path);

        await api.RunAsync(commands => commands.ChangeAsync<Person, PersonEvent>(id, 2, _ => [new PersonRoleRevoked(Role.Viewer, unit)], default));

        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task What_was_being_written_meanwhile_shows_when_it_is_committed()
    {
        var unit = await api.UnitAsync();
        var (scorecard, _) = await api.ScorecardAsync(unit, [await api.ActiveAsync(unit)]);
        var http = await api.SignedInAsync(Role.Viewer, unit);
        var path = $"/api/v1/scorecards/{scorecard}";
        await using var writer = await api.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        await using var writing = await writer.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(
            $"update streams set state = replace(state::text, 'Grow', 'Flourish')::json where id = '{scorecard}'", writer, writing);
        await command.ExecuteNonQueryAsync();

        var before = await RememberedAsync(http, path);
        await writing.CommitAsync();
        var after = await http.GetAsync<ScorecardView>(path);

        Assert.Equal(("Grow", "Flourish"), (before.Perspectives[0].Objectives[0].Name, after.Perspectives[0].Objectives[0].Name));
    }

    /// <summary>The answer, once it comes from memory: tests that write to the same server at the same time put that off.</summary>
    private static async Task<ScorecardView> RememberedAsync(HttpClient http, string path)
    {
        for (var attempt = 0; attempt < 1000; attempt++)
        {
            var response = await http.GetAsync(path);
            if (response.Headers.Age is not null)
                return await response.ReadAsync<ScorecardView>();
        }

        throw new InvalidOperationException("It was never remembered.");
    }
}
