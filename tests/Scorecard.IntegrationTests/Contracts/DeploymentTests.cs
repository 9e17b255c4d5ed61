using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Scorecard.Api.Infrastructure.Security;

namespace Scorecard.IntegrationTests.Contracts;

/// <summary>What the guide to deployment says of files and tables.</summary>
public sealed class DeploymentTests(ApiFixture api)
{
    /// <summary>Unique indexes of tables with rows of organizations that do not begin with the organization: why, the guide says.</summary>
    private static readonly string[] s_withoutOrganization =
    [
        "identity.api_keys_by_id",
        "identity.invitations_pkey",
        "identity.password_resets_token_unique",
        "identity.users_normalized_email_unique",
        "identity.users_normalized_user_name_unique",
        "identity.users_pkey",
        "imports_pkey",
        "reporting.readers_pkey",
    ];

    [Fact]
    public void The_web_server_sends_the_same_policy_as_the_api()
    {
        var headers = File.ReadAllText(Path.Combine(Repository.Root, "deploy", "nginx", "headers.conf"));

        Assert.Contains($"Content-Security-Policy \"{SecurityHeaders.ContentSecurityPolicy}\"", headers);
        foreach (var header in (string[])["X-Content-Type-Options nosniff", "Referrer-Policy no-referrer", "Cross-Origin-Opener-Policy same-origin", "Cross-Origin-Resource-Policy same-origin"])
            Assert.Contains(header, headers);
    }

    [Fact]
    public async Task Every_unique_index_begins_with_the_organization_but_those_that_the_guide_names()
    {
        await api.AnonymousAsync();
        await using var command = api.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("""
            select i.indexrelid::regclass::text
            from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute org on org.attrelid = c.oid and org.attname = 'org_id' and not org.attisdropped
            where i.indisunique and n.nspname not in ('pg_catalog', 'information_schema') and i.indkey[0] <> org.attnum
            order by i.indexrelid::regclass::text collate "C"
            """);
        await using var row = await command.ExecuteReaderAsync();
        List<string> found = [];
        while (await row.ReadAsync())
            found.Add(row.GetString(0));

        Assert.Equal(s_withoutOrganization, found);
        var guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "deployment.md"));
        Assert.All(found, index => Assert.Contains($"`{index}`", guide));
    }
}
