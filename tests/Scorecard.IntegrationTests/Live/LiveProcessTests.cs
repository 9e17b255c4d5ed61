using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Scorecard.Api.Features.Live;
using Scorecard.Domain.Organizations;
using Scorecard.EventStore;
using Scorecard.IntegrationTests.EventStore;
using Scorecard.IntegrationTests.Kpis;

namespace Scorecard.IntegrationTests.Live;

public class LiveProcessTests(ApiFixture api, PostgresFixture postgres)
{
    private static readonly LiveSettings Quick = new() { Heartbeat = TimeSpan.FromMilliseconds(100), Interval = TimeSpan.FromMilliseconds(100) };

    [Fact]
    public async Task What_is_recorded_in_one_process_is_told_by_the_others_and_goes_on_in_any_of_them()
    {
        var unit = await api.UnitAsync();
        var kpi = await api.ActiveAsync(unit);
        var (http, _, email) = await api.PersonAsync(Role.Viewer, unit);
        var recorder = await api.SignedInAsync(Role.Contributor, unit);
        await using var process = new LiveProcess(api, new LiveSettings());
        using var here = await LiveReader.StartedAsync(http);
        var otherHttp = await process.SignedInAsync(email);
        using var there = await LiveReader.StartedAsync(otherHttp);

        await recorder.RecordAsync(kpi, "2026-08", 91);
        var (one, other) = (await here.NextAsync(), await there.NextAsync());
        using var moved = await LiveReader.OpenAsync(otherHttp, one!.Id);
        await recorder.RecordAsync(kpi, "2026-09", 92);
        var (next, nextMoved) = (await here.NextAsync(), await moved.NextAsync());

        Assert.Equal(one, other);
        Assert.Equal(next, nextMoved);
        Assert.True(next!.Id > one.Id);
    }

    [Fact]
    public async Task A_sign_of_life_comes_where_nothing_changes_and_remembers_how_far_it_is()
    {
        var (_, _, email) = await api.PersonAsync(Role.Viewer, await api.UnitAsync());
        await using var process = new LiveProcess(api, Quick);
        using var live = await LiveReader.StartedAsync(await process.SignedInAsync(email));

        var block = await live.BlockAsync();
        while (block!.Lines[0] != ": alive")
            block = await live.BlockAsync();

        Assert.Null(block.Event);
        Assert.StartsWith("id: ", block.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_expires_ends()
    {
        var (_, _, email) = await api.PersonAsync(Role.Viewer, await api.UnitAsync());
        await using var process = new LiveProcess(api, Quick);
        using var live = await LiveReader.StartedAsync(await process.SignedInAsync(email));

        process.Clock.RunFrom(ApiFixture.Start.AddHours(13));

        Assert.Null(await live.ChangeAsync());
    }

    [Fact]
    public async Task Who_was_away_for_too_long_must_read_everything_again()
    {
        var unit = await api.UnitAsync();
        var kpi = await api.ActiveAsync(unit);
        var (_, _, email) = await api.PersonAsync(Role.Viewer, unit);
        var recorder = await api.SignedInAsync(Role.Contributor, unit);
        await using var process = new LiveProcess(api, new LiveSettings { CatchUp = 2 });
        var http = await process.SignedInAsync(email);
        long last;
        using (var live = await LiveReader.StartedAsync(http))
            last = live.LastId!.Value;

        using var meanwhile = await LiveReader.StartedAsync(http);
        foreach (var month in (string[])["2026-07", "2026-08", "2026-09"])
        {
            await recorder.RecordAsync(kpi, month, 95);
            Assert.Equal(kpi, await meanwhile.ChangeAsync()); // the process has come to it
        }

        using var back = await LiveReader.OpenAsync(http, last);
        var reset = await back.NextAsync();
        await recorder.RecordAsync(kpi, "2026-10", 95);

        Assert.Equal("reset", reset!.Name);
        Assert.Equal(kpi, await back.ChangeAsync());
    }

    [Fact]
    public async Task After_its_database_was_away_it_tells_what_happened_meanwhile()
    {
        var unit = await api.UnitAsync();
        var kpi = await api.ActiveAsync(unit);
        var (_, _, email) = await api.PersonAsync(Role.Viewer, unit);
        var recorder = await api.SignedInAsync(Role.Contributor, unit);
        var database = LiveProcess.DatabaseOf(api);
        var way = new TcpCutter(database);
        var port = new NpgsqlConnectionStringBuilder(way.ConnectionString).Port;
        await using var process = new LiveProcess(api, Quick, way.ConnectionString);
        using var live = await LiveReader.StartedAsync(await process.SignedInAsync(email));
        await recorder.RecordAsync(kpi, "2026-08", 91);
        var before = await live.ChangeAsync();

        await way.DisposeAsync();
        await recorder.RecordAsync(kpi, "2026-09", 92);
        await recorder.RecordAsync(kpi, "2026-10", 93);
        await using var again = new TcpCutter(database, port);

        Assert.Equal(kpi, before);
        Assert.Equal([kpi, kpi], [await live.ChangeAsync(), await live.ChangeAsync()]);
    }

    [Fact]
    public async Task An_organization_that_cannot_be_read_is_read_again_and_does_not_stop_the_others()
    {
        var settings = new LiveSettings { Heartbeat = TimeSpan.FromDays(10_000) }; // sessions are not looked at, only news
        await using var process = new LiveProcess(api, settings, await postgres.CreateDatabaseAsync());
        var hub = process.Services.GetRequiredService<LiveHub>();
        var broken = new StreamId(Guid.CreateVersion7(), Person.Category, Guid.CreateVersion7());
        using var here = hub.Join(broken.OrgId, broken.Id, sessionId: null, until: null)!;
        using var elsewhere = hub.Join(Guid.CreateVersion7(), Guid.CreateVersion7(), sessionId: null, until: null)!;
        var patience = TimeSpan.FromSeconds(30);
        await here.Start.WaitAsync(patience, TestContext.Current.CancellationToken);
        var start = await elsewhere.Start.WaitAsync(patience, TestContext.Current.CancellationToken);

        async Task<LiveNews> AppendAsync(int version)
        {
            await process.Services.GetRequiredService<PostgresEventStore>().AppendAsync(
                new Append(broken, version, [new PersonAdded(Guid.CreateVersion7())], new EventMetadata(Guid.CreateVersion7(), Guid.CreateVersion7(), null)) { State = "\"nobody\"" },
                TestContext.Current.CancellationToken);
            return await here.News.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(patience, TestContext.Current.CancellationToken);
        }

        Assert.Null((await AppendAsync(0)).Changes);
        Assert.Null((await AppendAsync(1)).Changes); // a second look, so the first has come to everybody
        Assert.True(elsewhere.Reached > start);
        Assert.False(elsewhere.News.TryRead(out _));
    }

    [Fact]
    public async Task A_process_that_stops_lets_its_connections_go_at_once()
    {
        var (_, _, email) = await api.PersonAsync(Role.Viewer, await api.UnitAsync());
        var process = new LiveProcess(api, new LiveSettings());
        using var live = await LiveReader.StartedAsync(await process.SignedInAsync(email));
        var stopping = Stopwatch.StartNew();

        await process.DisposeAsync();

        Assert.Null(await live.ChangeAsync());
        Assert.True(stopping.Elapsed < TimeSpan.FromSeconds(10), $"{stopping.Elapsed}");
    }
}
