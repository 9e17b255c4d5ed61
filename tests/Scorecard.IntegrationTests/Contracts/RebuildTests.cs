using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Scorecard.Api.Features.Session;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Organizations;
using Scorecard.EventStore;

namespace Scorecard.IntegrationTests.Contracts;

/// <summary>What commands leave behind is what its events say: anything else could never be rebuilt.</summary>
public class RebuildTests(ApiFixture api)
{
    [Fact]
    public async Task The_states_that_commands_write_are_those_that_the_events_give()
    {
        await api.AnonymousAsync();
        await using var scope = api.Services.CreateAsyncScope();
        var (orgId, rootId, unitId) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await FoundAsync(scope.ServiceProvider, new Foundation(
            orgId, new OrganizationSettings("Rebuilt", "ko", "Asia/Seoul", "KRW", 1), rootId, Guid.CreateVersion7(), "A", $"{orgId}@example.org", "ko"));
        var commands = scope.ServiceProvider.GetRequiredService<CommandRunner>();
        await commands.CreateAsync<Unit, UnitEvent>(unitId, _ => [new UnitDefined("sales", "영업 \"A\"", rootId)], default);
        await commands.ChangeAsync<Unit, UnitEvent>(unitId, 1, _ => [new UnitRevised("sales", "영업 B", rootId), new UnitClosed()], default);

        var report = await api.Services.GetRequiredService<StateRebuilder>().CompareAsync(orgId);

        Assert.Null(report.Example);
        Assert.True(report.IsSame);
        Assert.Equal(5, report.States);
    }

    private static async Task FoundAsync(IServiceProvider services, Foundation foundation)
    {
        await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        Assert.Null(await services.GetRequiredService<Founding>().FoundAsync(transaction, foundation, default));
        await transaction.CommitAsync();
    }
}
