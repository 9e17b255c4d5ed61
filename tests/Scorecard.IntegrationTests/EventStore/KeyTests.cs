using Scorecard.EventStore;

namespace Scorecard.IntegrationTests.EventStore;

public sealed class KeyTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_key_belongs_to_one_id_until_it_is_released()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var (a, b) = (database.NewStream(), database.NewStream());
        await database.Store.AppendAsync(Reserving(a, 0, new KeyChange("kpi-code", "OTD")));

        var taken = await Assert.ThrowsAsync<KeyTakenException>(() => database.Store.AppendAsync(Reserving(b, 0, new KeyChange("kpi-code", "OTD"))));
        Assert.Equal(("kpi-code", "OTD"), (taken.Kind, taken.Key));
        Assert.Equal(0, await database.Store.VersionAsync(b));
        Assert.Empty(await database.Store.ReadStreamAsync(b));

        await database.Store.AppendAsync(Reserving(a, 1, new KeyChange("kpi-code", "OTD"))); // its own is no conflict
        await database.Store.AppendAsync(Reserving(a, 2, new KeyChange("kpi-code", "OTD", Release: true), new KeyChange("kpi-code", "OTP")));
        await database.Store.AppendAsync(Reserving(b, 0, new KeyChange("kpi-code", "OTD")));
        await Assert.ThrowsAsync<KeyTakenException>(() => database.Store.AppendAsync(Reserving(b, 1, new KeyChange("kpi-code", "OTP"))));
    }

    [Fact]
    public async Task The_same_key_of_another_kind_or_organization_is_free()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        await database.Store.AppendAsync(Reserving(database.NewStream(), 0, new KeyChange("kpi-code", "OTD")));

        await database.Store.AppendAsync(Reserving(database.NewStream(), 0, new KeyChange("unit-code", "OTD")));
        await database.Store.AppendAsync(Reserving(database.NewStream() with { OrgId = Guid.CreateVersion7() }, 0, new KeyChange("kpi-code", "OTD")));

        Assert.Equal(3L, await database.ScalarAsync<long>("select count(*) from unique_keys"));
    }

    [Fact]
    public async Task Nobody_can_release_anothers_key()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        await database.Store.AppendAsync(Reserving(database.NewStream(), 0, new KeyChange("kpi-code", "OTD")));

        await database.Store.AppendAsync(Reserving(database.NewStream(), 0, new KeyChange("kpi-code", "OTD", Release: true)));

        await Assert.ThrowsAsync<KeyTakenException>(() => database.Store.AppendAsync(Reserving(database.NewStream(), 0, new KeyChange("kpi-code", "OTD"))));
    }

    [Fact]
    public async Task Of_many_who_want_a_key_at_once_one_gets_it()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);

        var got = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            try
            {
                await database.Store.AppendAsync(Reserving(database.NewStream(), 0, new KeyChange("kpi-code", "A"), new KeyChange("kpi-code", "B")));
                return true;
            }
            catch (KeyTakenException)
            {
                return false;
            }
        }));

        Assert.Single(got, true);
        Assert.Equal(1L, await database.ScalarAsync<long>("select count(*) from events"));
    }

    private static Append Reserving(StreamId stream, int expected, params IReadOnlyList<KeyChange> keys) =>
        Counter.Append(stream, expected, new Counted(1, "a")) with { Keys = keys };
}
