using System.IO.Compression;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Scorecard.Api.Features.Organizations;
using Scorecard.Api.Features.Scorecards;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.EventStore;
using Scorecard.IntegrationTests.Session;

namespace Scorecard.IntegrationTests.Operation;

/// <summary>
/// Rehearses the longest upgrade there is: a dump of the sample organization, made by the first version whose database can be taken along
/// (event store 0001, API 0001 to 0003), is started by today's program.
/// </summary>
public class FirstReleaseTests(PostgresFixture postgres)
{
    private const int Events = 1331;
    private const int Streams = 116;

    /// <summary>Of the events, those in streams that have a state; those of values have none.</summary>
    private const int FoldedEvents = 360;

    [Fact]
    public async Task It_is_taken_along_with_every_hash_and_every_state_and_goes_on()
    {
        var database = await postgres.CreateDatabaseAsync();
        await RestoreAsync(database);
        await using var db = StoreConnection.CreateDataSource(database);
        var (hashes, states, heads) = await FingerprintsAsync(db);
        await using var installation = new Installation(database);
        var http = installation.CreateClient();
        await installation.Services.GetRequiredService<StartUp>().Ready;

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(new VerificationReport(Events, Streams, 0, null), await new ChainVerifier(db).VerifyAsync());
        Assert.Equal((hashes, states, heads), await FingerprintsAsync(db));
        var rebuilt = await installation.Services.GetRequiredService<StateRebuilder>().RebuildAsync();
        Assert.Null(rebuilt.Example);
        Assert.Equal((FoldedEvents, true), (rebuilt.Events, rebuilt.IsSame));
        Assert.Equal((hashes, states, heads), await FingerprintsAsync(db));

        var root = await SignInAsync(installation, http);
        foreach (var moment in (string[])["", "&knownAt=2026-06-15T00:00:00Z"])
        {
            var scorecards = await http.GetAsync<ScorecardListItem[]>($"/api/v1/scorecards?date=2026-05{moment}");
            Assert.NotEmpty(scorecards);
            Assert.All(scorecards, scorecard => Assert.NotNull(scorecard.Score));
        }

        var added = await http.PutAsync($"/api/v1/units/{Guid.CreateVersion7()}", new DefineUnitRequest("after", "After", root));
        Assert.Equal(HttpStatusCode.OK, added.StatusCode);
        Assert.Equal(new VerificationReport(Events + 1, Streams + 1, 0, null), await new ChainVerifier(db).VerifyAsync());
    }

    private static async Task RestoreAsync(string database)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var packed = new GZipStream(typeof(FirstReleaseTests).Assembly.GetManifestResourceStream("first-release.sql.gz")!, CompressionMode.Decompress);
        using var text = new StreamReader(packed);
        await using var command = new NpgsqlCommand(await text.ReadToEndAsync(), connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Of all events, of all states of every moment, and of all current states, byte by byte.</summary>
    private static async Task<(string Hashes, string States, string Heads)> FingerprintsAsync(NpgsqlDataSource db)
    {
        await using var command = db.CreateCommand(
            """
            select
                (select md5(string_agg(concat_ws(' ', position, recorded_at, type, data, hash), '|' order by position)) from events),
                (select md5(string_agg(concat_ws(' ', kind, id, recorded_at, version, data), '|' order by org_id, kind, id, recorded_at)) from states),
                (select md5(string_agg(concat_ws(' ', kind, id, recorded_at, version, hash, state), '|' order by org_id, kind, id)) from streams)
            """);
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return (row.GetString(0), row.GetString(1), row.GetString(2));
    }

    /// <summary>As an administrator of the sample, whose people have no passwords.</summary>
    private static async Task<Guid> SignInAsync(Installation installation, HttpClient http)
    {
        await using var scope = installation.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NpgsqlDataSource>();
        await using var command = db.CreateCommand(
            """
            select u.org_id, u.id, u.email, s.id from identity.users u
            join streams p on p.org_id = u.org_id and p.kind = 'person' and p.id = u.id and p.state::text ilike '%administrator%'
            join streams s on s.org_id = u.org_id and s.kind = 'unit' and s.state->>'parentId' is null limit 1
            """);
        await using var row = await command.ExecuteReaderAsync();
        Assert.True(await row.ReadAsync());
        var (orgId, personId, email, root) = (row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetGuid(3));
        var accounts = scope.ServiceProvider.GetRequiredService<Accounts>();
        await accounts.SetPasswordAsync(await accounts.EnsureAsync(orgId, personId, email), ApiFixture.Password);
        await ApiFixture.WithTokenAsync(http);
        await ApiFixture.SignInAsync(http, email);
        return root;
    }
}
