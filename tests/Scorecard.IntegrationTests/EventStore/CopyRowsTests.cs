using Scorecard.EventStore;

namespace Scorecard.IntegrationTests.EventStore;

/// <summary>What a bulk append writes is, byte by byte, what single appends write.</summary>
public sealed class CopyRowsTests(PostgresFixture postgres)
{
    public static TheoryData<string> Figures =>
    [
        "0", "0.00", "1", "-1", "0.1", "-0.0001", "0.00001", "9999", "10000", "100000000", "-12345678.90", "1000.25", "1.20", "99999.99999",
        "999999999999999", "0.000000000000001", "79228162514264337593543950335", "-7.9228162514264337593543950335",
    ];

    [Theory]
    [MemberData(nameof(Figures))]
    public async Task Figures_keep_their_value_and_scale(string text)
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var figure = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        var stream = database.NewStream();

        await database.Store.AppendBulkAsync(stream.OrgId,
        [
            Counter.Append(stream, 0, new Counted(1, "a")) with
            {
                Values = [new ValueChange(stream.Id, new DateOnly(2026, 3, 1), "", figure, null, -figure, false, 0, "한글 \t\n")],
            },
        ]);

        Assert.Equal(text, await database.ScalarAsync<string>("select value::text from kpi_values"));
        Assert.Equal(-figure, await database.ScalarAsync<decimal>("select denominator from kpi_values"));
        Assert.Equal("한글 \t\n", await database.ScalarAsync<string>("select comment from kpi_values"));
        Assert.Equal(new DateOnly(2026, 3, 1), await database.ScalarAsync<DateOnly>("select period_start from kpi_values"));
        Assert.True(await database.ScalarAsync<bool>("select numerator is null and superseded_at is null and not not_applicable from kpi_values"));
    }

    [Fact]
    public async Task Many_rows_arrive_in_several_sendings()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var stream = database.NewStream();

        await database.Store.AppendBulkAsync(
            stream.OrgId, [Counter.Append(stream, 0, [.. Enumerable.Range(0, 2_000).Select(i => new Counted(i, new string('x', 200)))])]);

        Assert.Equal(2_000L, await database.ScalarAsync<long>("select count(distinct version) from events where octet_length(hash) = 32"));
        Assert.True((await new ChainVerifier(database.Db).VerifyAsync()).IsIntact);
    }
}
