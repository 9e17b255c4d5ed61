using System.Text.Json;
using Scorecard.EventStore;

namespace Scorecard.IntegrationTests.EventStore;

public sealed class EventTypesTests(PostgresFixture postgres)
{
    [Fact]
    public async Task An_unknown_name_in_the_database_is_named()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var stream = database.NewStream();
        await database.Store.AppendAsync(Counter.Append(stream, 0, new Counted(1, "a")));
        await database.ExecuteAsync("update events set type = 'count-doubled'");

        var unknown = await Assert.ThrowsAsync<UnknownEventTypeException>(() => database.Store.ReadStreamAsync(stream));

        Assert.Equal("count-doubled", unknown.Name);
        Assert.NotNull(await database.Store.LoadAsync(stream)); // the state needs no event
        Assert.True((await new ChainVerifier(database.Db).VerifyAsync()).FirstBroken is { Fault: ChainFault.Altered });
    }

    [Fact]
    public async Task An_event_of_an_older_shape_is_read_in_the_current_one_and_stays_as_it_was_stored()
    {
        var then = new EventTypes(JsonSerializerOptions.Web).Add<CountedLongAgo>("counted");
        await using var database = await StoreDatabase.CreateAsync(postgres, then);
        var stream = database.NewStream();
        await database.Store.AppendAsync(Counter.Append(stream, 0, new CountedLongAgo(5)) with { State = "{}" });
        var now = Counter.Types()
            .Upcast("counted", data =>
            {
                if (data.Remove("number", out var number))
                    data["amount"] = number;
                return data;
            })
            .Upcast("counted", data =>
            {
                data["note"] ??= "before notes were kept";
                return data;
            });
        var store = new PostgresEventStore(new OrganizationRows(database.Db), now, new DatabaseClock());
        await store.AppendAsync(Counter.Append(stream, 1, new Counted(6, "new")));

        var read = await store.ReadStreamAsync(stream);

        Assert.Equal([new Counted(5, "before notes were kept"), new Counted(6, "new")], read.Select(recorded => recorded.Change));
        Assert.Equal("""{"number":5}""", await database.ScalarAsync<string>("select data::text from events where version = 1"));
        Assert.True((await new ChainVerifier(database.Db).VerifyAsync()).IsIntact);
    }

    [Fact]
    public void A_name_stands_for_one_event()
    {
        Assert.Throws<ArgumentException>(() => Counter.Types().Add<CountedLongAgo>("counted"));
        Assert.Throws<ArgumentException>(() => Counter.Types().Add<Counted>("another"));
        Assert.Throws<ArgumentException>(() => new EventTypes(JsonSerializerOptions.Web).Add<Counted>("Not Kebab\n"));
        Assert.Throws<ArgumentException>(() => new EventTypes(JsonSerializerOptions.Web).Serialize(new Counted(1, "a")));
    }

    public sealed record CountedLongAgo(int Number);
}
