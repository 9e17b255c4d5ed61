using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Scorecard.Api.Infrastructure.Identity;

namespace Scorecard.IntegrationTests.Contracts;

/// <summary>The tables of the accounts are written in SQL by hand; Entity Framework must find in them what it expects.</summary>
public class AccountsTablesTests(ApiFixture api)
{
    [Fact]
    public async Task Every_column_of_the_model_is_in_the_database_and_the_other_way_round()
    {
        await api.AnonymousAsync();
        await using var scope = api.Services.CreateAsyncScope();
        var tables = scope.ServiceProvider.GetRequiredService<AccountsDbContext>().Model.GetEntityTypes()
            .Where(entity => !entity.IsMappedToJson()).ToList();

        Assert.Equal(5, tables.Count);
        foreach (var table in tables)
        {
            Assert.Equal(
                await ColumnsAsync(table.GetSchema()!, table.GetTableName()!),
                table.GetProperties().Select(property => property.GetColumnName())
                    .Concat(table.GetNavigations().Select(navigation => navigation.TargetEntityType.GetContainerColumnName()).OfType<string>())
                    .Order(StringComparer.Ordinal));
        }
    }

    private async Task<List<string>> ColumnsAsync(string schema, string table)
    {
        await using var command = api.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(
            "select column_name from information_schema.columns where table_schema = $1 and table_name = $2");
        command.Parameters.AddWithValue(schema);
        command.Parameters.AddWithValue(table);
        await using var row = await command.ExecuteReaderAsync();
        List<string> columns = [];
        while (await row.ReadAsync())
            columns.Add(row.GetString(0));

        return [.. columns.Order(StringComparer.Ordinal)];
    }
}
