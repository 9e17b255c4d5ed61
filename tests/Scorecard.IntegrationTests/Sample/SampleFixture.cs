using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Api.Sample;

namespace Scorecard.IntegrationTests.Sample;

/// <summary>A demo with the sample organization, which it builds when it starts. It is 21 November 2026 in Seoul.</summary>
public sealed class SampleFixture : WebApplicationFactory<Program>, IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        Services.GetRequiredService<DevelopmentClock>().RunFrom(new DateTimeOffset(2026, 11, 21, 1, 0, 0, TimeSpan.Zero));
        await Task.CompletedTask;
    }

    /// <summary>A browser in which a person of the sample, named by the local part of the address, is signed in.</summary>
    public async Task<HttpClient> SignedInAsync(string address)
    {
        var people = await RowsAsync("select id::text from people where email like $1 || '@%'", address);
        var http = await ApiFixture.WithTokenAsync(CreateClient());
        (await http.PostAsJsonAsync("/api/v1/demo/session", new { personId = Guid.Parse(Assert.Single(people)[0]!) })).EnsureSuccessStatusCode();
        return await ApiFixture.WithTokenAsync(http);
    }

    /// <summary>The rows of a query as text, column by column.</summary>
    public async Task<List<string?[]>> RowsAsync(string sql, params object[] parameters)
    {
        await using var command = Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });

        await using var row = await command.ExecuteReaderAsync();
        List<string?[]> rows = [];
        while (await row.ReadAsync())
            rows.Add([.. Enumerable.Range(0, row.FieldCount).Select(column => row.IsDBNull(column) ? null : row.GetString(column))]);

        return rows;
    }

    /// <summary>The states of a kind as they stand.</summary>
    public async Task<List<(Guid Id, JsonElement State)>> StatesAsync(string kind) =>
    [
        .. (await RowsAsync("select id::text, state::text from streams where org_id = $1 and kind = $2", SampleBuilder.OrgId, kind))
            .Select(row => (Guid.Parse(row[0]!), JsonDocument.Parse(row[1]!).RootElement)),
    ];

    public async Task<int> CountAsync(string condition) =>
        int.Parse((await RowsAsync($"select count(*)::text from events where org_id = $1 and {condition}", SampleBuilder.OrgId))[0][0]!, null);

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseSetting("ConnectionStrings:Scorecard", PostgresFixture.Current.CreateDatabaseAsync().GetAwaiter().GetResult())
        .UseSetting("Scorecard:Demo", "true")
        .ConfigureTestServices(services => services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1));
}
