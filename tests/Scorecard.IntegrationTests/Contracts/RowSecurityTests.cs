using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Scorecard.Domain.Organizations;
using Scorecard.EventStore;

namespace Scorecard.IntegrationTests.Contracts;

/// <summary>No table and no query is forgotten by the second wall between organizations.</summary>
public sealed class RowSecurityTests(ApiFixture api)
{
    /// <summary>Every table but those of PostgreSQL, with what it needs to be behind the wall.</summary>
    private const string TablesSql = """
        select c.oid::regclass::text
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and
        """;

    private const string HasOrganization = "exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped)";

    private const string IsHeld = "c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'own_rows' and p.polcmd = '*')";

    /// <summary>What works above organizations, and may reach the tables without the wall: nobody else.</summary>
    private static readonly string[] s_above =
    [
        "Features/Importing/ImportPurge.cs", // of all organizations
        "Features/Live/LiveEndpoints.cs", // follows the log of all
        "Features/Rewards/ReproduceCommand.cs", // finds whose run it is
        "Features/Session/CompleteSetup.cs", // founds one
        "Features/Session/DemoPeople.cs", // which there is
        "Infrastructure/Hosting/Health.cs", // reads no row
        "Infrastructure/Hosting/Leader.cs", // does what is due for all
        "Infrastructure/Hosting/StartUp.cs", // migrates
        "Infrastructure/Identity/ApiKeyStore.cs", // whose it is, the key tells
        "Infrastructure/Identity/DataProtectionKeys.cs", // belong to none
        "Infrastructure/Identity/IdentitySetup.cs", // sign-in looks for an address
        "Infrastructure/Identity/LinkStore.cs", // whose it is, the link tells
        "Infrastructure/Identity/OnlyOrganization.cs", // whether there is but one
        "Infrastructure/Identity/People.cs", // opens connections; every query is behind the wall
        "Infrastructure/Identity/PersonErasure.cs", // opens a connection; every statement is behind the wall
        "Infrastructure/Identity/SessionStore.cs", // notes and purges those of all
        "Infrastructure/Identity/SetupLinks.cs", // before there is one
        "Infrastructure/Identity/SignInFailures.cs", // belong to none
        "Infrastructure/Identity/UsedChallenges.cs", // purges those of all
        "Features/Importing/ImportRowStore.cs", // opens connections; COPY
        "Features/Rewards/RunStore.cs", // opens connections; COPY
        "Infrastructure/SingleSignOn/ProviderLinks.cs", // its transactions
        "Infrastructure/SingleSignOn/ProviderSessions.cs", // its transactions
        "Sample/SampleBuilder.cs", // builds and wipes one
    ];

    [Fact]
    public async Task Every_table_with_rows_of_organizations_is_behind_the_wall()
    {
        await api.AnonymousAsync();

        Assert.Equal(["reporting.readers"], await ListAsync($"{TablesSql} {HasOrganization} and not ({IsHeld})"));
        Assert.Equal(
            ["import_chunks", "import_rows"],
            await ListAsync($"{TablesSql} not {HasOrganization} and {IsHeld} order by 1"));
    }

    [Fact]
    public async Task The_role_of_requests_can_touch_nothing_that_is_not_behind_the_wall()
    {
        await api.AnonymousAsync();

        Assert.Empty(await ListAsync(
            $"{TablesSql} not ({IsHeld}) and has_table_privilege('{OrganizationRows.Role}', c.oid, 'select, insert, update, delete, truncate, references, trigger')"));
        Assert.Empty(await ListAsync($"{TablesSql} has_table_privilege('{OrganizationRows.Role}', c.oid, 'truncate, references, trigger')"));
        Assert.Empty(await ListAsync($"{TablesSql} {IsHeld} and not has_table_privilege('{OrganizationRows.Role}', c.oid, 'select')"));
        Assert.Equal(["false false"], await ListAsync($"select rolsuper::text || ' ' || rolbypassrls::text from pg_roles where rolname = '{OrganizationRows.Role}'", raw: true));
    }

    [Fact]
    public async Task No_table_shows_or_takes_a_row_of_another_organization()
    {
        await api.SignedInAsync(Role.Administrator);
        var rows = api.Services.GetRequiredService<OrganizationRows>();
        Assert.True(rows.Stands);
        var stranger = Guid.CreateVersion7();

        foreach (var table in await ListAsync($"{TablesSql} {IsHeld}"))
        {
            await using var foreign = rows.Command(stranger, $"select count(*) from {table}");
            Assert.Equal((table, 0L), (table, await foreign.ExecuteScalarAsync()));
        }

        foreach (var table in await ListAsync($"{TablesSql} {HasOrganization} and {IsHeld}"))
        {
            await using var own = rows.Command(api.OrgId, $"select count(*) from {table} where org_id <> '{api.OrgId}'");
            Assert.Equal((table, 0L), (table, await own.ExecuteScalarAsync()));
            await using var insert = rows.Command(stranger, $"insert into {table} (org_id) values ('{api.OrgId}')");
            var refused = await Assert.ThrowsAsync<PostgresException>(() => insert.ExecuteNonQueryAsync());
            Assert.Equal((table, PostgresErrorCodes.InsufficientPrivilege), (table, refused.SqlState));
            Assert.Contains("row-level security", refused.MessageText);
        }

        await using var people = rows.Command(api.OrgId, "select count(*) > 0 from people");
        Assert.Equal(true, await people.ExecuteScalarAsync());
    }

    [Fact]
    public void Only_what_is_above_organizations_reaches_around_the_wall()
    {
        var root = Path.Combine(Repository.Root, "src", "Scorecard.Api");
        var reaching = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Regex.IsMatch(file, @"[/\\](obj|bin)[/\\]") && Regex.IsMatch(File.ReadAllText(file), @"\bNpgsqlDataSource\b|\b(rows|wall)\.Above\b"))
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(file => file != "Infrastructure/Hosting/StorageSetup.cs");

        Assert.Equal(s_above.Order(StringComparer.Ordinal), reaching.Order(StringComparer.Ordinal));
    }

    private async Task<List<string>> ListAsync(string sql, bool raw = false)
    {
        await using var command = api.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(raw ? sql : $"select * from ({sql}) found");
        await using var row = await command.ExecuteReaderAsync();
        List<string> found = [];
        while (await row.ReadAsync())
            found.Add(row.GetString(0));
        return found;
    }
}
